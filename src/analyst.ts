import { readFileSync } from 'node:fs';
import { OperatorError } from './core/errors.ts';
import type { Analyst } from './core/strategy.ts';
import { createAnalyst, parseCatalogue } from './strategy/index.ts';

/**
 * The method, with the players of the team's own file, where there is one: before the built-in ones, or in their place.
 * @throws OperatorError when that file cannot be used
 */
export function analystOf({ playersFile }: { readonly playersFile: string | null }): Analyst {
  if (playersFile === null) return createAnalyst();
  return createAnalyst(parseCatalogue(readPlayers(playersFile), playersFile));
}

function readPlayers(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error;
    throw new OperatorError(`The players file ${file} cannot be read (${code}). Mend PLAYERS_FILE, or leave it empty.`);
  }
}
