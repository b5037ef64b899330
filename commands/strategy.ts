import { defineCommand } from '../src/core/command.ts';
import { AskerError } from '../src/core/errors.ts';
import type { Invocation } from '../src/core/invocation.ts';
import type { Library } from '../src/core/library.ts';
import type { Moment } from '../src/core/moment.ts';
import { PAGE_OPTION, pageButtons, pagesOf } from '../src/core/paging.ts';
import { count, shownSpans, sourceLine } from '../src/core/phrasing.ts';
import type { Block, Button, Reply } from '../src/core/reply.ts';
import { talkedAbout, wantPlayer, wantVideo } from '../src/core/seek.ts';
import { type Breakdown, type Claim, FACET_TITLES, FACETS, type VideoBreakdown } from '../src/core/strategy.ts';
import { suggestPlayers, suggestVideos } from '../src/core/suggesting.ts';
import { shownTime } from '../src/core/time.ts';
import type { Video } from '../src/core/video.ts';

/** Claims on one page: one for each facet. */
const PAGE_SIZE = FACETS.length;
/** Claims that one video may fill of a page when others speak of the player as well. */
const SHARE_OF_PAGE = 3;

export const strategy = defineCommand({
  name: 'strategy',
  about: "What a player's game is, with the moments that show it",
  example: '/strategy deepseek',
  options: {
    player: { kind: 'text', about: 'A company or product, such as deepseek', required: true, suggest: true },
    video: { kind: 'text', about: 'Only in this video', suggest: true },
    page: PAGE_OPTION,
  },
  async run({ player: typedPlayer, video: typedVideo, page = 1 }, { library }) {
    const at = (player: string, video: string | undefined, page?: number): Invocation => ({
      command: 'strategy',
      args: { player, ...(video === undefined ? {} : { video }), ...(page === undefined ? {} : { page }) },
    });
    const player = await wantPlayer(library, typedPlayer, ({ id }) => at(id, typedVideo));
    const video = typedVideo === undefined ? null : await wantVideo(library, typedVideo, ({ id }) => at(player.id, id));
    const breakdown = await library.breakdown(player, video?.id);
    const to = (page?: number) => at(player.id, video?.id, page);
    if (breakdown.videos.length > 0) return discussed(library, breakdown, video, page, to);
    if (breakdown.mentions.length > 0) return onlyMentioned(library, breakdown);
    throw new AskerError(`Nobody talks about ${player.name} ${video ? `in “${video.title}”` : 'in the library'}.`, {
      waysOut: video
        ? [{ label: `${player.name} in all videos`, invocation: at(player.id, undefined) }]
        : await talkedAbout(library, ({ id }) => at(id, undefined)),
    });
  },
  async suggest(option, typed, { library }) {
    return option === 'player' ? suggestPlayers(library, typed) : suggestVideos(library, typed);
  },
});

async function discussed(
  library: Library,
  breakdown: Breakdown,
  video: Video | null,
  page: number,
  to: (page?: number) => Invocation,
): Promise<Reply> {
  const { player } = breakdown;
  const told = ordered(breakdown.videos);
  const pages = pagesOf(told.length, PAGE_SIZE, page, to);
  const shown = told.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const several = breakdown.videos.length > 1;
  const newest = breakdown.videos[0];
  const blocks: Block[] = [{ kind: 'heading', text: player.name, aside: scopeLine(breakdown) }];
  if (page === 1)
    blocks.push(
      ...headline(
        breakdown.videos,
        shown.map(({ claim }) => claim),
      ),
    );
  for (const { claim, video } of shown) {
    const label = FACET_TITLES[claim.facet].title;
    blocks.push({ kind: 'quote', label, moment: claim.moment, ...(several ? { source: sourceLine(video) } : {}) });
  }
  if (told.length === 0 && newest) blocks.push({ kind: 'text', content: 'Nothing said here reads well as a quote.' });
  const first = shown[0]?.claim.moment ?? newest?.headline?.moment;
  const buttons: Button[] = [];
  if (first) buttons.push({ label: `▶ Watch ${shownTime(first.start, first.timing)}`, url: first.url });
  buttons.push({ label: 'Share', invocation: { ...to(page), audience: 'channel' } });
  if (newest)
    buttons.push({
      label: 'Summary',
      invocation: { command: 'summary', args: { video: (shown[0]?.video ?? newest.video).id } },
    });
  buttons.push(...pageButtons(page, pages, to));
  blocks.push({ kind: 'buttons', buttons }, ...(await otherPlayers(library, breakdown, video)));
  const lead = newest?.headline?.text ?? shown[0]?.claim.moment.quote ?? '';
  return {
    audience: 'asker',
    summary: `${player.name}: “${lead}” (${newest ? sourceLine(newest.video) : ''})`,
    blocks,
  };
}

/** What the breakdown covers: the video and where in it, or how many videos. */
function scopeLine({ videos, discussedIn }: Breakdown): string {
  const [first, ...others] = videos;
  if (!first) return '';
  if (others.length === 0) return `${sourceLine(first.video)} · ${shownSpans(first.passages, first.video)}`;
  const rest = discussedIn > videos.length ? `, the newest ${videos.length} told` : '';
  return `${count(discussedIn, 'video')}${rest} · newest first`;
}

/** The newest video's line, unless one of the claims below it says the same words. */
function headline([newest, ...others]: readonly VideoBreakdown[], claims: readonly Claim[]): readonly Block[] {
  if (!newest?.headline) return [];
  const { text, moment } = newest.headline;
  if (moment && claims.some((claim) => overlap(claim.moment, moment))) return [];
  if (!moment) return [{ kind: 'text', content: [{ kind: 'strong', text }] }];
  const source = others.length > 0 ? { source: sourceLine(newest.video) } : {};
  return [{ kind: 'quote', label: 'In a line', moment, ...source }];
}

function overlap(a: Moment, b: Moment): boolean {
  return a.videoId === b.videoId && a.words.from < b.words.to && b.words.from < a.words.to;
}

/**
 * The claims in the order in which they are told: the newest video first, from each the best of every facet before the
 * second best, and no video fills a page when others speak of the player too.
 */
function ordered(videos: readonly VideoBreakdown[]): readonly { claim: Claim; video: Video }[] {
  const queues = videos.map(({ video, claims }) => {
    const rank = new Map<Claim, number>();
    for (const facet of FACETS) {
      for (const [index, claim] of claims.filter((claim) => claim.facet === facet).entries()) rank.set(claim, index);
    }
    return [...claims].sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0)).map((claim) => ({ claim, video }));
  });
  const size = videos.length > 1 ? SHARE_OF_PAGE : PAGE_SIZE;
  const told: { claim: Claim; video: Video }[] = [];
  while (queues.some((queue) => queue.length > 0)) for (const queue of queues) told.push(...queue.splice(0, size));
  return told;
}

async function otherPlayers(library: Library, { player }: Breakdown, video: Video | null): Promise<readonly Block[]> {
  const shares = await library.players(video?.id);
  const others = shares.filter((share) => share.standing === 'discussed' && share.player.id !== player.id).slice(0, 25);
  if (others.length === 0) return [];
  const scope = video ? { video: video.id } : {};
  return [
    {
      kind: 'select',
      label: 'Other players',
      options: others.map(({ player }) => ({
        label: player.name,
        invocation: { command: 'strategy', args: { player: player.id, ...scope } },
      })),
    },
  ];
}

async function onlyMentioned(library: Library, { player, mentions, mentionCount }: Breakdown): Promise<Reply> {
  const times = mentionCount === 1 ? 'once' : count(mentionCount, 'time');
  const summary = `${player.name} is mentioned ${times}, but nobody says what its game is.`;
  const shown = mentions.slice(0, 3);
  const ways = await talkedAbout(library, ({ id }) => ({ command: 'strategy', args: { player: id } }));
  return {
    audience: 'asker',
    summary,
    blocks: [
      { kind: 'heading', text: player.name },
      { kind: 'text', content: summary },
      ...shown.map(({ video, moment }): Block => ({ kind: 'quote', moment, source: sourceLine(video) })),
      { kind: 'buttons', buttons: ways },
    ],
  };
}
