import { quoted } from '../src/core/arguments.ts';
import { defineCommand } from '../src/core/command.ts';
import { AskerError } from '../src/core/errors.ts';
import { filterLine, offeringInstead, typedFilters, type VideoFilter } from '../src/core/filters.ts';
import { discussedIn, shareOf, whoseGame } from '../src/core/hops.ts';
import type { Invocation } from '../src/core/invocation.ts';
import type { Library } from '../src/core/library.ts';
import { PAGE_OPTION, pageButtons, pagesOf } from '../src/core/paging.ts';
import { aboutLine, count, shortSource } from '../src/core/phrasing.ts';
import type { Block, Button, Span } from '../src/core/reply.ts';
import { suggestFilter, suggestVideos } from '../src/core/suggesting.ts';
import type { Video } from '../src/core/video.ts';

const PAGE_SIZE = 8;
/** Players named with a video: its main ones. */
const MOST_PLAYERS = 6;
/** Players of all videos to choose from. */
const MOST_GAMES = 15;
const FILTERS = ['topic', 'level', 'by', 'audience', 'type', 'after', 'before'];

export const library = defineCommand({
  name: 'library',
  about: 'What videos there are, newest first',
  example: '/library deepseek',
  options: {
    query: { kind: 'text', about: 'Words of a title, a key point, or a player', suggest: true },
    topic: { kind: 'text', about: 'Only on this topic', suggest: true },
    level: { kind: 'text', about: 'Only of this difficulty', suggest: true },
    by: { kind: 'text', about: 'Only what this person or channel published', suggest: true },
    audience: { kind: 'text', about: 'Only for these people', suggest: true },
    type: { kind: 'text', about: 'Only of this kind', suggest: true },
    after: { kind: 'text', about: 'Only from this year, month or day on, such as 2025-01' },
    before: { kind: 'text', about: 'Only before this year, month or day' },
    page: PAGE_OPTION,
  },
  async run({ query, page = 1, ...filter }, { library, shares }) {
    const scope = query === undefined ? {} : { query };
    const to = (page: number, other: VideoFilter = filter): Invocation => ({
      command: 'library',
      args: { ...scope, ...typedFilters(other), page },
    });
    const found = await offeringInstead(
      filter,
      (other) => to(1, other),
      () => library.videos({ ...scope, filter, offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE }),
      FILTERS,
    );
    const { items, total } = found;
    const only = filterLine(found.filter);
    if (total === 0) {
      const fits = only === '' ? '' : ` (${only})`;
      const message =
        query !== undefined
          ? `No video in the library fits ${quoted(query)}${fits}.`
          : only === ''
            ? 'The library is empty.'
            : `No video in the library fits${fits}.`;
      const all = { label: 'Show the library', invocation: { command: 'library', args: {} } };
      throw new AskerError(message, { waysOut: query === undefined && only === '' ? [] : [all] });
    }
    const pages = pagesOf(total, PAGE_SIZE, page, to);
    const title = query === undefined ? 'The library' : `Videos for ${quoted(query)}`;
    const aside = pages === 1 ? count(total, 'video') : `${count(total, 'video')} · page ${page} of ${pages}`;
    const blocks: Block[] = [
      { kind: 'heading', text: title, aside },
      ...(only === '' ? [] : [{ kind: 'text', tone: 'quiet', content: `Only ${only}.` } as const]),
      { kind: 'list', items: await Promise.all(items.map((video) => line(library, video))) },
      {
        kind: 'select',
        label: 'Read the summary of…',
        options: items.map((video) => ({
          label: shortSource(video, 75),
          invocation: { command: 'summary', args: { video: video.id } },
        })),
      },
    ];
    blocks.push(...whoseGame((await discussedIn(library)).slice(0, MOST_GAMES), null));
    const all: Button = { label: 'Players', invocation: { command: 'players', args: {} } };
    blocks.push({ kind: 'buttons', buttons: [shareOf({ shares }, to(page)), all, ...pageButtons(page, pages, to)] });
    return { audience: 'asker', summary: `${title}: ${aside}`, blocks };
  },
  suggest: async (option, typed, { library }) =>
    option === 'query' ? suggestVideos(library, typed) : suggestFilter(library, option, typed),
});

async function line(library: Library, video: Video): Promise<readonly Span[]> {
  const shares = await library.players(video.id);
  const players = shares
    .filter((share) => share.standing === 'discussed')
    .slice(0, MOST_PLAYERS)
    .map(({ player }) => player.name);
  const about = [aboutLine(video), players.join(', ')].filter((part) => part !== '').join(' · ');
  return [
    { kind: 'link', text: video.title, url: video.url },
    { kind: 'quiet', text: ` · ${about}` },
  ];
}
