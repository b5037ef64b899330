/** What somebody who runs the bot is told of one part of it. */
export interface Finding {
  /** Which part, such as `Slack`. */
  readonly subject: string;
  /** `note` for what works, and may be worth knowing. */
  readonly state: 'ok' | 'note' | 'problem';
  /** What is so; of a problem what to do as well. Never holds a secret. */
  readonly text: string;
}

export const fine = (subject: string, text: string): Finding => ({ subject, state: 'ok', text });
export const note = (subject: string, text: string): Finding => ({ subject, state: 'note', text });
export const problem = (subject: string, text: string): Finding => ({ subject, state: 'problem', text });
