import { quoted } from './arguments.ts';
import { distance } from './distance.ts';
import { AskerError } from './errors.ts';
import type { CommandFace } from './face.ts';
import type { Invocation } from './invocation.ts';
import { count, shorten } from './phrasing.ts';
import type { Block, Reply } from './reply.ts';
import { meantFor, typedForm } from './typed.ts';

/** A reply of words alone, for the asker. */
export function wordsReply(summary: string, more: readonly Block[] = []): Reply {
  return { audience: 'asker', summary, blocks: [{ kind: 'text', content: summary }, ...more] };
}

/**
 * What an expected error says, with what would be right and what to press instead.
 * @param example what would be right; as the error has it when left out
 */
export function helpful(error: AskerError, example: string | null = error.example): Reply {
  const blocks: Block[] = [];
  if (example) {
    blocks.push({
      kind: 'text',
      tone: 'quiet',
      content: [
        { kind: 'plain', text: 'For example: ' },
        { kind: 'command', text: example },
      ],
    });
  }
  if (error.waysOut.length > 0) blocks.push({ kind: 'buttons', buttons: error.waysOut });
  return refusal(error.message, blocks);
}

function refusal(summary: string, more: readonly Block[] = []): Reply {
  return { ...wordsReply(summary, more), refused: true };
}

/** Characters of a command that may have been meant, as a button shows it. */
const MEANT = 64;

/**
 * What answers a command that there is none of: those that may have been meant, with what was typed after the name.
 * @param examples by the command's name; its own where there is none
 */
export function unknownCommand(
  { command, args }: Invocation,
  commands: readonly CommandFace[],
  examples: Readonly<Record<string, string>>,
): Reply {
  const name = command.replace(/^\//u, '').toLowerCase();
  const meant = commands.filter((face) => isNear(name, face.name));
  if (meant.length > 0) {
    return helpful(
      new AskerError(`There is no command ${quoted(command)}. Did you mean this?`, {
        waysOut: meant.map((face) => {
          const invocation = meantFor(face, args);
          return { label: shorten(typedForm(face, invocation.args), MEANT), invocation };
        }),
      }),
    );
  }
  return {
    audience: 'asker',
    summary: `There is no command ${quoted(command)}.`,
    blocks: [
      { kind: 'text', content: `There is no command ${quoted(command)}. These are the ones there are:` },
      {
        kind: 'list',
        items: commands.map((face) => [
          { kind: 'command', text: examples[face.name] ?? face.example },
          { kind: 'plain', text: `: ${face.about}` },
        ]),
      },
    ],
  };
}

/** A slip or two, or the beginning of the name. */
function isNear(typed: string, name: string): boolean {
  return typed.length > 2 && (name.startsWith(typed) || (typed.length > 3 && distance(typed, name, 2) <= 2));
}

/** What answers a control whose invocation nobody knows any more, as of a version that wrote them differently. */
export function outdated(commands: readonly CommandFace[]): Reply {
  // Rather one that names nothing of a library.
  const example = (commands.find(({ options }) => Object.keys(options).length === 0) ?? commands[0])?.example;
  const message = 'That button belongs to an older answer and works no more. Ask again for a fresh one.';
  return helpful(new AskerError(message, example === undefined ? {} : { example }));
}

/** What answers when something went wrong that nobody expected. */
export function apology(id: string): Reply {
  return refusal(
    `Sorry, that went wrong on our side. Please try again; if it happens again, tell whoever runs the bot this id: ${id}.`,
  );
}

/** What answers somebody who asks faster than anybody reads. */
export function tooFast(seconds: number): Reply {
  return refusal(`That is a lot at once. Please wait ${count(seconds, 'second')} and ask again; nothing was lost.`);
}
