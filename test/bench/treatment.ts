/**
 * Measures what knowing the videos adds to the ranking: questions of words from a title, or from a
 * section's, and words from a passage, and questions that name a player; beside each the same library when its titles and
 * players are not looked at, or only the sections' not.
 * Usage: node treatment.ts FOLDER
 */
import type { Library } from '../../src/core/library.ts';
import type { LibraryStore } from '../../src/core/store.ts';
import { type WordSpan, wordsOf } from '../../src/core/transcript.ts';
import type { Video } from '../../src/core/video.ts';
import { createLibrary } from '../../src/library/library.ts';
import { passagesOf } from '../../src/library/passages.ts';
import { STOP_WORDS, termsOf } from '../../src/library/terms.ts';
import { openStores } from '../../src/store/index.ts';
import { createAnalyst } from '../../src/strategy/index.ts';
import { seeded } from '../support/seeded.ts';

const QUESTIONS = 300;
const PLAYERS = 60;
const SHOWN = 10;
/** Videos that questions are made of, spread over all of them. */
const VIDEOS = 240;

const [, , folder = ''] = process.argv;
const stores = openStores(folder);
const analyst = createAnalyst();
const random = seeded(7);
const ids = (await stores.library.contents()).map(({ id }) => id);
const every = Math.max(1, Math.floor(ids.length / VIDEOS));
const some = await Promise.all(ids.filter((_, at) => at % every === 0).map((id) => stores.library.video(id)));
const videos = some.filter((entry) => entry !== null);
const titled = titledQuestions('video');
const sectioned = titledQuestions('section');
const shares = await (await opened(stores.library)).players();
const players = shares.slice(0, PLAYERS).map(({ player }) => player);
const known = await asked(stores.library);
const blind = await asked({ ...stores.library, treatments: async () => [] });
const unsectioned = await asked({ ...stores.library, treatments: withoutSections });
const measured = { with: known, without: { ...blind, sections: unsectioned.sections } };
stores.close();
process.stdout.write(JSON.stringify(measured));

async function asked(store: LibraryStore) {
  const library = await opened(store);
  const ofPlayers: number[] = [];
  for (const { id, name } of players) {
    const { items } = await library.moments(name, { offset: 0, limit: SHOWN });
    for (const { video, passage } of items) {
      const analysed = (await stores.library.video(video.id))?.analysis.players.find(({ player }) => player.id === id);
      ofPlayers.push(analysed?.passages.some((about) => isIn(passage, about)) ? 1 : 0);
    }
  }
  const ranks = async (questions: readonly Titled[]) =>
    mean(await Promise.all(questions.map((each) => rankOf(library, each))));
  return { titles: await ranks(titled), sections: await ranks(sectioned), players: mean(ofPlayers) };
}

/** One over the place at which the passage is found; 0 when it is not among the first ten. */
async function rankOf(library: Library, { text, videoId, passage }: Titled): Promise<number> {
  const { items } = await library.moments(text, { offset: 0, limit: SHOWN });
  const rank = items.findIndex(({ video, passage: shown }) => video.id === videoId && isIn(shown, passage));
  return rank < 0 ? 0 : 1 / (rank + 1);
}

async function opened(store: LibraryStore) {
  const library = createLibrary({ store, analyst, checkedAt: () => null });
  await library.refresh();
  return library;
}

async function withoutSections(...args: Parameters<LibraryStore['treatments']>) {
  return (await stores.library.treatments(...args)).map((treatment) => ({ ...treatment, sections: [] }));
}

/** A question, and the passage that is to be found by it. */
interface Titled {
  readonly text: string;
  readonly videoId: string;
  readonly passage: WordSpan;
}

/** Two telling words of the title of a talk, or of one of its sections, and two of a passage under it. */
function titledQuestions(of: 'video' | 'section'): readonly Titled[] {
  const from = of === 'video' ? videos : videos.filter(({ video }) => video.sections.length > 1);
  return Array.from({ length: of === 'video' ? QUESTIONS : 2 * QUESTIONS }).flatMap(() => {
    const video = pick(from)?.video;
    const passage = video && pick(passagesOf(video));
    const title = of === 'video' ? video?.title : video && passage && sectionOver(video, passage);
    if (!video || !passage || title === undefined) return [];
    const ofTitle = telling(termsOf(title));
    const ofPassage = telling(passage.terms.split(' ')).filter((term) => !ofTitle.includes(term));
    if (ofTitle.length < 2 || ofPassage.length < 2) return [];
    const words = [pick(ofTitle), pick(ofTitle), pick(ofPassage), pick(ofPassage)];
    return [{ text: [...new Set(words)].join(' '), videoId: video.id, passage }];
  });
}

/** The title of the section in which the middle of a passage is said. */
function sectionOver(video: Video, { from, to }: WordSpan): string | undefined {
  const middle = wordsOf(video)[Math.floor((from + to) / 2)];
  const second = video.cues[middle?.cue ?? 0]?.start ?? 0;
  return video.sections.findLast(({ start }) => start <= second)?.title;
}

function telling(terms: readonly string[]): readonly string[] {
  return [...new Set(terms)].filter((term) => term.length > 3 && !STOP_WORDS.has(term));
}

function pick<T>(items: readonly T[]): T | undefined {
  return items[Math.floor(random() * items.length)];
}

/** Whether half of the shorter of the two is common to both. */
function isIn(a: WordSpan, b: WordSpan): boolean {
  return Math.min(a.to, b.to) - Math.max(a.from, b.from) >= Math.min(a.to - a.from, b.to - b.from) / 2;
}

function mean(shares: readonly number[]): number {
  return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
}
