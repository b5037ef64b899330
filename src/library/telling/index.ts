import type { WordSpan } from '../../core/transcript.ts';
import type { Video } from '../../core/video.ts';
import { termsOf } from '../terms.ts';
import { type SpokenWord, spokenWords, stem, termsIn, type Weigh } from './content.ts';
import { candidatesOf, lengthOf, marking } from './spans.ts';
import { sectionsIn, stretchesOf } from './stretches.ts';
import { worthOf } from './worth.ts';

export { supportOf } from './support.ts';

/** Words of talk for each quote: more quotes of a short talk would be the talk itself. */
const PER_QUOTE = 110;
const FEWEST = 3;
/** What saying a dozen of the terms that matter most is worth beside how well a quote reads. */
const COVERAGE = 4;
const DOZEN = 12;
/** What reads worse than this is left out; where that leaves fewer than `FEWEST` quotes, what reads worse than the other. */
const LEAST = { usual: 0, few: -1.2 } as const;
/** A term in the title counts this much more (Edmundson's title method). */
const TITLED = 2;

/** A chosen span and the title of the section that it stands for. */
export interface Told {
  readonly span: WordSpan;
  readonly section: string | null;
}

/**
 * The quotes that together cover what a talk is about: from each stretch of the talk one, chosen greedily by how well it
 * reads and by the weight of the terms it adds to those already covered (maximum coverage, as in Gillick & Favre 2009, "A
 * Scalable Global Model for Summarization"). The stretches keep to the talk's sections. In the order of the talk.
 */
export function tellingOf(video: Video, thoughts: readonly WordSpan[], limit: number, weigh: Weigh): readonly Told[] {
  const words = spokenWords(video);
  const marked = marking(words);
  const most = Math.min(limit, Math.max(FEWEST, Math.floor(words.length / PER_QUOTE)));
  const sections = sectionsIn(video, words, thoughts, most, weigh);
  const sectionAt = (word: number) => sections.findLast(({ from }) => from <= word);
  const candidates = candidatesOf(words, thoughts, marked)
    .filter(({ span }) => span.to <= (sectionAt(span.from)?.to ?? words.length))
    .map(({ span, length }) => ({
      span,
      worth: worthOf({ words, marked }, span, length),
      terms: termsIn(words, span),
    }))
    .filter(({ worth }) => worth >= LEAST.few);
  const value = valuesOf(words, video, weigh);
  const open = new Set(stretchesOf(sections, most));
  const covered = new Set<string>();
  const chosen: Told[] = [];
  while (open.size > 0) {
    let best: { span: WordSpan; terms: ReadonlySet<string>; stretch: WordSpan; score: number } | null = null;
    for (const stretch of open) {
      for (const { span, terms, worth } of candidates) {
        if (span.from < stretch.from || span.from >= stretch.to) continue;
        if (worth < LEAST.usual && chosen.length >= FEWEST) continue;
        if (chosen.some((other) => span.from < other.span.to && other.span.from < span.to)) continue;
        let gain = 0;
        for (const term of terms) if (!covered.has(term)) gain += value.get(term) ?? 0;
        const score = worth + COVERAGE * gain;
        if (!best || score > best.score) best = { span, terms, stretch, score };
      }
    }
    if (!best) break;
    const { span, terms, stretch } = best;
    open.delete(stretch);
    for (const term of terms) covered.add(term);
    chosen.push({ span, section: sectionAt(span.from)?.title ?? null });
  }
  return chosen.sort((a, b) => a.span.from - b.span.from);
}

/** Tells how well a quote reads under the name of whom it is about: above 1 well, below 0 badly. */
export function readingOf(video: Video): (span: WordSpan) => number {
  const words = spokenWords(video);
  const around = { words, marked: marking(words) };
  return (span) => worthOf(around, span, lengthOf(words, span), 'a name');
}

/** What each term that recurs is worth: the dozen that are worth most add up to 1. */
function valuesOf(words: readonly SpokenWord[], video: Video, weigh: Weigh): ReadonlyMap<string, number> {
  const titled = new Set(termsOf(video.title).map(stem));
  const uses = new Map<string, { count: number; raw: string }>();
  for (const { term, norm } of words) {
    if (term === null) continue;
    const known = uses.get(term);
    if (known) known.count += 1;
    else uses.set(term, { count: 1, raw: norm });
  }
  const values = [...uses].flatMap(([term, { count, raw }]): (readonly [string, number])[] =>
    count < 2 ? [] : [[term, Math.log2(1 + count) * weigh(raw) * (titled.has(term) ? TITLED : 1)]],
  );
  const top = values.map(([, value]) => value).sort((a, b) => b - a);
  const whole = top.slice(0, DOZEN).reduce((sum, value) => sum + value, 0) || 1;
  return new Map(values.map(([term, value]) => [term, value / whole]));
}
