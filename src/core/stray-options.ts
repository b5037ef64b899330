import type { CommandFace } from './face.ts';
import type { RawArgs } from './invocation.ts';
import type { Block } from './reply.ts';

/** What begins like an option in a text. */
const OPTION = /(?:^|\s)([a-z]{2,12}):(?=[^\s/])/giu;

/**
 * Says which options a command does not have, where a text of its arguments holds what is one of another command, such as
 * `from:ann` after `/library`: it was searched for as it stands. Null where there are none.
 */
export function strayNote(face: CommandFace, args: RawArgs, commands: readonly CommandFace[]): Block | null {
  const own = Object.entries(face.options);
  const known = new Set(commands.flatMap(({ options }) => Object.keys(options)));
  const stray = own.flatMap(([name, option]) => {
    if (option.kind !== 'text' || option.multiline || args[name] === undefined) return [];
    const typed = [...String(args[name]).slice(0, LOOKED_AT).matchAll(OPTION)].map(([, word = '']) =>
      word.toLowerCase(),
    );
    return typed.filter((word) => known.has(word) && !Object.hasOwn(face.options, word));
  });
  if (stray.length === 0) return null;
  const named = own.filter(([, { kind }]) => kind !== 'file').map(([name]) => `${name}:`);
  const none = [...new Set(stray)].map((word) => `${word}:`).join(' or ');
  return {
    kind: 'text',
    tone: 'quiet',
    content: [
      { kind: 'plain', text: `/${face.name} has no ` },
      { kind: 'command', text: none },
      { kind: 'plain', text: ', and took it for words. It has ' },
      { kind: 'command', text: named.join(' ') },
    ],
  };
}

/** Characters of an argument in which options are looked for. */
const LOOKED_AT = 500;
