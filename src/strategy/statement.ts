import { textOf, type WordSpan } from '../core/transcript.ts';
import type { Cue } from './phrases.ts';
import { QUOTE, trimmed } from './quote.ts';
import type { Talk } from './talk.ts';
import type { Token } from './tokens.ts';

/** Cues by which a talk speaks of itself: the next item, its plan, its end. */
const STAGE: ReadonlySet<Cue> = new Set<Cue>(['item', 'plan', 'closing', 'frame', 'close']);

/**
 * What a span says, without the question or the announcement that leads to it, and without the one that comes after:
 * "let's look at Google, what's their bet here, they …". What would be left too short for a quote stays as it is.
 */
export function statementIn(talk: Talk, span: WordSpan): WordSpan {
  const { clauses, odds, tokens, words } = talk;
  let { from, to } = trimmed(tokens, span);
  const enough = (start: number, end: number) =>
    textOf(words, trimmed(tokens, { from: start, to: end })).length >= QUOTE.least;
  let first = clauseAt(clauses, from);
  let last = clauseAt(clauses, to - 1);
  for (; first < last; first += 1) {
    const end = clauses[first]?.to ?? to;
    const torn = (odds[from] ?? WHOLE) < TORN && (odds[end] ?? 0) > WHOLE;
    if (!(torn || leadsIn(talk, { from, to: end })) || !enough(end, to)) break;
    const rest = LEFT.has(tokens[end]?.norm ?? '') ? end + 1 : end;
    from = trimmed(tokens, { from: rest, to }).from;
  }
  for (; last > first; last -= 1) {
    const start = clauses[last]?.from ?? from;
    const torn = (odds[to] ?? WHOLE) < TORN && (odds[start] ?? 0) > WHOLE;
    if (!(torn || leadsIn(talk, { from: start, to })) || !enough(from, start)) break;
    to = trimmed(tokens, { from, to: start }).to;
  }
  return { from, to };
}

/** Whether a clause asks, or speaks of the talk itself, rather than says something. */
export function leadsIn(
  { cues, tokens, words }: Pick<Talk, 'cues' | 'tokens' | 'words'>,
  { from, to }: WordSpan,
): boolean {
  if (asks(tokens, from) || /\?["')\]]*$/u.test(words[to - 1]?.text ?? '')) return true;
  for (let k = firstFrom(cues, from); k < cues.length; k++) {
    const cue = cues[k];
    if (!cue || cue.from > from + 2 || cue.from >= to) return false;
    if (cue.weight >= 1 && STAGE.has(cue.feature)) return true;
  }
  return false;
}

/** Whether a question begins with the word: "what is …", "why would …", "are they …". */
export function asks(tokens: readonly Token[], at: number): boolean {
  let from = at;
  while (LEAD.has(tokens[from]?.norm ?? '')) from += 1;
  const [word, next] = [tokens[from], tokens[from + 1]?.norm ?? ''];
  const norm = word?.norm ?? '';
  if (QUESTION.has(norm)) return word?.possessive === true || AUXILIARY.has(next) || next === 'about';
  return QUESTION.has(norm.replace(/'s$/u, '')) || (AUXILIARY.has(norm) && ASKED.has(next));
}

/** Log-odds of a cut through the middle of something, and of one between two things. */
const TORN = -1;
const WHOLE = 1;
/** What may be left of a question before its answer. */
const LEFT = new Set('though then here anyway'.split(' '));
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
