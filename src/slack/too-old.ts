import type { CommandFace } from '../core/face.ts';
import { wordsReply } from '../core/plain-answers.ts';
import type { Reply } from '../core/reply.ts';

/** The answer to a control that an older version of the bot made, and that says nothing to this one. */
export function tooOld(commands: readonly CommandFace[]): Reply {
  return wordsReply(
    'That button is from an older version of the bot and no longer works. Ask again to get a new one.',
    [
      {
        kind: 'list',
        items: commands.map(({ example, about }) => [
          { kind: 'command', text: example },
          { kind: 'plain', text: ` ${about}` },
        ]),
      },
    ],
  );
}
