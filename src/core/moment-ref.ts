import type { Moment } from './moment.ts';
import type { WordSpan } from './transcript.ts';

/** The words of a moment, in the form in which an argument holds them: `809-820`. */
export function spanRef({ words }: Pick<Moment, 'words'>): string {
  return `${words.from}-${words.to}`;
}

/** A moment in the form in which an argument holds it: `U6bZI-0oAjc:809-820`. The video's id has no comma and no colon. */
export function momentRef(moment: Pick<Moment, 'videoId' | 'words'>): string {
  return `${moment.videoId}:${spanRef(moment)}`;
}

/** The words that {@link spanRef} wrote down; null when the text is none. */
export function readSpanRef(text: string): WordSpan | null {
  const match = /^(\d{1,9})-(\d{1,9})$/u.exec(text.trim());
  if (!match) return null;
  const [from, to] = [Number(match[1]), Number(match[2])];
  return from < to ? { from, to } : null;
}
