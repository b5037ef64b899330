import type { Invocation } from './invocation.ts';

/** Something to try instead: a label to show and what it runs. */
export interface WayOut {
  readonly label: string;
  readonly invocation: Invocation;
}

/** An error that the asker can do something about: becomes a helpful reply, never a stack trace. */
export class AskerError extends Error {
  override readonly name = 'AskerError';
  readonly waysOut: readonly WayOut[];
  /** What would be right, such as `/strategy deepseek`. */
  readonly example: string | null;

  /** @param message what was wrong and what would be right, as a full sentence for the asker */
  constructor(message: string, options: { waysOut?: readonly WayOut[]; example?: string } = {}) {
    super(message);
    this.waysOut = options.waysOut ?? [];
    this.example = options.example ?? null;
  }
}

/** An error that the one who runs the bot can mend: its message is shown whole, without a stack, and the exit code is 1. */
export class OperatorError extends Error {
  override readonly name: string = 'OperatorError';
}

/** What is stored has been damaged, by a disk or by another program. What was worked out from documents is to be made anew. */
export class CorruptStoreError extends OperatorError {
  override readonly name = 'CorruptStoreError';
}
