import type { WordSpan } from '../../core/transcript.ts';
import type { SpokenWord } from './content.ts';

/** Blocks that a talk is cut into before its sections are sought, at most: bounds the work to the square of it. */
const MOST_BLOCKS = 300;
/** No derived section is shorter, in words: about half a minute. */
const SHORTEST = 80;
/** What the speaker's own announcement of a next item is worth, in nats: about one likely word out of two. */
const ANNOUNCED = 6;

/**
 * The talk in at most `most` sections: the segmentation under which its words are most likely, when each section draws
 * them from its own distribution (Utiyama & Isahara 2001, "A Statistical Model for Domain-Independent Text
 * Segmentation"), found by dynamic programming. An announced item makes a beginning likelier. Fewer sections come out
 * where the talk says one thing throughout.
 */
export function sectionsOf(
  words: readonly SpokenWord[],
  thoughts: readonly WordSpan[],
  most: number,
): readonly WordSpan[] {
  const blocks = blocksOf(thoughts, words.length);
  const whole = { from: 0, to: words.length };
  if (blocks.length < 2 || most < 2) return [whole];
  const cost = costsOf(words, blocks);
  const count = blocks.length;
  const bonus = blocks.map(({ from }) => (isAnnounced(words, from) ? ANNOUNCED : 0));
  // best[k][end]: the least cost of the blocks before `end` in k + 1 sections.
  let best = Array.from({ length: count + 1 }, (_, end) => (end === 0 ? 0 : cost(0, end)));
  const steps: Int32Array[] = [];
  let chosen = { sections: 1, cost: best[count] ?? 0 };
  for (let sections = 2; sections <= Math.min(most, count); sections += 1) {
    const next = new Array<number>(count + 1).fill(Number.POSITIVE_INFINITY);
    const step = new Int32Array(count + 1);
    for (let end = sections; end <= count; end += 1) {
      for (let cut = sections - 1; cut < end; cut += 1) {
        const total = (best[cut] ?? 0) + cost(cut, end) - (bonus[cut] ?? 0);
        if (total >= (next[end] ?? 0)) continue;
        next[end] = total;
        step[end] = cut;
      }
    }
    steps.push(step);
    best = next;
    if ((best[count] ?? 0) < chosen.cost) chosen = { sections, cost: best[count] ?? 0 };
  }
  const cuts: number[] = [];
  for (let k = chosen.sections - 2, end = count; k >= 0; k -= 1) {
    end = steps[k]?.[end] ?? 0;
    cuts.unshift(blocks[end]?.from ?? 0);
  }
  return [0, ...cuts].map((from, k) => ({ from, to: cuts[k] ?? words.length }));
}

/** Neighbouring thoughts joined, so that there are no more blocks than the work allows. */
function blocksOf(thoughts: readonly WordSpan[], length: number): readonly WordSpan[] {
  const size = length / MOST_BLOCKS;
  const blocks: { from: number; to: number }[] = [];
  for (const { from, to } of thoughts) {
    const last = blocks.at(-1);
    if (last && last.to - last.from < size) last.to = to;
    else blocks.push({ from, to });
  }
  return blocks;
}

/**
 * What a section from one block to another costs, in nats: the code length of its terms under their own distribution,
 * smoothed over the talk's vocabulary, and a price for each section.
 */
function costsOf(words: readonly SpokenWord[], blocks: readonly WordSpan[]): (from: number, to: number) => number {
  const count = blocks.length;
  const terms = blocks.map(({ from, to }) => words.slice(from, to).flatMap(({ term }) => term ?? []));
  const vocabulary = new Set(terms.flat()).size;
  const total = Math.max(
    2,
    terms.reduce((sum, own) => sum + own.length, 0),
  );
  const price = Math.log(total);
  const table = new Float64Array(count * (count + 1));
  for (let from = 0; from < count; from += 1) {
    const seen = new Map<string, number>();
    let said = 0;
    let length = 0;
    for (let to = from + 1; to <= count; to += 1) {
      for (const term of terms[to - 1] ?? []) {
        const before = seen.get(term) ?? 0;
        // Krichevsky–Trofimov coding: adds up to the same whatever the order of the words.
        length -= Math.log((before + 1) / (said + vocabulary));
        seen.set(term, before + 1);
        said += 1;
      }
      const spoken = (blocks[to - 1]?.to ?? 0) - (blocks[from]?.from ?? 0);
      table[from * (count + 1) + to] = spoken < SHORTEST ? Number.POSITIVE_INFINITY : length + price;
    }
  }
  return (from, to) => table[from * (count + 1) + to] ?? 0;
}

const COUNTS = new Set('one two three four five six seven eight nine ten 1 2 3 4 5 6 7 8 9 10'.split(' '));
const ITEMS = [
  'story number',
  'next up',
  'moving on',
  "let's move",
  'last but',
  'in other',
  'second thing',
  'third thing',
];
/** Words that may stand before an announcement. */
const LEAD = new Set('and so now okay all right um uh well then but'.split(' '));

/** Whether the speaker announces the next item here: "okay number two", "in other news". */
function isAnnounced(words: readonly SpokenWord[], from: number): boolean {
  let at = from;
  while (at < from + 3 && LEAD.has(words[at]?.norm ?? '')) at += 1;
  const [first, second] = [words[at]?.norm ?? '', words[at + 1]?.norm ?? ''];
  return (first === 'number' && COUNTS.has(second)) || ITEMS.includes(`${first} ${second}`);
}
