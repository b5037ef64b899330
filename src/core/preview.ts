import { discussedAt, discussedIn, summaryButton } from './hops.ts';
import type { Library } from './library.ts';
import { type PageLinks, withPage } from './page-links.ts';
import { aboutLine, sourceLine } from './phrasing.ts';
import { type Block, type Button, type Reply, watchButton } from './reply.ts';
import { videoLinkIn } from './video-link.ts';

/**
 * What a link that somebody pasted shows beneath it: title, author and date, what is said at its second, and where to go
 * on from there. Null when it leads to no video of the library.
 * @param pages null where there are no pages
 */
export async function previewOf(url: string, library: Library, pages: PageLinks | null): Promise<Reply | null> {
  const link = videoLinkIn(url);
  const video = link && (await library.findVideo(link.url)).found;
  if (!link || !video) return null;
  const moment = link.seconds === null ? null : await library.momentAt(video, link.seconds);
  const blocks: Block[] = [{ kind: 'heading', text: video.title, aside: aboutLine(video) }];
  if (moment) blocks.push({ kind: 'quote', moment });
  const buttons: Button[] = moment ? [watchButton(moment)] : [];
  // Whom the talk is about at that second; else whom it is most about.
  const at = link.seconds;
  const [here] = at === null ? [] : await discussedAt(library, video, { start: at, end: at + 1 });
  const player = here ?? (await discussedIn(library, video))[0];
  if (player) {
    const args = { player: player.id, video: video.id };
    buttons.push({ label: `Breakdown: ${player.name}`, invocation: { command: 'strategy', args } });
  }
  buttons.push(summaryButton(video));
  blocks.push(...withPage(pages?.video(video.id, moment?.start) ?? null, buttons));
  return {
    audience: 'channel',
    summary: moment ? `“${moment.quote}” (${sourceLine(video)})` : sourceLine(video),
    blocks,
  };
}
