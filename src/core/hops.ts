import type { Context } from './command.ts';
import type { Invocation } from './invocation.ts';
import type { Library } from './library.ts';
import type { Moment } from './moment.ts';
import { spanRef } from './moment-ref.ts';
import { shorten } from './phrasing.ts';
import { type Block, type Button, type SelectOption, shareButton, shareFormButton } from './reply.ts';
import type { Player } from './strategy.ts';
import { shownTime } from './time.ts';
import type { Video } from './video.ts';

/** Options of a select, at most (Discord's limit). */
const MOST_OPTIONS = 25;
/** Characters of an option's label: as many as a phone shows in two lines; platforms take 75. */
const LABEL = 64;

/** A moment in a line, to choose it by: `4:23 “Google is playing defensively at the…”`. */
export function momentLabel({ start, timing, quote }: Moment, before = '', limit = LABEL): string {
  const time = `${before}${shownTime(start, timing)} `;
  return `${time}“${shorten(quote, Math.max(1, limit - time.length - 2))}”`;
}

/** What is said around a moment. */
export function transcriptOf(moment: Moment): Invocation {
  return { command: 'transcript', args: { video: moment.videoId, at: spanRef(moment) } };
}

/** Leads from each quote of an answer to what is said around it: by a button where there is one alone, else by a select. */
export function inContext(moments: readonly Moment[]): readonly Block[] {
  const [only, ...others] = moments;
  if (only && others.length === 0) return [{ kind: 'buttons', buttons: [inContextButton(only)] }];
  const options = new Map<string, SelectOption>();
  for (const moment of moments) {
    const invocation = transcriptOf(moment);
    const key = `${moment.videoId} ${spanRef(moment)}`;
    if (!options.has(key)) options.set(key, { label: momentLabel(moment), invocation });
  }
  if (options.size === 0) return [];
  return [{ kind: 'select', label: 'In context…', options: [...options.values()].slice(0, MOST_OPTIONS) }];
}

/** The same for an answer with one quote. */
export function inContextButton(moment: Moment): Button {
  return { label: 'In context', invocation: transcriptOf(moment) };
}

/** The button that shares an answer: after asking where and with what note, wherever the bot can post. */
export function shareOf({ shares }: Pick<Context, 'shares'>, invocation: Invocation): Button {
  return shares ? shareFormButton(invocation) : shareButton(invocation);
}

export function summaryButton({ id }: Pick<Video, 'id'>, label = 'Summary'): Button {
  return { label, invocation: { command: 'summary', args: { video: id } } };
}

/** Leads to what is said of each player's game: in one video, or in all. Nothing where there are no players. */
export function whoseGame(
  players: readonly Player[],
  video: Pick<Video, 'id'> | null,
  label = 'Whose game?',
): readonly Block[] {
  const scope = video ? { video: video.id } : {};
  const options = players.slice(0, MOST_OPTIONS).map(({ id, name }) => ({
    label: shorten(name, LABEL),
    invocation: { command: 'strategy', args: { player: id, ...scope } },
  }));
  return options.length > 0 ? [{ kind: 'select', label, options }] : [];
}

/** Players of a video that are looked for in a stretch of it, at most. */
const MOST_PLAYERS = 15;

/** The players that the talk is about in a stretch of a video, by the seconds where it begins and ends; most first. */
export async function discussedAt(
  library: Library,
  video: Pick<Video, 'id'>,
  span: { readonly start: number; readonly end: number },
): Promise<readonly Player[]> {
  const here: Player[] = [];
  for (const player of (await discussedIn(library, video)).slice(0, MOST_PLAYERS)) {
    const { videos } = await library.breakdown(player, video.id);
    const passages = videos.flatMap((each) => each.passages);
    if (passages.some(({ start, end }) => start < span.end && end > span.start)) here.push(player);
  }
  return here;
}

/** The players whose game is discussed, most first: in one video, or in all. */
export async function discussedIn(library: Library, video?: Pick<Video, 'id'>): Promise<readonly Player[]> {
  const shares = await library.players(video?.id);
  return shares.filter(({ standing }) => standing === 'discussed').map(({ player }) => player);
}
