import type { PageLinks } from '../core/page-links.ts';
import { count } from '../core/phrasing.ts';
import type { Block, Reply, Rich, Span } from '../core/reply.ts';
import type { Player } from '../core/strategy.ts';
import type { Choice } from './choose.ts';
import { controlsOf } from './controls.ts';
import { aboutOf, playerLines, pointBlocks, titleOf, withinRoom } from './lines.ts';
import type { Story } from './stories.ts';

/** Characters of a parent's points and quotes as a platform sees them: with all else, well within one message. */
export const ROOM = 2_600;
/** Best claims in a parent; those of the other players are in its thread. */
export const MOST_LINES = 4;
/** Players named behind a video. */
export const MOST_NAMES = 4;
/** Due times without a post that are named. */
const MOST_MISSED = 5;

/** What was not posted before, and the zone to show it in where the platform knows none of the reader's. */
export interface Before {
  readonly missed: readonly Date[];
  readonly zone: string;
}

/** What a post is told with, besides its words. */
export interface Beside {
  /** Of what the post tells. */
  readonly pictures: readonly Block[];
  /** Null where there are no pages. */
  readonly pages: PageLinks | null;
}

/**
 * The message that stands in the channel: one video with its points and best claims, or a line for each of several. Its
 * controls answer privately, so that all is within reach where no thread can be opened.
 */
export function parentReply(
  choice: Choice,
  players: readonly Player[],
  before: Before,
  { pictures, pages }: Beside,
): Reply {
  const { stories } = choice;
  const [only, ...others] = stories;
  const blocks = only && others.length === 0 ? oneVideo(only, choice.kind) : severalVideos(choice);
  blocks.push(...pictures, ...restLines(choice));
  if (before.missed.length > 0) blocks.push(missedLine(before));
  blocks.push(...controlsOf(choice, players, { told: blocks, pages }));
  return { audience: 'channel', summary: summaryOf(choice, players), blocks };
}

function oneVideo(story: Story, kind: Choice['kind']): Block[] {
  const aside = [kind === 'new' ? 'New video' : 'From the archive', aboutOf(story.video)].join(' · ');
  const lines = playerLines(story).slice(0, MOST_LINES);
  return [
    { kind: 'heading', text: titleOf(story.video), aside },
    ...withinRoom([...pointBlocks(story), ...lines], ROOM),
  ];
}

function severalVideos({ stories, waiting, counted }: Choice): Block[] {
  return [
    { kind: 'heading', text: count(stories.length + waiting + counted.length, 'new video') },
    { kind: 'list', items: stories.map(videoLine) },
  ];
}

/** A video in a line, with who is talked about. */
export function videoLine({ video, players }: Story): Rich {
  const names = players.slice(0, MOST_NAMES).map(({ player }) => player.name);
  return [
    { kind: 'link', text: titleOf(video), url: video.url },
    { kind: 'quiet', text: ` ${aboutOf(video)}` },
    ...(names.length > 0 ? [{ kind: 'plain', text: ` · ${names.join(', ')}` } as const] : []),
  ];
}

/** What a post does not tell of any more. */
export function restLines({ waiting, counted }: Choice): readonly Block[] {
  const next = `and ${count(waiting, 'more new video')}, which the next posts tell of`;
  const lines = [
    ...(waiting > 0 ? [next] : []),
    ...(counted.length > 0 ? [`and ${counted.length} more, which /library shows`] : []),
  ];
  return lines.map((content) => ({ kind: 'text', tone: 'quiet', content }));
}

function missedLine({ missed, zone }: Before): Block {
  const named = missed.slice(-MOST_MISSED);
  const times = named.flatMap((time, index): readonly Span[] => [
    ...(index > 0 ? [{ kind: 'plain', text: ', ' } as const] : []),
    { kind: 'time', at: Math.floor(time.getTime() / 1_000), zone },
  ]);
  const more = missed.length - named.length;
  const what =
    missed.length === 1 ? 'One post before this could not be made: ' : 'Posts before this could not be made: ';
  const rest = more > 0 ? [{ kind: 'plain', text: ` and ${more} before` } as const] : [];
  return { kind: 'text', tone: 'quiet', content: [{ kind: 'plain', text: what }, ...times, ...rest] };
}

/** The notification. */
function summaryOf({ kind, stories, waiting, counted }: Choice, players: readonly Player[]): string {
  const untold = waiting + counted.length;
  const total = stories.length + untold;
  const titles = stories.map(({ video }) => titleOf(video)).join('; ');
  const names = players.slice(0, MOST_NAMES).map(({ name }) => name);
  const on = names.length > 0 ? ` (${names.join(', ')}${players.length > names.length ? ' …' : ''})` : '';
  if (kind === 'archive') return `From the archive: ${titles}${on}`;
  const more = untold > 0 ? ` and ${untold} more` : '';
  return total === 1 ? `New: ${titles}${on}` : `${count(total, 'new video')}: ${titles}${more}${on}`;
}
