import type { DigestPost, Subscription } from '../core/digest.ts';
import { assertEvidence } from '../core/evidence.ts';
import type { Library } from '../core/library.ts';
import type { Log } from '../core/log.ts';
import type { Moment } from '../core/moment.ts';
import type { PageLinks } from '../core/page-links.ts';
import { stripBlocks } from '../core/picture-blocks.ts';
import type { Reply } from '../core/reply.ts';
import { chooseFromArchive, chooseNew } from './choose.ts';
import { followParent, namesIn } from './follow/index.ts';
import { withoutBad } from './isolate.ts';
import { parentReply } from './parent.ts';
import type { Story } from './stories.ts';
import { breakdownReplies, videoReply } from './thread.ts';
import { claimKey, HAS_BASELINE, knownKey, playerKey, type Told, toldBy, videoKey } from './told.ts';

/** What a post is made from. */
export interface PostRequest {
  readonly library: Library;
  readonly subscription: Subscription;
  /** Keys of what the channel has been told. */
  readonly told: ReadonlySet<string>;
  /** Due times since the last post for which nothing was posted, though it should have been; ascending. */
  readonly missed: readonly Date[];
  /** Where it is said which videos had to be left out. */
  readonly log?: Log;
  /** Where the library's pages are; left out where there are none that others can reach. */
  readonly pages?: PageLinks;
}

/**
 * Keys that make everything in the library known to a channel, told once when it subscribes: whatever is not known later
 * is new to it, whatever date it bears and whenever its document came in. (A date alone would lose a video that is taken
 * in late, and one without a date.)
 */
export async function baseline(library: Library): Promise<readonly string[]> {
  return [HAS_BASELINE, ...(await library.contents()).map(({ id }) => knownKey(id))];
}

/**
 * What a subscription's channel is told next: the videos that are new to it, or by its choice one from the archive; of a
 * follow, those in which somebody it follows is talked about. Null when there is nothing. Every quote is held against its transcript, and a video with one that fails is left out.
 * @throws BadVideos when that leaves nothing
 */
export function digestPost({
  library,
  subscription,
  told: keys,
  missed,
  log,
  pages,
}: PostRequest): Promise<DigestPost | null> {
  const build = (told: Told) => postOf({ library, subscription, missed }, told, pages ?? null);
  return withoutBad({ library, subscription, told: toldBy(keys), log, build });
}

async function postOf(
  { library, subscription, missed }: Pick<PostRequest, 'library' | 'subscription' | 'missed'>,
  told: Told,
  pages: PageLinks | null,
): Promise<DigestPost | null> {
  const archive = subscription.whenNothingNew === 'archive';
  const choice =
    (await chooseNew(library, subscription, told)) ??
    (archive ? await chooseFromArchive(library, subscription, told) : null);
  if (!choice) return null;
  const breakdowns = breakdownReplies(choice.stories, told, pages);
  const players = breakdowns.map(({ player }) => player);
  const follow = subscription.kind === 'follow';
  const [only, ...others] = choice.stories;
  const pictures = only && others.length === 0 && !follow ? await stripBlocks(library, only.video) : [];
  const parent = follow
    ? followParent(choice, await namesIn(library, choice, subscription), players, pages)
    : parentReply(choice, players, { missed, zone: subscription.zone }, { pictures, pages });
  const videoOf = async (story: Story) => videoReply(story, await stripBlocks(library, story.video), pages);
  const videos = choice.stories.length > 1 && !follow ? await Promise.all(choice.stories.map(videoOf)) : [];
  const thread = [...videos, ...breakdowns.map(({ reply }) => reply)];
  for (const reply of [parent, ...thread]) await assertEvidence(reply, library);
  return {
    parent,
    thread,
    told: [
      ...choice.stories.map(({ video }) => videoKey(video.id)),
      ...choice.counted.map(knownKey),
      ...breakdowns.map(({ player }) => playerKey(player.id)),
      ...new Set([parent, ...thread].flatMap(quotesIn).map(claimKey)),
    ],
  };
}

function quotesIn({ blocks }: Reply): readonly Moment[] {
  return blocks.flatMap((block) => (block.kind === 'quote' ? [block.moment] : []));
}
