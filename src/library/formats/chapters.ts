import { parseClock } from '../../core/time.ts';
import type { Section } from '../../core/video.ts';
import { oneLine } from './text.ts';

/** Seconds by which the first chapter may begin after the video does; YouTube itself asks for 0:00. */
const LATEST_FIRST = 15;
const MAX_CHAPTERS = 200;

/**
 * The chapters that a description lists, one a line, as YouTube reads them: `02:23 Getting started`, `(1:02:03) – Q&A`.
 * They count only as a whole: at least two, the first at the beginning, each later than the one before; else none.
 * A chapter ends where the next begins; the end of the last is not known.
 */
export function chaptersIn(description: string): readonly Section[] {
  const chapters: { title: string; start: number }[] = [];
  for (const line of description.split('\n')) {
    const match = /^[^\p{L}\p{N}]{0,8}((?:\d{1,2}:)?\d{1,3}:\d{2})(?!\d)[\s)\]:|–—-]{0,8}(.*)$/u.exec(line);
    const start = parseClock(match?.[1] ?? '');
    const title = oneLine(match?.[2] ?? '', 300);
    if (start === null || title === '') continue;
    const previous = chapters.at(-1);
    if (previous ? start <= previous.start : start > LATEST_FIRST) return [];
    chapters.push({ title, start });
  }
  if (chapters.length < 2 || chapters.length > MAX_CHAPTERS) return [];
  return chapters.map((chapter, index) => ({ ...chapter, end: chapters[index + 1]?.start ?? null, about: null }));
}
