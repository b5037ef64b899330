import type { WordSpan } from '../../core/transcript.ts';
import type { SpokenWord } from './content.ts';
import { JOINTS, LEADS, TRAILS } from './worth-table.ts';

/** What a quote may have, in characters. */
const QUOTE = { least: 60, most: 240 } as const;
/** Thoughts joined to one quote, at most. */
const JOINED = 4;
/** Words to either side that are looked at to tell whether the writing marks sentences there. */
const NEAR = 40;

/** A clause that begins so few words before the end is not said to its end. */
const TAIL = 3;

/** A span that may be quoted. */
export interface Candidate {
  readonly span: WordSpan;
  /** Characters. */
  readonly length: number;
}

/**
 * Everything that could be quoted: runs of whole thoughts of 60 to 240 characters. Where the writing marks no sentences,
 * the words that only lead into the first thought are left out.
 */
export function candidatesOf(
  words: readonly SpokenWord[],
  thoughts: readonly WordSpan[],
  marked: (at: number) => boolean,
): readonly Candidate[] {
  const found: Candidate[] = [];
  thoughts.forEach((first, index) => {
    let from = first.from;
    const last = first.to - 1;
    while (from < last && leads(words[from], marked(from))) from += 1;
    let length = -1;
    let at = from;
    for (const thought of thoughts.slice(index, index + JOINED)) {
      for (; at < thought.to; at += 1) length += (words[at]?.text.length ?? 0) + 1;
      if (length > QUOTE.most) break;
      const end = endOf(words, from, thought.to, marked(thought.to - 1));
      const cut = words.slice(end, thought.to).reduce((sum, { text }) => sum + text.length + 1, 0);
      if (length - cut >= QUOTE.least) found.push({ span: { from, to: end }, length: length - cut });
    }
  });
  return found;
}

/** Whether a word only leads into a thought: the mark of a new speaker, and where nothing marks sentences an "and so". */
function leads(word: SpokenWord | undefined, marked: boolean): boolean {
  return word?.norm === '' || (!marked && LEADS.has(word?.norm ?? ''));
}

/** Characters of a span, its words joined by single spaces. */
export function lengthOf(words: readonly SpokenWord[], { from, to }: WordSpan): number {
  return words.slice(from, to).reduce((sum, { text }) => sum + text.length + 1, -1);
}

/** The end without what leads on: "… and number three okay", "… and the reason", "… which by the way". */
function endOf(words: readonly SpokenWord[], from: number, to: number, marked: boolean): number {
  let end = to;
  const trim = () => {
    while (end > from + 4 && !words[end - 1]?.ends && TRAILS.has(words[end - 1]?.norm ?? '')) end -= 1;
  };
  trim();
  if (marked || words[end - 1]?.ends) return end;
  for (let at = Math.max(from + 4, end - TAIL); at < end; at += 1) {
    if (!JOINTS.has(words[at]?.norm ?? '')) continue;
    end = at;
    trim();
    break;
  }
  return end;
}

/** Tells whether the writing marks the ends of sentences near a word: transcripts are often punctuated only in parts. */
export function marking(words: readonly SpokenWord[]): (at: number) => boolean {
  const ends = new Uint32Array(words.length + 1);
  words.forEach((word, at) => {
    ends[at + 1] = (ends[at] ?? 0) + (word.ends ? 1 : 0);
  });
  return (at) => {
    const from = Math.max(0, at - NEAR);
    const to = Math.min(words.length, at + NEAR + 1);
    return (ends[to] ?? 0) - (ends[from] ?? 0) >= (to - from) / 50;
  };
}
