import type { Courier } from '../../src/core/courier.ts';
import type { Dispatcher } from '../../src/core/dispatch.ts';
import type { Invocation, InvocationVault } from '../../src/core/invocation.ts';

/** A message as a person on the platform sees it. */
export interface Seen {
  /** Everything that can be read in it, in order, markup resolved to plain text as the platform's client would show it. */
  readonly text: string;
  /** The fallback: what a notification and a screen reader say first. */
  readonly fallback: string;
  /** Only the asker sees it. */
  readonly private: boolean;
  /** The URLs that it links to, in order. */
  readonly links: readonly string[];
  /** The labels of its buttons that run something, in order. */
  readonly buttons: readonly string[];
  /** Its selects: their label and the labels of their options. */
  readonly selects: readonly { readonly label: string; readonly options: readonly string[] }[];
  /** Who would be notified by it: must always be empty. */
  readonly pings: readonly string[];
  /** Identifies the message, so that its controls can be used. */
  readonly handle: string;
}

/** A field of a form as a person sees it. */
export interface SeenField {
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'channel' | 'many' | 'choice';
  readonly required: boolean;
  /** The labels of its options; none where it has no options. */
  readonly options: readonly string[];
  /** What is filled in already: a text, a channel's id, or the labels of what is chosen. */
  readonly value: string | readonly string[];
}

/** A form that was opened for a person. */
export interface SeenForm {
  readonly title: string;
  /** What stands above the fields; empty where nothing does. */
  readonly about: string;
  readonly fields: readonly SeenField[];
  /** What the button says that sends it. */
  readonly submit: string;
  readonly handle: string;
}

/** What came of using something: the messages that appeared or were edited, in order. */
export interface Outcome {
  readonly appeared: readonly Seen[];
  /** The pressed message after the press, when it was edited in place; null when it was left as it was. */
  readonly edited: Seen | null;
}

/** An adapter connected to a stand-in for its platform that refuses what the platform would refuse. */
export interface Driver {
  readonly name: string;
  /** Set where nothing that was shown can change: what a press would edit appears anew. */
  readonly appendsOnly?: true;
  /** Types a whole line (`/strategy deepseek video:…`) as a person would, and waits for the answer. */
  type(line: string): Promise<Outcome>;
  /** Presses the button with this label; somebody else in the channel does when it says so. */
  press(message: Seen, label: string, by?: 'colleague'): Promise<Outcome>;
  /** Presses a button of the message as if it carried this: an invocation, or what an adapter never writes. */
  forge(message: Seen, carrying: Invocation | string): Promise<Outcome>;
  /** Chooses an option of the select with this label; somebody else in the channel does when it says so. */
  choose(message: Seen, select: string, option: string, by?: 'colleague'): Promise<Outcome>;
  /** Presses the button with this label, which opens a form; null where forms are asked for in words. */
  openForm(message: Seen, label: string): Promise<SeenForm | null>;
  /**
   * Changes what is filled in, by the name of the field, and sends the form: a text, a channel's id, or the labels of
   * the options. What is not named stays as it is. Throws where the platform would not let a person send it.
   */
  sendForm(form: SeenForm, values: Readonly<Record<string, string | readonly string[]>>): Promise<Outcome>;
  /** The completions offered for what is typed so far (values); null where the platform has none. */
  complete(command: string, option: string, typed: string): Promise<readonly string[] | null>;
  /** A message, or an open form, as the adapter sent it: in the platform's own form. */
  sent(shown: Seen | SeenForm): unknown;
  /** What everybody sees in the channel, oldest first. */
  standing(): readonly Seen[];
  /** The process ends, and another one takes its place on the same platform. */
  restart(dispatcher: Dispatcher | DispatcherOver, vault: InvocationVault): Promise<void>;
  /** What the stand-in refused so far, with its reasons: must stay empty. */
  refusals(): readonly string[];
  stop(): Promise<void>;
}

/** The commands, over what posts to the platform that a driver connects to. */
export type DispatcherOver = (courier: Courier) => Dispatcher;

/** Connects an adapter that answers through this dispatcher. */
export type Connect = (dispatcher: Dispatcher | DispatcherOver, vault: InvocationVault) => Promise<Driver>;
