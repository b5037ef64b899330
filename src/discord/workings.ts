import type { Dispatcher } from '../core/dispatch.ts';
import type { InvocationVault } from '../core/invocation.ts';
import type { Log } from '../core/log.ts';
import type { Drawer } from '../core/picture.ts';
import type { Acknowledgements } from './acknowledgements.ts';

/** What answering an interaction takes. */
export interface Workings {
  readonly dispatcher: Dispatcher;
  readonly vault: InvocationVault;
  readonly log: Log;
  /** Draws the pictures of answers; they are left out without it. */
  readonly drawer?: Drawer;
  /** Milliseconds to wait for a form before it is asked for in words; two seconds when left out. */
  readonly formTime?: number;
  /** Milliseconds after which a press that changes an answer is said to be worked on; one second when left out. */
  readonly quietTime?: number;
}

/** The same, and what all interactions of a connection share. */
export interface Handling extends Workings {
  readonly acknowledgements: Acknowledgements;
}
