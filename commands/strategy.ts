import { tellInGroups } from '../src/core/authored.ts';
import { type Context, defineCommand } from '../src/core/command.ts';
import { AskerError, type WayOut } from '../src/core/errors.ts';
import { followButton } from '../src/core/follow-replies.ts';
import { inContext, shareOf, summaryButton } from '../src/core/hops.ts';
import type { Invocation } from '../src/core/invocation.ts';
import type { Library, PlayerShare } from '../src/core/library.ts';
import { type Moment, overlap } from '../src/core/moment.ts';
import { withPage } from '../src/core/page-links.ts';
import { PAGE_OPTION, pageButtons, pagesOf } from '../src/core/paging.ts';
import { sourceLine } from '../src/core/phrasing.ts';
import { stripBlocks } from '../src/core/picture-blocks.ts';
import { type Block, type Button, momentsIn, quoteBlock, type Reply, watchButton } from '../src/core/reply.ts';
import { talkedAbout, wantPlayer, wantVideo } from '../src/core/seek.ts';
import { type Breakdown, FACETS, type Player, type VideoBreakdown } from '../src/core/strategy.ts';
import { suggestPlayers, suggestVideos } from '../src/core/suggesting.ts';
import { scopeLine, type ToldClaim, tellClaims } from '../src/core/telling.ts';
import type { Video } from '../src/core/video.ts';

/** Claims on one page: one for each facet. */
const PAGE_SIZE = FACETS.length;

export const strategy = defineCommand({
  name: 'strategy',
  about: "What a player's game is, with the moments that show it",
  example: '/strategy deepseek',
  options: {
    player: { kind: 'text', about: 'A company or product, such as deepseek', required: true, suggest: true },
    video: { kind: 'text', about: 'Only in this video', suggest: true },
    page: PAGE_OPTION,
  },
  async run({ player: typedPlayer, video: typedVideo, page = 1 }, context) {
    const { library } = context;
    const at = (player: string, video: string | undefined, page?: number): Invocation => ({
      command: 'strategy',
      args: { player, ...(video === undefined ? {} : { video }), ...(page === undefined ? {} : { page }) },
    });
    const player = await wantPlayer(library, typedPlayer, ({ id }) => at(id, typedVideo));
    const video = typedVideo === undefined ? null : await wantVideo(library, typedVideo, ({ id }) => at(player.id, id));
    const breakdown = await library.breakdown(player, video?.id);
    const to = (page?: number) => at(player.id, video?.id, page);
    if (breakdown.videos.length > 0) return discussed(context, { breakdown, video, page, to });
    if (breakdown.mentions.length > 0) return onlyMentioned(context, { breakdown, video, page, to });
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

interface Telling {
  readonly breakdown: Breakdown;
  /** The one video that was asked for; null for the library. */
  readonly video: Video | null;
  readonly page: number;
  readonly to: (page?: number) => Invocation;
}

async function discussed(context: Context, { breakdown, video, page, to }: Telling): Promise<Reply> {
  const { player, videos } = breakdown;
  const { library } = context;
  const { lead, pages: all } = pagesOfClaims(breakdown);
  const pages = pagesOf(all.length * PAGE_SIZE, PAGE_SIZE, page, to);
  const groups = all[page - 1] ?? [];
  const line = page === 1 ? (lead?.headline ?? null) : null;
  const blocks: Block[] = [{ kind: 'heading', text: player.name, aside: scopeLine(breakdown) }];
  if (lead && line) blocks.push(inALine(line, videos.length > 1 ? sourceLine(lead.video) : null));
  for (const { heading, told } of groups) {
    if (heading !== null) blocks.push({ kind: 'text', content: [{ kind: 'strong', text: heading }] });
    for (const { claim, label, source } of told) blocks.push(quoteBlock(claim.moment, label, source));
  }
  const shown = groups.flatMap(({ told }) => told);
  if (shown.length === 0) blocks.push({ kind: 'text', content: 'Nothing said of it reads well as a quote.' });
  const first = line?.moment ?? shown[0]?.claim.moment;
  const buttons: Button[] = first ? [watchButton(first)] : [];
  buttons.push(shareOf(context, to(page)));
  const summarised = shown[0]?.video ?? lead?.video;
  if (summarised) buttons.push(summaryButton(summarised));
  if (context.follows) buttons.push(followButton(player.id));
  buttons.push(...(await moreMoments(library, player, video)));
  const quotes = momentsIn({ blocks });
  const only = video ?? (videos.length === 1 ? lead?.video : undefined);
  if (only && page === 1) blocks.push(...(await stripBlocks(library, only)));
  const link = (video ? context.pages?.video(video.id, first?.start) : context.pages?.player(player.id)) ?? null;
  blocks.push(...withPage(link, buttons, pageButtons(page, pages, to)));
  blocks.push(...(await otherPlayers(library, player, video)), ...inContext(quotes));
  const gist = lead?.headline?.text ?? shown[0]?.claim.moment.quote;
  const said = lead?.headline ? lead.video : summarised;
  const source = said ? ` (${sourceLine(said)})` : '';
  return { audience: 'asker', summary: `${player.name}${gist ? `: “${gist}”` : ''}${source}`, blocks };
}

/** Claims under a heading, or under none. */
interface Group {
  readonly heading: string | null;
  readonly told: readonly ToldClaim[];
}

/** The video whose line says it all, and the claims page by page: by author where there are several, else by facet. */
function pagesOfClaims(breakdown: Breakdown): { lead: VideoBreakdown | null; pages: readonly (readonly Group[])[] } {
  const { videos } = breakdown;
  const authored = tellInGroups(breakdown);
  const all = authored ? authored.others : tellClaims(videos);
  const first = authored ? authored.groups.flatMap(({ told }) => told) : all.slice(0, PAGE_SIZE);
  const lead = leadOf(videos, first);
  const line = lead?.headline?.moment ?? null;
  // What stands behind a first page of its own repeats nothing; on that page a facet is not left out for its words.
  const told = authored ? all.filter(({ claim }) => !line || !overlap(claim.moment, line)) : besideLine(line, all);
  const place = ({ claim }: ToldClaim) => FACETS.indexOf(claim.facet);
  const pages = Array.from({ length: Math.ceil(told.length / PAGE_SIZE) }, (_, page): readonly Group[] => {
    const shown = told.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
    return [{ heading: null, told: shown.toSorted((a, b) => place(a) - place(b)) }];
  });
  const groups = authored?.groups.map(({ heading, told }) => {
    const others = told.filter(({ claim }) => !line || !overlap(claim.moment, line));
    return { heading, told: others.length > 0 ? others : told };
  });
  return { lead, pages: groups ? [groups, ...pages] : pages };
}

/** The newest of the videos that are told first: one that only touches the player has no line that says it all. */
function leadOf(videos: readonly VideoBreakdown[], told: readonly ToldClaim[]): VideoBreakdown | null {
  const lines = videos.filter(({ headline }) => headline !== null);
  return lines.find((each) => told.some(({ video }) => video.id === each.video.id)) ?? lines[0] ?? null;
}

/** The claims without those that say the line's words again, as long as their facet is told by another one. */
function besideLine(line: Moment | null, told: readonly ToldClaim[]): readonly ToldClaim[] {
  if (!line) return told;
  const others = told.filter(({ claim }) => !overlap(claim.moment, line));
  const facets = new Set(others.map(({ claim }) => claim.facet));
  return told.filter((each) => others.includes(each) || !facets.has(each.claim.facet));
}

function inALine({ text, moment }: NonNullable<VideoBreakdown['headline']>, source: string | null): Block {
  return moment ? quoteBlock(moment, 'In a line', source) : { kind: 'text', content: [{ kind: 'strong', text }] };
}

/** Leads to every moment in which its name falls, where it does. */
async function moreMoments(library: Library, { name }: Player, video: Video | null): Promise<readonly Button[]> {
  const scope = video ? { videoId: video.id } : {};
  const { total } = await library.moments(name, { ...scope, offset: 0, limit: 1 });
  const args = { query: name, ...(video ? { video: video.id } : {}) };
  return total > 0 ? [{ label: 'More moments', invocation: { command: 'moments', args } }] : [];
}

/** Who else is talked about: to look at, and to compare with. */
async function otherPlayers(library: Library, player: Player, video: Video | null): Promise<readonly Block[]> {
  const shares = await library.players(video?.id);
  const others = shares.filter((share) => share.standing === 'discussed' && share.player.id !== player.id).slice(0, 15);
  if (others.length === 0) return [];
  const scope = video ? { video: video.id } : {};
  const each = (to: (id: string) => Invocation) =>
    others.map(({ player }) => ({ label: player.name, invocation: to(player.id) }));
  return [
    {
      kind: 'select',
      label: 'Compare with…',
      options: each((id) => ({ command: 'compare', args: { player: player.id, other: id, ...scope } })),
    },
    {
      kind: 'select',
      label: 'Other players',
      options: each((id) => ({ command: 'strategy', args: { player: id, ...scope } })),
    },
  ];
}

async function onlyMentioned(context: Context, { breakdown, video, to }: Telling): Promise<Reply> {
  const { player, mentions, mentionCount } = breakdown;
  const { library } = context;
  const times = mentionCount === 1 ? 'once' : mentionCount === 2 ? 'twice' : `${mentionCount} times`;
  const [where, there] = video ? [` in “${video.title}”`, ' there'] : ['', ''];
  const summary = `${player.name} is mentioned ${times}${where}, but nobody says${there} what its game is.`;
  const ways = video ? await toldIn(library, video, player) : await talkedAbout(library, strategyOf);
  const shown = mentions.slice(0, 3);
  const link =
    (video ? context.pages?.video(video.id, shown[0]?.moment.start) : context.pages?.player(player.id)) ?? null;
  const follow = context.follows ? [followButton(player.id)] : [];
  return {
    audience: 'asker',
    summary,
    blocks: [
      { kind: 'heading', text: player.name },
      { kind: 'text', content: summary },
      ...shown.map(({ video: said, moment }) => quoteBlock(moment, null, video ? null : sourceLine(said))),
      ...(ways.length > 0 ? [{ kind: 'text', tone: 'quiet', content: 'Whose game is told:' } as const] : []),
      ...withPage(link, [...ways.slice(0, 3), shareOf(context, to()), ...follow]),
      ...inContext(shown.map(({ moment }) => moment)),
    ],
  };
}

function strategyOf({ id }: Player): Invocation {
  return { command: 'strategy', args: { player: id } };
}

/** The player in all videos, where its game is told in one; and whose game this video tells. */
async function toldIn(library: Library, video: Video, player: Player): Promise<readonly WayOut[]> {
  const isTold = (share: PlayerShare) => share.standing === 'discussed';
  const elsewhere = (await library.players()).some((share) => isTold(share) && share.player.id === player.id);
  const here = (await library.players(video.id)).filter(isTold).map((share) => share.player);
  return [
    ...(elsewhere ? [{ label: `${player.name} in all videos`, invocation: strategyOf(player) }] : []),
    ...here.map((other) => ({
      label: other.name,
      invocation: { command: 'strategy', args: { player: other.id, video: video.id } },
    })),
  ];
}
