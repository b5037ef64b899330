import type { Dispatcher } from '../core/dispatch.ts';
import type { Block, Reply } from '../core/reply.ts';

/** What answers a control whose invocation nobody knows any more, as after the store was lost. */
export function outdated(dispatcher: Dispatcher): Reply {
  const summary = 'This control belongs to an older answer and works no more. Ask again for a fresh one.';
  const example = dispatcher.commands[0]?.example;
  const hint: Block = {
    kind: 'text',
    tone: 'quiet',
    content: [
      { kind: 'plain', text: 'For example: ' },
      { kind: 'command', text: example ?? '' },
    ],
  };
  return {
    audience: 'asker',
    summary,
    blocks: [{ kind: 'text', content: summary }, ...(example ? [hint] : [])],
    refused: true,
  };
}
