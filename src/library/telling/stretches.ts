import type { WordSpan } from '../../core/transcript.ts';
import { wordsOf } from '../../core/transcript.ts';
import type { Video } from '../../core/video.ts';
import type { SpokenWord, Weigh } from './content.ts';
import { sectionsOf } from './sections.ts';
import { titlesOf } from './titles.ts';

/** A titled part of the talk. */
export interface TitledSpan extends WordSpan {
  readonly title: string | null;
}

/** The sections of a talk: the document's, or else derived ones; in order, together the whole talk. */
export function sectionsIn(
  video: Video,
  words: readonly SpokenWord[],
  thoughts: readonly WordSpan[],
  most: number,
  weigh: Weigh,
): readonly TitledSpan[] {
  const given = givenSections(video);
  if (given.length > 1) return given;
  const derived = sectionsOf(words, thoughts, most);
  const titles = derived.length > 1 ? titlesOf(words, derived, weigh) : [];
  return derived.map((span, index) => ({ ...span, title: titles[index] ?? null }));
}

/** The document's sections as spans of words. What comes before the first belongs to it. */
function givenSections({ cues, sections }: Video): readonly TitledSpan[] {
  const words = wordsOf({ cues });
  const starts = sections.map(({ start }) => {
    const cue = cues.findLastIndex((each) => each.start <= start);
    return words.findIndex((word) => word.cue >= Math.max(0, cue));
  });
  return sections.flatMap(({ title }, index) => {
    const from = index === 0 ? 0 : (starts[index] ?? 0);
    const to = starts[index + 1] ?? words.length;
    return from >= 0 && to > from ? [{ from, to, title }] : [];
  });
}

/** The talk in `count` stretches that keep to its sections: short neighbours joined, long ones halved. */
export function stretchesOf(sections: readonly WordSpan[], count: number): readonly WordSpan[] {
  const stretches = sections.map(({ from, to }) => ({ from, to }));
  const length = ({ from, to }: WordSpan) => to - from;
  while (stretches.length > count) {
    const joined = stretches.slice(1).map((next, at) => length(next) + (stretches[at] ? length(stretches[at]) : 0));
    const at = joined.indexOf(Math.min(...joined));
    const next = stretches[at + 1];
    const here = stretches[at];
    if (!here || !next) break;
    stretches.splice(at, 2, { from: here.from, to: next.to });
  }
  while (stretches.length < count) {
    const lengths = stretches.map(length);
    const at = lengths.indexOf(Math.max(...lengths));
    const longest = stretches[at];
    if (!longest || length(longest) < 2) break;
    const middle = Math.floor((longest.from + longest.to) / 2);
    stretches.splice(at, 1, { from: longest.from, to: middle }, { from: middle, to: longest.to });
  }
  return stretches;
}
