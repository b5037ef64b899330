import { wordsOf } from '../core/transcript.ts';
import type { Video } from '../core/video.ts';

/** Seconds by which a section may be said to begin before the line that it begins with. */
const EARLY = 0.5;

/** Where each titled section of a video begins, as an offset into its words, in order; the later of two that begin as one. */
export function sectionsIn(video: Video): readonly { readonly from: number; readonly title: string }[] {
  const words = wordsOf(video);
  const titles = new Map<number, string>();
  let at = 0;
  for (const { start, title } of video.sections.toSorted((a, b) => a.start - b.start)) {
    while (at < words.length && (video.cues[words[at]?.cue ?? 0]?.start ?? 0) < start - EARLY) at += 1;
    if (at < words.length) titles.set(at, title);
  }
  return Array.from(titles, ([from, title]) => ({ from, title }));
}
