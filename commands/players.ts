import { defineCommand } from '../src/core/command.ts';
import { AskerError } from '../src/core/errors.ts';
import { shareOf, summaryButton, whoseGame } from '../src/core/hops.ts';
import type { Invocation } from '../src/core/invocation.ts';
import type { PlayerShare } from '../src/core/library.ts';
import { withPage } from '../src/core/page-links.ts';
import { PAGE_OPTION, pageButtons, pagesOf } from '../src/core/paging.ts';
import { count, sourceLine } from '../src/core/phrasing.ts';
import { mentionsBlocks } from '../src/core/picture-blocks.ts';
import type { Block, Button, Span } from '../src/core/reply.ts';
import { wantVideo } from '../src/core/seek.ts';
import { suggestVideos } from '../src/core/suggesting.ts';
import { shownDate } from '../src/core/time.ts';

const PAGE_SIZE = 15;
/** Players named that are only mentioned. */
const MOST_NAMED = 10;

export const players = defineCommand({
  name: 'players',
  about: 'Who is talked about, how much, and since when',
  example: '/players',
  options: {
    video: { kind: 'text', about: 'Only in this video', suggest: true },
    page: PAGE_OPTION,
  },
  async run({ video: typed, page = 1 }, { library, shares: desk, pages: links }) {
    const at = (page: number, video = typed): Invocation => ({
      command: 'players',
      args: { page, ...(video === undefined ? {} : { video }) },
    });
    const video = typed === undefined ? null : await wantVideo(library, typed, ({ id }) => at(1, id));
    const shares = await library.players(video?.id);
    const discussed = shares.filter((share) => share.standing === 'discussed');
    const mentioned = shares.length - discussed.length;
    const where = video ? `in “${video.title}”` : 'in the library';
    if (shares.length === 0) throw new AskerError(`Nobody talks about a player ${where}.`);
    const to = (page: number) => at(page, video?.id);
    const pages = pagesOf(discussed.length, PAGE_SIZE, page, to);
    const shown = discussed.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
    const aside = video ? sourceLine(video) : 'most talked about first';
    const blocks: Block[] = [{ kind: 'heading', text: 'Players', aside }];
    if (discussed.length === 0) blocks.push({ kind: 'text', content: `Nobody says what a player’s game is ${where}.` });
    else blocks.push({ kind: 'list', items: shown.map((share) => line(share, video !== null)) });
    if (mentioned > 0 && page === pages) {
      const named = shares.filter(({ standing }) => standing === 'mentioned').map(({ player }) => player.name);
      const rest = named.length > MOST_NAMED ? ` and ${named.length - MOST_NAMED} more` : '';
      const names = `${named.slice(0, MOST_NAMED).join(', ')}${rest}`;
      blocks.push({ kind: 'text', tone: 'quiet', content: `Only mentioned, without a word on their game: ${names}.` });
    }
    if (!video && page === 1) {
      const named = shown.map(({ player }) => player);
      blocks.push(...(await mentionsBlocks(library, named)));
    }
    const [newest] = await library.contents();
    const buttons: Button[] = [shareOf({ shares: desk }, to(page))];
    if (video) buttons.push(summaryButton(video));
    else if (newest) buttons.push(summaryButton(newest, 'Latest video'));
    buttons.push({ label: 'All videos', invocation: { command: 'library', args: {} } });
    blocks.push(
      ...whoseGame(
        shown.map(({ player }) => player),
        video,
      ),
    );
    const link = (video ? links?.video(video.id) : links?.players()) ?? null;
    blocks.push(...withPage(link, [...buttons, ...pageButtons(page, pages, to)]));
    const most = shown.slice(0, 3).map(({ player }) => player.name);
    return { audience: 'asker', summary: `Players ${where}: ${most.join(', ') || 'none discussed'}`, blocks };
  },
  suggest: async (_option, typed, { library }) => suggestVideos(library, typed),
});

function line({ player, seconds, discussedIn, namedIn, since }: PlayerShare, oneVideo: boolean): readonly Span[] {
  const minutes = seconds < 60 ? 'under a minute' : count(Math.round(seconds / 60), 'minute');
  const dated = since === null ? '' : `, since ${shownDate(since)}`;
  const named = namedIn > discussedIn ? `, named in ${namedIn}` : '';
  const scope = oneVideo ? '' : ` in ${count(discussedIn, 'video')}${named}${dated}`;
  return [
    { kind: 'strong', text: player.name },
    { kind: 'plain', text: `: ${minutes}${scope}` },
  ];
}
