import { quoted } from '../src/core/arguments.ts';
import { type Context, defineCommand } from '../src/core/command.ts';
import { playersOf } from '../src/core/curated.ts';
import { AskerError, type WayOut } from '../src/core/errors.ts';
import { filterLine, offeringInstead, typedFilters, type VideoFilter } from '../src/core/filters.ts';
import { discussedIn, inContext, inContextButton, shareOf, summaryButton, whoseGame } from '../src/core/hops.ts';
import type { Invocation } from '../src/core/invocation.ts';
import type { Hit, Hits, Library } from '../src/core/library.ts';
import { withPage } from '../src/core/page-links.ts';
import { PAGE_OPTION, pageButtons, pagesOf } from '../src/core/paging.ts';
import { aboutLine, count, sourceLine } from '../src/core/phrasing.ts';
import { type Block, type Button, type Reply, type Span, watchButton } from '../src/core/reply.ts';
import { talkedAbout, wantVideo } from '../src/core/seek.ts';
import { isSaidEverywhere } from '../src/core/stop-words.ts';
import { suggestFilter, suggestQuestions, suggestVideos } from '../src/core/suggesting.ts';
import { clock } from '../src/core/time.ts';
import type { Video } from '../src/core/video.ts';
import { videoLinkIn } from '../src/core/video-link.ts';

const PAGE_SIZE = 5;
/** Players to choose from. */
const MOST_PLAYERS = 15;
/** Other videos named with a moment that is said in them too. */
const ALSO = 2;
/** Topics offered before videos. */
const TOPICS = 5;
/** A question of nothing but what it leaves out. */
const ONLY_WITHOUT = /^(?:\s*-(?:"[^"]+"|[\p{L}\p{N}]\S*))+\s*$/u;

export const moments = defineCommand({
  name: 'moments',
  about: 'The moments that answer a question best',
  example: '/moments search funnel collapse',
  options: {
    query: {
      kind: 'text',
      about: 'A question, a few words of what was said, or a link to a second',
      required: true,
      suggest: true,
      quotes: true,
    },
    video: { kind: 'text', about: 'Only in this video', suggest: true },
    in: { kind: 'text', about: 'Only in this video, or in those on this topic', suggest: true },
    from: { kind: 'text', about: 'Only what this person says: any part of the name', suggest: true },
    by: { kind: 'text', about: 'Only in what this person or channel published', suggest: true },
    after: { kind: 'text', about: 'Only from this year, month or day on, such as 2025-01' },
    before: { kind: 'text', about: 'Only before this year, month or day' },
    page: PAGE_OPTION,
  },
  async run({ query, video: typedVideo, page = 1, ...typed }, { library, shares, pages: links }) {
    const linked = await linkedMoment({ library, shares, pages: links }, query);
    if (linked) return linked;
    if (ONLY_WITHOUT.test(query)) {
      throw new AskerError(`${quoted(query)} says only what to leave out. Add what is to be said.`, {
        example: `/moments search ${query}`,
      });
    }
    const at = (page: number, video = typedVideo, filter: VideoFilter = typed): Invocation => ({
      command: 'moments',
      args: { query, page, ...(video === undefined ? {} : { video }), ...typedFilters(filter) },
    });
    const video = typedVideo === undefined ? null : await wantVideo(library, typedVideo, ({ id }) => at(1, id));
    if (isSaidEverywhere(query)) {
      const { command, args } = at(1, video?.id);
      throw tooCommon(query, (query) => ({ command, args: { ...args, query } }));
    }
    const to = (page: number) => at(page, video?.id);
    const scope = { filter: typed, ...(video ? { videoId: video.id } : {}) };
    const hits = await offeringInstead(
      typed,
      (filter) => at(1, video?.id, filter),
      () => library.moments(query, { ...scope, offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE }),
    );
    const only = filterLine(hits.filter);
    if (hits.total === 0) {
      throw new AskerError(
        `Nothing ${video ? `in “${video.title}”` : 'in the library'} says ${quoted(query)}${only === '' ? '' : ` (${only})`}.`,
        { waysOut: video || only !== '' ? [everywhere(query)] : await talkedAbout(library, strategyOf) },
      );
    }
    const pages = pagesOf(hits.total, PAGE_SIZE, page, to);
    const blocks: Block[] = [
      { kind: 'heading', text: `Moments for ${quoted(query)}`, aside: found(hits, pages, page) },
    ];
    for (const content of howUnderstood(hits)) blocks.push({ kind: 'text', tone: 'quiet', content });
    if (!hits.complete) {
      blocks.push({ kind: 'text', tone: 'quiet', content: 'Nothing says all of that. These come nearest:' });
    }
    for (const hit of hits.items) {
      const { moment, matches } = hit;
      blocks.push({ kind: 'quote', moment, matches, source: sourceOf(hit) }, ...alsoSaidIn(hit));
    }
    const first = hits.items[0];
    const buttons: Button[] = first ? [watchButton(first.moment)] : [];
    buttons.push(shareOf({ shares }, to(page)), ...(first ? [summaryButton(first.video)] : []));
    buttons.push(...pageButtons(page, pages, to));
    blocks.push({ kind: 'buttons', buttons }, ...(await whoseGameIn(library, hits, video)));
    blocks.push(...inContext(hits.items.map(({ moment }) => moment)));
    const summary = first ? `${quoted(query)}: “${first.moment.quote}” (${sourceLine(first.video)})` : quoted(query);
    return { audience: 'asker', summary, blocks };
  },
  async suggest(option, typed, { library }) {
    if (option === 'query') return suggestQuestions(library, typed);
    if (option === 'from' || option === 'by') return suggestFilter(library, option, typed);
    const topics = option === 'in' ? await suggestFilter(library, 'topic', typed) : [];
    return [...topics.slice(0, TOPICS), ...(await suggestVideos(library, typed))];
  },
});

/** Of words that are said everywhere no moment says more than another. @param again what to run with another one */
function tooCommon(query: string, again: (query: string) => Invocation): AskerError {
  const words = query.replace(/["“”„«»]/gu, '').trim();
  const exactly: WayOut = { label: 'Exactly these words', invocation: again(`"${words}"`) };
  const several = /\s/u.test(words);
  return new AskerError(
    `${quoted(query)} is said everywhere, so that no moment stands out. Add what it is to be about.`,
    { waysOut: several ? [exactly] : [], example: moments.example },
  );
}

function strategyOf({ id }: { readonly id: string }): Invocation {
  return { command: 'strategy', args: { player: id } };
}

function everywhere(query: string): WayOut {
  return { label: 'Search everything', invocation: { command: 'moments', args: { query } } };
}

/** What was searched for, where that is not all in the question's words: narrowed, and with other words than were typed. */
function howUnderstood({ complete, exactly, without, filter, unsaid }: Hits): readonly string[] {
  const only = [
    ...(complete ? exactly.map((phrase) => `with exactly ${quoted(phrase)}`) : []),
    ...without.map((words) => `without ${quoted(words)}`),
    ...[filterLine(filter)].filter((line) => line !== ''),
  ];
  const told = unsaid.map(({ typed, nearest }) => (nearest === null ? quoted(typed) : nearestTo(typed, nearest)));
  return [
    ...(only.length > 0 ? [`Only ${only.join(', ')}.`] : []),
    ...(told.length > 0 ? [`Nobody says ${told.join(', nor ')}.`] : []),
  ];
}

function nearestTo(typed: string, nearest: string): string {
  return `${quoted(typed)} (closest: ${quoted(nearest)})`;
}

/** Who says it, where the document names them, and in which video. */
function sourceOf({ speaker, video }: Hit): string {
  return speaker === null ? sourceLine(video) : `${speaker}, in ${sourceLine(video)}`;
}

/** The other videos in which the same is said, each opening there. */
function alsoSaidIn({ also, alsoIn }: Hit): readonly Block[] {
  const shown = also.slice(0, ALSO);
  if (shown.length === 0) return [];
  const links = shown.flatMap(({ video, moment }, at): Span[] => [
    { kind: 'plain', text: at === 0 ? 'Also said in ' : ', ' },
    { kind: 'link', text: sourceLine(video), url: moment.url },
  ]);
  const more = alsoIn - shown.length;
  const rest: Span[] = more > 0 ? [{ kind: 'plain', text: ` and ${count(more, 'more video')}` }] : [];
  return [{ kind: 'text', tone: 'quiet', content: [...links, ...rest] }];
}

/** What is said at the second of a link to a video of the library; null when the query is none. */
async function linkedMoment(
  { library, shares, pages }: Pick<Context, 'library' | 'shares' | 'pages'>,
  query: string,
): Promise<Reply | null> {
  const link = videoLinkIn(query);
  const video = link && (await library.findVideo(link.url)).found;
  if (!link) return null;
  if (!video) {
    if (!/(?:^|\.)(?:youtube\.com|youtu\.be)$/u.test(new URL(link.url).hostname)) return null;
    const all = { label: 'Show the library', invocation: { command: 'library', args: {} } };
    throw new AskerError('That video is not in the library.', { waysOut: [all] });
  }
  const moment = await library.momentAt(video, link.seconds ?? 0);
  if (!moment) {
    throw new AskerError(
      `Nothing is said at ${clock(link.seconds ?? 0)} of “${video.title}” (${clock(video.duration)}).`,
      {
        waysOut: [{ label: 'Summary', invocation: { command: 'summary', args: { video: video.id } } }],
      },
    );
  }
  const share = shareOf({ shares }, { command: 'moments', args: { query } });
  const buttons = [watchButton(moment), share, summaryButton(video), inContextButton(moment)];
  return {
    audience: 'asker',
    summary: `“${moment.quote}” (${sourceLine(video)})`,
    blocks: [
      { kind: 'heading', text: video.title, aside: aboutLine(video) },
      { kind: 'quote', moment },
      ...withPage(pages?.video(video.id, moment.start) ?? null, buttons),
      ...(await playersOf(library, video)),
    ],
  };
}

/** Whose game is told in the videos that were found: in the one that was asked about, or in all. */
async function whoseGameIn(library: Library, { items }: Hits, scope: Video | null): Promise<readonly Block[]> {
  const videos = new Map(items.map(({ video }) => [video.id, video]));
  const players = (await Promise.all([...videos.values()].map((video) => discussedIn(library, video)))).flat();
  const once = new Map(players.map((player) => [player.id, player]));
  return whoseGame([...once.values()].slice(0, MOST_PLAYERS), scope);
}

function found({ total, capped }: Hits, pages: number, page: number): string {
  const many = `${capped ? 'the best ' : ''}${count(total, 'moment')}`;
  return pages === 1 ? many : `${many} · page ${page} of ${pages}`;
}
