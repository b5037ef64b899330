/**
 * Measures what knowing the videos adds to the ranking: questions of words from a title and words from a passage, and
 * questions that name a player; beside each the same library when its videos' titles and players are not looked at.
 * Usage: node treatment.ts FOLDER
 */
import type { LibraryStore } from '../../src/core/store.ts';
import type { WordSpan } from '../../src/core/transcript.ts';
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
const titled = titledQuestions();
const shares = await (await opened(stores.library)).players();
const players = shares.slice(0, PLAYERS).map(({ player }) => player);
const measured = { with: await asked(stores.library), without: await asked(blind(stores.library)) };
stores.close();
process.stdout.write(JSON.stringify(measured));

async function asked(store: LibraryStore) {
  const library = await opened(store);
  const found = { titles: [] as number[], players: [] as number[] };
  for (const { text, videoId, passage } of titled) {
    const { items } = await library.moments(text, { offset: 0, limit: SHOWN });
    const rank = items.findIndex(({ video, passage: shown }) => video.id === videoId && isIn(shown, passage));
    found.titles.push(rank < 0 ? 0 : 1 / (rank + 1));
  }
  for (const { id, name } of players) {
    const { items } = await library.moments(name, { offset: 0, limit: SHOWN });
    for (const { video, passage } of items) {
      const analysed = (await stores.library.video(video.id))?.analysis.players.find(({ player }) => player.id === id);
      found.players.push(analysed?.passages.some((about) => isIn(passage, about)) ? 1 : 0);
    }
  }
  return { titles: mean(found.titles), players: mean(found.players) };
}

async function opened(store: LibraryStore) {
  const library = createLibrary({ store, analyst, checkedAt: () => null });
  await library.refresh();
  return library;
}

/** The store as if it knew nothing of its videos but what is said. */
function blind(store: LibraryStore): LibraryStore {
  return { ...store, treatments: async () => [] };
}

/** Two telling words of a title and two of a passage of that talk, which is to be found by them. */
function titledQuestions(): readonly { readonly text: string; readonly videoId: string; readonly passage: WordSpan }[] {
  return Array.from({ length: QUESTIONS }).flatMap(() => {
    const video = pick(videos)?.video;
    const passage = video && pick(passagesOf(video));
    if (!video || !passage) return [];
    const ofTitle = telling(termsOf(video.title));
    const ofPassage = telling(passage.terms.split(' ')).filter((term) => !ofTitle.includes(term));
    if (ofTitle.length < 2 || ofPassage.length < 2) return [];
    const words = [pick(ofTitle), pick(ofTitle), pick(ofPassage), pick(ofPassage)];
    return [{ text: [...new Set(words)].join(' '), videoId: video.id, passage }];
  });
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
