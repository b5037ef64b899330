import { quoted } from '../src/core/arguments.ts';
import { defineCommand } from '../src/core/command.ts';
import { AskerError } from '../src/core/errors.ts';
import { discussedIn, shareOf, whoseGame } from '../src/core/hops.ts';
import type { Invocation } from '../src/core/invocation.ts';
import type { Library } from '../src/core/library.ts';
import { PAGE_OPTION, pageButtons, pagesOf } from '../src/core/paging.ts';
import { aboutLine, count, shortSource } from '../src/core/phrasing.ts';
import type { Block, Button, Span } from '../src/core/reply.ts';
import { suggestVideos } from '../src/core/suggesting.ts';
import type { Video } from '../src/core/video.ts';

const PAGE_SIZE = 8;
/** Players named with a video: its main ones. */
const MOST_PLAYERS = 6;
/** Players of all videos to choose from. */
const MOST_GAMES = 15;

export const library = defineCommand({
  name: 'library',
  about: 'What videos there are, newest first',
  example: '/library deepseek',
  options: {
    query: { kind: 'text', about: 'Words of a title, a key point, or a player', suggest: true },
    page: PAGE_OPTION,
  },
  async run({ query, page = 1 }, { library, shares }) {
    const scope = query === undefined ? {} : { query };
    const to = (page: number): Invocation => ({ command: 'library', args: { ...scope, page } });
    const { items, total } = await library.videos({ ...scope, offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE });
    if (total === 0) {
      const message = query === undefined ? 'The library is empty.' : `No video in the library fits ${quoted(query)}.`;
      const all = { label: 'Show the library', invocation: { command: 'library', args: {} } };
      throw new AskerError(message, { waysOut: query === undefined ? [] : [all] });
    }
    const pages = pagesOf(total, PAGE_SIZE, page, to);
    const title = query === undefined ? 'The library' : `Videos for ${quoted(query)}`;
    const aside = pages === 1 ? count(total, 'video') : `${count(total, 'video')} · page ${page} of ${pages}`;
    const blocks: Block[] = [
      { kind: 'heading', text: title, aside },
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
  suggest: async (_option, typed, { library }) => suggestVideos(library, typed),
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
