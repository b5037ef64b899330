import { examplesIn } from '../../core/examples.ts';
import type { CommandFace } from '../../core/face.ts';
import type { Library } from '../../core/library.ts';

/** A line to begin with, and what it answers. */
export interface Idea {
  readonly line: string;
  readonly about: string;
}

/** Commands that show what the bot is for. */
const FIRST: readonly string[] = ['strategy', 'moments', 'compare', 'summary', 'players', 'library'];

/** Lines that this library can answer. */
export async function ideasOf(library: Library, commands: readonly CommandFace[]): Promise<readonly Idea[]> {
  const examples = await examplesIn(library, commands);
  return commands
    .filter(({ name }) => FIRST.includes(name))
    .flatMap(({ name, about }) => {
      const line = examples[name];
      return line === undefined ? [] : [{ line, about }];
    });
}
