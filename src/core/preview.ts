import type { Library } from './library.ts';
import { aboutLine, sourceLine } from './phrasing.ts';
import { type Block, type Button, type Reply, watchButton } from './reply.ts';
import { videoLinkIn } from './video-link.ts';

/**
 * What a link that somebody pasted shows beneath it: title, author and date, what is said at its second, and where to go
 * on from there. Null when it leads to no video of the library.
 */
export async function previewOf(url: string, library: Library): Promise<Reply | null> {
  const link = videoLinkIn(url);
  const video = link && (await library.findVideo(link.url)).found;
  if (!link || !video) return null;
  const moment = link.seconds === null ? null : await library.momentAt(video, link.seconds);
  const blocks: Block[] = [{ kind: 'heading', text: video.title, aside: aboutLine(video) }];
  if (moment) blocks.push({ kind: 'quote', moment });
  const buttons: Button[] = moment ? [watchButton(moment)] : [];
  const [first] = (await library.players(video.id)).filter(({ standing }) => standing === 'discussed');
  if (first) {
    const args = { player: first.player.id, video: video.id };
    buttons.push({ label: `Breakdown: ${first.player.name}`, invocation: { command: 'strategy', args } });
  }
  buttons.push({ label: 'Summary', invocation: { command: 'summary', args: { video: video.id } } });
  blocks.push({ kind: 'buttons', buttons });
  return {
    audience: 'channel',
    summary: moment ? `“${moment.quote}” (${sourceLine(video)})` : sourceLine(video),
    blocks,
  };
}
