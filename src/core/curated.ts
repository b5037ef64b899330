import type { Context } from './command.ts';
import { discussedIn, inContext, shareOf, whoseGame } from './hops.ts';
import type { Invocation } from './invocation.ts';
import type { Library } from './library.ts';
import { withPage } from './page-links.ts';
import { aboutLine } from './phrasing.ts';
import { stripBlocks } from './picture-blocks.ts';
import {
  type Block,
  type Button,
  momentsIn,
  quoteBlock,
  type Reply,
  type Rich,
  watchButton,
  watchVideoButton,
} from './reply.ts';
import type { Video } from './video.ts';

/** Quotes that stand in for a text that nobody has written. */
const QUOTES = 6;

/** What differs between the commands that show what a document says of its video. */
export interface CuratedAnswer {
  /** Such as `summary`: what the points are together. */
  readonly what: string;
  readonly points: readonly string[];
  readonly ordered: boolean;
  readonly self: Invocation;
  /** The command that tells of the same video in another way; null when it would say the same. */
  readonly other: { readonly label: string; readonly invocation: Invocation } | null;
}

/**
 * A video's curated points, each with the moment that bears it out where one does; without points quotes that together
 * cover the talk, under the titles of its sections, and said to be quotes.
 */
export async function curatedReply(
  { library, shares, pages }: Pick<Context, 'library' | 'shares' | 'pages'>,
  video: Video,
  answer: CuratedAnswer,
): Promise<Reply> {
  const { what, points, ordered, self, other } = answer;
  const blocks: Block[] = [{ kind: 'heading', text: video.title, aside: aboutLine(video) }];
  const quotes = points.length > 0 ? [] : await library.telling(video, QUOTES);
  if (points.length > 0) {
    blocks.push({
      kind: 'list',
      ordered,
      items: await Promise.all(points.map((point) => borneOut(library, video, point))),
    });
  } else {
    const none = `Nobody has written a ${what} of this video.`;
    const instead =
      quotes.length > 0 ? 'Here it is as quotes, from beginning to end:' : 'Nor does it say enough to quote.';
    blocks.push({ kind: 'text', tone: 'quiet', content: `${none} ${instead}` });
    // A section's title stands once, above the first quote from it.
    const titles = quotes.map(({ section }, at) => (section === quotes[at - 1]?.section ? null : section));
    blocks.push(...quotes.map(({ section: _, ...moment }, at) => quoteBlock(moment, titles[at] ?? null, null)));
  }
  const first = quotes[0];
  const buttons: Button[] = [first ? watchButton(first) : watchVideoButton(video)];
  buttons.push(shareOf({ shares }, self), ...(other ? [other] : []));
  buttons.push({ label: 'Players', invocation: { command: 'players', args: { video: video.id } } });
  buttons.push({ label: 'All videos', invocation: { command: 'library', args: {} } });
  if (what === 'summary') blocks.push(...(await stripBlocks(library, video)));
  blocks.push(...withPage(pages?.video(video.id) ?? null, buttons));
  blocks.push(...(await playersOf(library, video)), ...inContext(momentsIn({ blocks })));
  const gist = points[0] ?? first?.quote ?? aboutLine(video);
  return { audience: 'asker', summary: `${video.title}: ${gist}`, blocks };
}

/** Whether somebody has written of a video: without that, its summary and its key points are the same quotes. */
export function isCurated({ summary, keyPoints }: Video): boolean {
  return summary.length > 0 || keyPoints.length > 0;
}

async function borneOut(library: Library, video: Video, point: string): Promise<Rich> {
  const moment = await library.support(video, point);
  if (!moment) return point;
  return [
    { kind: 'plain', text: `${point} ` },
    { kind: 'moment', moment },
  ];
}

/** The players whose game a video discusses, to choose from. */
export async function playersOf(library: Library, video: Video): Promise<readonly Block[]> {
  return whoseGame(await discussedIn(library, video), video);
}
