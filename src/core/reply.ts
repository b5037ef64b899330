import { type Audience, encodeInvocation, type Invocation } from './invocation.ts';
import type { Moment } from './moment.ts';
import type { Picture } from './picture.ts';
import { shownTime } from './time.ts';
import type { Video } from './video.ts';
import { isOwnPage } from './video-link.ts';

/** A piece of a line. Text is plain: adapters escape it. */
export type Span =
  | { readonly kind: 'plain' | 'strong' | 'quiet'; readonly text: string }
  /** Something to type, such as `/strategy google`. */
  | { readonly kind: 'command'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  /** An instant, in Unix seconds: in the reader's own time where the platform can, otherwise by the clock of the zone. */
  | { readonly kind: 'time'; readonly at: number; readonly zone: string }
  /** A channel of the platform that the reply is shown on, by its id. */
  | { readonly kind: 'channel'; readonly id: string }
  /** The moment's time (`▸ 4:23`), opening the video there. */
  | { readonly kind: 'moment'; readonly moment: Moment };

/** One line or paragraph: plain text, or pieces of it. */
export type Rich = string | readonly Span[];

/** A half-open range of UTF-16 offsets into a quote. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** A verbatim quote with its link. The words come from the moment alone, so that no adapter can show others. */
export interface QuoteBlock {
  readonly kind: 'quote';
  /** What the quote is evidence for, such as `The play`. */
  readonly label?: string;
  readonly moment: Moment;
  /** The parts that matched a question, in order, not overlapping. */
  readonly matches?: readonly TextRange[];
  /** Where it is from, when the reply spans several videos: `DeepSeek vs OpenAI · 20 Jan 2025`. */
  readonly source?: string;
}

/** A button runs an invocation or opens a URL. */
export type Button =
  | { readonly label: string; readonly invocation: Invocation; readonly emphasis?: 'primary' }
  | { readonly label: string; readonly url: string };

export interface SelectOption {
  readonly label: string;
  readonly about?: string;
  readonly invocation: Invocation;
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string; readonly aside?: string }
  | { readonly kind: 'text'; readonly content: Rich; readonly tone?: 'quiet' }
  | QuoteBlock
  | { readonly kind: 'list'; readonly items: readonly Rich[]; readonly ordered?: boolean }
  | { readonly kind: 'divider' }
  /** A picture of what the reply tells, and the same in words. Left out where nothing can draw it. */
  | { readonly kind: 'image'; readonly picture: Picture; readonly alt: string }
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] }
  | { readonly kind: 'select'; readonly label: string; readonly options: readonly SelectOption[] };

/** What a command answers: the same for every platform. */
export interface Reply {
  readonly audience: Audience;
  /** One line that says it all: the notification, and what a screen reader says first. */
  readonly summary: string;
  readonly blocks: readonly Block[];
  /** What was asked for was not done: a form can be opened again with what was typed. */
  readonly refused?: true;
}

/** A quote with what it is evidence for and where it is from; null for what goes without saying. */
export function quoteBlock(moment: Moment, label: string | null, source: string | null): QuoteBlock {
  return { kind: 'quote', moment, ...(label === null ? {} : { label }), ...(source === null ? {} : { source }) };
}

/** The button that opens a moment: in the video, or where its words are read. */
export function watchButton({ videoId, start, timing, url }: Moment): Button {
  return { label: `▶ ${openingOf({ id: videoId, url })} ${shownTime(start, timing)}`, url };
}

/** The button that opens a video from its beginning. */
export function watchVideoButton(video: Pick<Video, 'id' | 'url'>): Button {
  return { label: `▶ ${openingOf(video)}`, url: video.url };
}

function openingOf(video: Pick<Video, 'id' | 'url'>): string {
  return isOwnPage(video) ? 'Open' : 'Watch';
}

/** The button that posts an answer to the channel, in the presser's name. */
export function shareButton(invocation: Invocation): Button {
  return { label: 'Share', invocation: { ...invocation, audience: 'channel' } };
}

/** The button that asks where to post an answer, and with what note, before it is shared. */
export function shareFormButton(invocation: Invocation): Button {
  return {
    label: 'Share…',
    invocation: { command: 'share', args: { of: encodeInvocation(invocation) }, asks: 'form' },
  };
}

/** The pieces of a line. */
export function spansOf(rich: Rich): readonly Span[] {
  return typeof rich === 'string' ? [{ kind: 'plain', text: rich }] : rich;
}

/** Every moment that a reply shows, in order. */
export function momentsIn({ blocks }: Pick<Reply, 'blocks'>): readonly Moment[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'quote') return [block.moment];
    const lines = block.kind === 'text' ? [block.content] : block.kind === 'list' ? block.items : [];
    return lines.flatMap(spansOf).flatMap((span) => (span.kind === 'moment' ? [span.moment] : []));
  });
}

/** Every picture that a reply shows, in order. */
export function picturesIn({ blocks }: Pick<Reply, 'blocks'>): readonly Picture[] {
  return blocks.flatMap((block) => (block.kind === 'image' ? [block.picture] : []));
}

/** Every invocation that a reply's buttons and selects carry. */
export function invocationsIn(reply: Reply): readonly Invocation[] {
  return reply.blocks.flatMap((block) => {
    if (block.kind === 'select') return block.options.map((option) => option.invocation);
    if (block.kind !== 'buttons') return [];
    return block.buttons.flatMap((button) => ('invocation' in button ? [button.invocation] : []));
  });
}

/** The quote in pieces, each marked or not: what every renderer of a quote needs. */
export function quotePieces(block: QuoteBlock): readonly { readonly text: string; readonly match: boolean }[] {
  const { quote } = block.moment;
  const pieces: { text: string; match: boolean }[] = [];
  let at = 0;
  for (const { from, to } of block.matches ?? []) {
    if (from < at || to <= from || to > quote.length || isInside(quote, from) || isInside(quote, to)) continue;
    if (from > at) pieces.push({ text: quote.slice(at, from), match: false });
    pieces.push({ text: quote.slice(from, to), match: true });
    at = to;
  }
  if (at < quote.length) pieces.push({ text: quote.slice(at), match: false });
  return pieces;
}

/** Whether a cut there would part the two halves of one character. */
function isInside(text: string, at: number): boolean {
  return /^[\uDC00-\uDFFF]/u.test(text.slice(at)) && /[\uD800-\uDBFF]$/u.test(text.slice(0, at));
}
