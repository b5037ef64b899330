import type { HomeView, Prompts, Unfurls } from './event-schema.ts';

/** A message of a person's. */
export interface Spoken {
  readonly ts: string;
  readonly user: string;
  readonly channel: string;
  /** The `ts` of the message that it answers; null in the channel itself. */
  readonly thread: string | null;
}

/** What people see of the bot besides messages, and what the bot may say something about. */
export class EventState {
  readonly spoken = new Map<string, Spoken>();
  /** The Home tab as each person has it. */
  readonly homes = new Map<string, HomeView>();
  /** What stands behind the bot's name, by thread. */
  readonly status = new Map<string, string>();
  /** Every status that was shown, in order. */
  readonly statuses: string[] = [];
  readonly titles = new Map<string, string>();
  /** By direct message. */
  readonly prompts = new Map<string, Prompts>();
  /** Messages that are still growing. */
  readonly streaming = new Set<string>();
  /** The links that a message holds, or what is being written, by its `ts` or its unfurl id. */
  readonly links = new Map<string, readonly string[]>();
  readonly unfurled = new Map<string, Unfurls>();

  setStatus(thread: string, status: string): void {
    if (status === '') this.status.delete(thread);
    else {
      this.status.set(thread, status);
      this.statuses.push(status);
    }
  }
}
