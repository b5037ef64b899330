import type { Dispatcher } from '../core/dispatch.ts';
import { AskerError } from '../core/errors.ts';
import { helpful } from '../core/plain-answers.ts';
import type { Reply } from '../core/reply.ts';

/** What answers a control whose invocation nobody knows any more, as after the store was lost. */
export function outdated(dispatcher: Dispatcher): Reply {
  const example = dispatcher.commands[0]?.example;
  const message = 'This control belongs to an older answer and works no more. Ask again for a fresh one.';
  return helpful(new AskerError(message, example === undefined ? {} : { example }));
}
