import type { CommandFace } from '../../core/face.ts';
import type { Library } from '../../core/library.ts';

/** A line to begin with, and what it answers. */
export interface Idea {
  readonly line: string;
  readonly about: string;
}

/** Commands that show what the bot is for. */
const FIRST: readonly string[] = ['strategy', 'moments', 'compare', 'summary', 'players', 'library'];
/** The player of the commands' own examples. */
const DEMO = 'deepseek';

/** Lines that this library can answer: the commands' examples where the demo's player is told of, else of its own players. */
export async function ideasOf(library: Library, commands: readonly CommandFace[]): Promise<readonly Idea[]> {
  const shown = commands.filter(({ name }) => FIRST.includes(name));
  const discussed = (await library.players()).filter(({ standing }) => standing === 'discussed');
  if (discussed.some(({ player }) => player.id === DEMO)) {
    return shown.map(({ example, about }) => ({ line: example, about }));
  }
  const [one, other] = discussed.map(({ player }) => player.name.toLowerCase());
  const [newest] = (await library.videos({ offset: 0, limit: 1 })).items;
  const lines: Readonly<Record<string, string | undefined>> = {
    strategy: one && `/strategy ${one}`,
    moments: one && `/moments ${one}`,
    compare: one && other && `/compare ${one} vs ${other}`,
    summary: newest && `/summary ${newest.id}`,
    players: '/players',
    library: '/library',
  };
  return shown.flatMap(({ name, about }) => {
    const line = lines[name];
    return line === undefined ? [] : [{ line, about }];
  });
}
