import type { CommandFace } from './face.ts';
import type { Library } from './library.ts';
import type { Log } from './log.ts';
import { clock } from './time.ts';
import type { Video } from './video.ts';

/** The id of the video that the commands' own examples are about: it comes with the bot. */
const DEMO = 'U6bZI-0oAjc';
/** Characters of a title that is typed rather than the id. */
const TYPED = 40;

/**
 * What to type to see commands work on what this library holds, by the command's name: the commands' own examples where
 * it has the video that they are about, else lines of its own players and its newest video. A command that it has nothing
 * for is left out.
 */
export async function examplesIn(
  library: Library,
  faces: readonly CommandFace[],
): Promise<Readonly<Record<string, string>>> {
  const lines = (await library.video(DEMO)) ? {} : await linesOf(library);
  return Object.fromEntries(
    faces.flatMap(({ name, example }) => {
      const line = Object.hasOwn(lines, name) ? lines[name] : example;
      return line === undefined ? [] : [[name, line]];
    }),
  );
}

/** The examples for what explains an error: neither call rejects. */
export function createExamples(library: Library, faces: readonly CommandFace[], log: Log) {
  async function all(): Promise<Readonly<Record<string, string>>> {
    try {
      return await examplesIn(library, faces);
    } catch (error) {
      log.error({ err: error }, 'no examples could be found');
      return {};
    }
  }
  return {
    all,
    /** The example itself, or one of this library where it is a command's own. */
    async suited(example: string | null): Promise<string | null> {
      const face = faces.find((each) => each.example === example);
      return face ? ((await all())[face.name] ?? example) : example;
    },
  };
}

/** A line for each command whose example names something of a library; undefined where this one has nothing for it. */
async function linesOf(library: Library): Promise<Readonly<Record<string, string | undefined>>> {
  const discussed = (await library.players()).filter(({ standing }) => standing === 'discussed');
  const [one, other] = discussed.map(({ player }) => player.name.toLowerCase());
  const [newest] = (await library.videos({ offset: 0, limit: 1 })).items;
  const video = newest && (await calledBy(library, newest));
  return {
    ask: one && `/ask what is ${one}'s bet?`,
    strategy: one && `/strategy ${one}`,
    compare: one && other && `/compare ${one} vs ${other}`,
    follow: one && `/follow ${one}`,
    moments: one && `/moments ${one}`,
    library: one ? `/library ${one}` : '/library',
    summary: video && `/summary ${video}`,
    keypoints: video && `/keypoints ${video}`,
    transcript: newest && `/transcript ${video} at:${clock(Math.floor(newest.duration / 2))}`,
  };
}

/** What to type for a video: its title where that is short and no other's, else its id. */
async function calledBy(library: Library, { id, title }: Video): Promise<string> {
  if (title.length > TYPED || !/^[\p{L}\p{N}][\p{L}\p{N} .,'’&?!-]*$/u.test(title)) return id;
  const { found } = await library.findVideo(title);
  return found?.id === id ? title.toLowerCase() : id;
}
