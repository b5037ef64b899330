import type { Subscription } from '../core/digest.ts';
import type { Library } from '../core/library.ts';
import { isWanted, type Story, storyOf } from './stories.ts';
import type { Told } from './told.ts';

/** Videos that one post tells of; the next ones wait for the next posts. */
const MOST_VIDEOS = 5;
/** Videos that wait: when more come at once, such as a whole archive, the rest is only counted. */
const MOST_WAITING = 20;

/** What one post tells of. */
export interface Choice {
  /** `new`: since the last post. `archive`: had been there before, and its breakdown had not been posted. */
  readonly kind: 'new' | 'archive';
  /** Newest first, at least one. */
  readonly stories: readonly Story[];
  /** How many new videos wait for the next posts. */
  readonly waiting: number;
  /** New videos that are counted, not told: there are too many. */
  readonly counted: readonly string[];
}

/** The new videos that a subscription is about; null when there are none. */
export async function chooseNew(library: Library, subscription: Subscription, told: Told): Promise<Choice | null> {
  const fresh = (await library.contents()).filter(({ id }) => told.isNew(id));
  const wanted: string[] = [];
  for (const { id } of fresh) if (await isWanted(library, id, subscription)) wanted.push(id);
  const stories: Story[] = [];
  for (const id of wanted.slice(0, MOST_VIDEOS)) {
    const video = await library.video(id);
    if (video) stories.push(await storyOf(library, video, subscription, told));
  }
  const rest = wanted.slice(MOST_VIDEOS);
  const counted = rest.slice(MOST_WAITING);
  return stories.length > 0 ? { kind: 'new', stories, waiting: rest.length - counted.length, counted } : null;
}

/** The new videos that a subscription is not about: what it would get if it were about more from now on. */
export async function passedOver(library: Library, subscription: Subscription, told: Told): Promise<readonly string[]> {
  const passed: string[] = [];
  for (const { id } of await library.contents()) {
    if (told.isNew(id) && !(await isWanted(library, id, subscription))) passed.push(id);
  }
  return passed;
}

/** The oldest video whose breakdown the channel has not had, and that has one; those without a date come last. */
export async function chooseFromArchive(
  library: Library,
  subscription: Subscription,
  told: Told,
): Promise<Choice | null> {
  const contents = (await library.contents()).filter(({ id }) => !told.hadBreakdown(id)).reverse();
  const oldestFirst = [
    ...contents.filter(({ date }) => date !== null),
    ...contents.filter(({ date }) => date === null),
  ];
  for (const { id } of oldestFirst) {
    if (!(await isWanted(library, id, subscription))) continue;
    const video = await library.video(id);
    if (!video) continue;
    const story = await storyOf(library, video, subscription, told);
    if (story.players.length > 0) return { kind: 'archive', stories: [story], waiting: 0, counted: [] };
  }
  return null;
}
