import { inContext } from '../core/hops.ts';
import { overlap } from '../core/moment.ts';
import { type PageLinks, withPage } from '../core/page-links.ts';
import { sourceLine } from '../core/phrasing.ts';
import {
  type Block,
  type Button,
  momentsIn,
  quoteBlock,
  type Reply,
  watchButton,
  watchVideoButton,
} from '../core/reply.ts';
import { FACETS, type Player, type VideoBreakdown } from '../core/strategy.ts';
import { scopeLine, type ToldClaim, tellClaims } from '../core/telling.ts';
import { aboutOf, playerLines, pointBlocks, titleOf } from './lines.ts';
import type { Story } from './stories.ts';
import type { Told } from './told.ts';

/** Breakdowns of one post, at most; the others are a button away. */
const MOST_BREAKDOWNS = 8;
/** Claims of one facet in one breakdown; the others are a button away. */
const MOST_OF_A_FACET = 2;

/** What stands in the thread about one player. */
export interface PlayerBreakdown {
  readonly player: Player;
  readonly reply: Reply;
}

/**
 * The breakdown of every player in the new videos; of those that the channel knows, what is new.
 * @param pages null where there are no pages
 */
export function breakdownReplies(
  stories: readonly Story[],
  told: Told,
  pages: PageLinks | null,
): readonly PlayerBreakdown[] {
  const byPlayer = new Map<string, { player: Player; videos: VideoBreakdown[] }>();
  for (const { players } of stories) {
    for (const { player, breakdown } of players) {
      const entry = byPlayer.get(player.id) ?? { player, videos: [] };
      entry.videos.push(breakdown);
      byPlayer.set(player.id, entry);
    }
  }
  return [...byPlayer.values()].slice(0, MOST_BREAKDOWNS).map(({ player, videos }) => ({
    player,
    reply: breakdownReply(player, videos, told.hadPlayer(player.id), pages),
  }));
}

function breakdownReply(
  player: Player,
  videos: readonly VideoBreakdown[],
  known: boolean,
  pages: PageLinks | null,
): Reply {
  const scope = scopeLine({ player, videos, discussedIn: videos.length, mentions: [], mentionCount: 0 });
  const all = tellClaims(videos);
  const claims = FACETS.flatMap((facet) => all.filter(({ claim }) => claim.facet === facet).slice(0, MOST_OF_A_FACET));
  const lead = inALine(videos, claims);
  const blocks: Block[] = [{ kind: 'heading', text: player.name, aside: scope }];
  if (known) blocks.push({ kind: 'text', tone: 'quiet', content: 'What is new since this channel last had it.' });
  blocks.push(...lead);
  for (const { claim, label, source } of claims) blocks.push(quoteBlock(claim.moment, label, source));
  const first = claims[0]?.claim.moment ?? videos[0]?.headline?.moment;
  const buttons: Button[] = first ? [watchButton(first)] : [];
  buttons.push({ label: 'The whole picture', invocation: { command: 'strategy', args: { player: player.id } } });
  const quotes = momentsIn({ blocks });
  blocks.push(...withPage(pages?.player(player.id) ?? null, buttons), ...inContext(quotes));
  const headline = videos[0]?.headline;
  const quote = (headline ? headline.moment : first)?.quote;
  const words = quote === undefined ? headline?.text : `“${quote}”`;
  return { audience: 'channel', summary: words === undefined ? player.name : `${player.name}: ${words}`, blocks };
}

/** The newest video's line, unless one of the claims below it says the same words. */
function inALine(videos: readonly VideoBreakdown[], claims: readonly ToldClaim[]): readonly Block[] {
  const [newest] = videos;
  const headline = newest?.headline;
  if (!headline) return [];
  const { text, moment } = headline;
  if (!moment) return [{ kind: 'text', content: [{ kind: 'strong', text }] }];
  if (claims.some(({ claim }) => overlap(claim.moment, moment))) return [];
  return [quoteBlock(moment, 'In a line', videos.length > 1 ? sourceLine(newest.video) : null)];
}

/**
 * One of several new videos: its key points, and who is talked about.
 * @param pictures of the video
 * @param pages null where there are no pages
 */
export function videoReply(story: Story, pictures: readonly Block[], pages: PageLinks | null): Reply {
  const { video } = story;
  const title = titleOf(video);
  const lines = playerLines(story);
  const [first] = lines.flatMap((block) => (block.kind === 'quote' ? [block.moment] : []));
  const of = { video: video.id };
  const told: readonly Block[] = [
    { kind: 'heading', text: title, aside: aboutOf(video) },
    ...pointBlocks(story),
    ...lines,
  ];
  const buttons: readonly Button[] = [
    first ? watchButton(first) : watchVideoButton(video),
    { label: 'Key points', invocation: { command: 'keypoints', args: of } },
    { label: 'Summary', invocation: { command: 'summary', args: of } },
  ];
  const page = pages?.video(video.id, first?.start) ?? null;
  return {
    audience: 'channel',
    summary: `${title}: ${story.points[0]?.text ?? first?.quote ?? aboutOf(video)}`,
    blocks: [...told, ...pictures, ...withPage(page, buttons), ...inContext(momentsIn({ blocks: told }))],
  };
}
