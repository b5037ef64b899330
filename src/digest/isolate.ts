import type { DigestPost, Subscription } from '../core/digest.ts';
import type { Library } from '../core/library.ts';
import type { Log } from '../core/log.ts';
import { type Told, videoKey } from './told.ts';

/** Nothing can be told but videos of which no post can be made. The message says what is wrong with the first. */
export class BadVideos extends Error {
  override readonly name = 'BadVideos';
  readonly videoIds: readonly string[];

  constructor(videoIds: readonly string[], cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.videoIds = videoIds;
  }
}

/** What a post is looked for in, and how one is built of what a channel has not been told. */
export interface Building {
  readonly library: Library;
  readonly subscription: Subscription;
  readonly told: Told;
  readonly log: Log | undefined;
  build(told: Told): Promise<DigestPost | null>;
}

/**
 * The post that is built, where need be without the videos of which none can be built: each is tried by itself, once it
 * is known that something is wrong. They count as told, so that they hold up no other post.
 * @throws BadVideos when there is one such video and nothing else to tell; whatever building throws otherwise, as it is
 * hardly the videos' fault when several fail and none is fine
 */
export async function withoutBad(building: Building): Promise<DigestPost | null> {
  const { told, build, log } = building;
  try {
    return await build(told);
  } catch (error) {
    const bad = await badAmong(building);
    const post = await build(without(told, bad));
    const ids = [...bad.keys()];
    if (!post && ids.length > 0) throw ids.length === 1 ? new BadVideos(ids, error) : error;
    for (const [video, err] of bad) log?.error({ err, video }, 'a digest leaves out a video that cannot be told');
    return post && { ...post, told: [...post.told, ...ids.map(videoKey)] };
  }
}

async function badAmong({ library, subscription, told, build }: Building): Promise<ReadonlyMap<string, unknown>> {
  const archive = subscription.whenNothingNew === 'archive';
  const bad = new Map<string, unknown>();
  for (const { id } of await library.contents()) {
    if (!told.isNew(id) && (told.hadBreakdown(id) || !archive)) continue;
    await build(only(told, id)).catch((error: unknown) => bad.set(id, error));
  }
  return bad;
}

function only(told: Told, id: string): Told {
  return {
    ...told,
    isNew: (each) => each === id && told.isNew(each),
    hadBreakdown: (each) => each !== id || told.hadBreakdown(each),
  };
}

function without(told: Told, bad: ReadonlyMap<string, unknown>): Told {
  return {
    ...told,
    isNew: (each) => !bad.has(each) && told.isNew(each),
    hadBreakdown: (each) => bad.has(each) || told.hadBreakdown(each),
  };
}
