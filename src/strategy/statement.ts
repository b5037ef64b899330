import type { WordSpan } from '../core/transcript.ts';
import type { Cue } from './phrases.ts';
import type { Talk } from './talk.ts';
import type { Token } from './tokens.ts';

/** Cues by which a talk speaks of itself: the next item, its plan, its end. */
const STAGE: ReadonlySet<Cue> = new Set<Cue>(['item', 'plan', 'closing', 'frame', 'close']);

/**
 * What a span says, without the questions and announcements that lead to it, and without those that come after: "let's look
 * at Google, what's their bet here, they …". Nothing where it says nothing else.
 */
export function statementIn(talk: Talk, { from, to }: WordSpan): WordSpan | null {
  const { clauses, odds, tokens } = talk;
  const bounds = [from, ...clauses.slice(clauseAt(clauses, from), clauseAt(clauses, to - 1)).map((one) => one.to), to];
  const parts = bounds.slice(1).map((end, k) => ({ from: bounds[k] ?? from, to: end }));
  const torn = (at: number, better: number) => (odds[at] ?? WHOLE) < TORN && (odds[better] ?? WHOLE) > WHOLE;
  const says = parts.map((part) => !leadsIn(talk, part));
  // "But if that's their play, why …": nor does a condition say anything that leads to nothing but a question.
  for (let k = parts.length - 1; k >= 0; k--) says[k] &&= says[k + 1] === true || !isOpen(tokens, parts[k]?.from ?? to);
  let first = says.indexOf(true);
  let last = says.lastIndexOf(true);
  while (first < last && torn(parts[first]?.from ?? from, parts[first]?.to ?? to)) first += 1;
  while (last > first && torn(parts[last]?.to ?? to, parts[last]?.from ?? from)) last -= 1;
  const [start, end] = [parts[first], parts[last]];
  if (!start || !end) return null;
  const left = first > 0 && LEFT.has(tokens[start.from]?.norm ?? '') ? 1 : 0;
  const counted = tokens[start.from]?.norm === 'number' && COUNTS.has(tokens[start.from + 1]?.norm ?? '') ? 2 : 0;
  return { from: Math.min(start.from + left + counted, end.to - 1), to: end.to };
}

/** Whether a clause asks, or speaks of the talk itself, rather than says something. */
export function leadsIn(
  { cues, tokens, words }: Pick<Talk, 'cues' | 'tokens' | 'words'>,
  { from, to }: WordSpan,
): boolean {
  if (asks(tokens, from) || /\?["')\]]*$/u.test(words[to - 1]?.text ?? '')) return true;
  if (to - from > SHORT) return false;
  for (let k = firstFrom(cues, from); k < cues.length; k++) {
    const cue = cues[k];
    if (!cue || cue.from > from + 2 || cue.from >= to) return false;
    if (cue.weight >= 1 && STAGE.has(cue.feature)) return true;
  }
  return false;
}

function isOpen(tokens: readonly Token[], at: number): boolean {
  return LEAD.has(tokens[at]?.norm ?? '') && tokens[at + 1]?.norm === 'if';
}

/** Whether a question begins with the word: "what is …", "why would …", "are they …". */
export function asks(tokens: readonly Token[], at: number): boolean {
  let from = at;
  while (from < at + 3 && LEAD.has(tokens[from]?.norm ?? '')) from += 1;
  const [word, next] = [tokens[from], tokens[from + 1]?.norm ?? ''];
  const norm = word?.norm ?? '';
  if (QUESTION.has(norm)) return word?.possessive === true || AUXILIARY.has(next) || next === 'about';
  return QUESTION.has(norm.replace(/'s$/u, '')) || (AUXILIARY.has(norm) && ASKED.has(next));
}

/** Words of an announcement that says nothing else: "number one, Claude has released two things" says something. */
const SHORT = 8;
/** Log-odds of a cut through the middle of something, and of one between two things. */
const TORN = -1;
const WHOLE = 1;
/** What may be left of a question before its answer. */
const LEFT = new Set('though then here anyway'.split(' '));
const COUNTS = new Set('one two three four five six seven eight nine ten 1 2 3 4 5 6 7 8 9 10'.split(' '));
const LEAD = new Set('uh um and so well okay ok like right but now then'.split(' '));
const QUESTION = new Set('what why how who where when'.split(' '));
const AUXILIARY = new Set(
  'is are was were do does did can could will would should has have had happens happened'.split(' '),
);
const ASKED = new Set('they he she it you we i the this that these those there'.split(' '));

function clauseAt(clauses: readonly WordSpan[], word: number): number {
  let low = 0;
  let high = clauses.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((clauses[middle]?.to ?? 0) <= word) low = middle + 1;
    else high = middle;
  }
  return low;
}

function firstFrom(hits: readonly { from: number }[], word: number): number {
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hits[middle]?.from ?? 0) < word) low = middle + 1;
    else high = middle;
  }
  return low;
}
