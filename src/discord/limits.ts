/**
 * What Discord takes, from its developer documentation (components reference, application commands, receiving and
 * responding). Lengths are counted in UTF-16 units here, which is never less than what Discord counts.
 */
export const LIMITS = {
  /** Nested ones count too: a container with a row of two buttons is four. */
  componentsPerMessage: 40,
  /** All text displays of a message together, with their markup and every backslash. */
  textPerMessage: 4000,
  /** Before the lines `continued 2/3` are added, which stay far under the difference. */
  textPerPage: 3900,
  /** A container and up to two notes of continuation come on top. */
  componentsPerPage: 37,
  /** One line of text; a longer paragraph is broken at a space, so that it fits into a page. */
  line: 3600,
  /** A plain message's content: what a push notification shows. */
  content: 2000,
  buttonsPerRow: 5,
  /** 80 are taken, of which a phone shows about 38. */
  buttonLabel: 80,
  /** A button with a longer address becomes a link in the text, which has no such limit. */
  buttonUrl: 512,
  customId: 100,
  optionsPerSelect: 25,
  selectPlaceholder: 150,
  /** Of a select's option: its label, its description and its value. */
  selectOption: 100,
  imageDescription: 1024,
  choices: 25,
  /** Of an autocomplete choice: its name and its value. */
  choice: 100,
  commandDescription: 100,
  threadName: 100,
  /** The most that `max_length` of a text option may be. */
  optionLength: 6000,
  /** Of a custom status: what stands below the bot's name. */
  presence: 128,
  /** Of a modal, whose label is that of a field. */
  modalTitle: 45,
  modalLabel: 45,
  labelDescription: 100,
  modalComponents: 5,
  /** Of a text input: its value, and the most that its `max_length` may be. */
  inputLength: 4000,
  /** Follow-ups to one interaction of an app that is installed for oneself, and not in the server. */
  followUpsAlone: 5,
  /** Milliseconds in which a form must be there: opening one is a first answer too, and may be refused. */
  formTime: 2000,
  /** Milliseconds in which nobody wonders whether a press was noticed. */
  quietTime: 1000,
  /** Milliseconds. An interaction must be answered within 3 s; half a second is left for the way. */
  answerTime: 2500,
} as const;

/** The text, at most `max` long and visibly shortened; never a half of a character. */
export function fit(text: string, max: number): string {
  const whole = text.toWellFormed();
  if (whole.length <= max) return whole;
  return `${whole.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}
