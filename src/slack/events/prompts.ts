import type { Reply } from '../../core/reply.ts';
import { LIMITS } from '../limits.ts';
import { sendable, shorten } from '../text.ts';

/** A question that is suggested: what the button says, and what is sent when it is pressed. */
export interface Prompt {
  readonly title: string;
  readonly message: string;
}

const LONGEST = 75;

/** What can be asked of any library, whatever is in it. */
const ALWAYS: readonly Prompt[] = ['Who is talked about most?', 'What is in the library?', 'What can you do?'].map(
  prompt,
);

/** The questions that an app suggests before it has looked into a library: for its manifest. */
export const FIRST_PROMPTS: readonly Prompt[] = ALWAYS;

/** Questions to suggest, from the reply that lists the players: about those who are talked about most. */
export function promptsFrom(players: Reply): Prompt[] {
  const [first, second] = namesIn(players);
  const about = [first, second].flatMap((name) =>
    name === undefined ? [] : [prompt(`What is ${possessive(name)} game?`)],
  );
  const both = first !== undefined && second !== undefined ? [prompt(`Compare ${first} and ${second}`)] : [];
  return [...about, ...both, ...ALWAYS].slice(0, LIMITS.prompts);
}

/** The players whose game is offered to be shown, in order. */
function namesIn({ blocks }: Reply): readonly string[] {
  return blocks.flatMap((block) =>
    block.kind === 'select'
      ? block.options.filter(({ invocation }) => invocation.command === 'strategy').map(({ label }) => label)
      : [],
  );
}

function possessive(name: string): string {
  return /s$/iu.test(name) ? `${name}'` : `${name}'s`;
}

function prompt(message: string): Prompt {
  return { title: shorten(sendable(message), LONGEST), message: sendable(message) };
}
