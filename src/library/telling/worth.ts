import type { WordSpan } from '../../core/transcript.ts';
import type { SpokenWord } from './content.ts';
import {
  ASKED,
  BEST,
  CONTINUES,
  CUE_PAIRS,
  CUES,
  DANGLING,
  FILLER_PAIRS,
  FILLERS,
  FINITE,
  LEADS,
  LEANING,
  LEANING_PAIRS,
  LEANING_SLIGHTLY,
  LOOSE,
  MEANT,
  PERSONAL,
  QUESTIONS,
  STAGE,
  STAGE_PAIRS,
  STARTS,
  VERBS,
  WEIGHTS,
} from './worth-table.ts';

const THEIRS = new Set("they they're they've they'll their them he he's his she she's her".split(' '));
const PRONOUNS = new Set("i i'm i've we we're we've you you're you've they they're they've he she it".split(' '));
const ASKS = new Set('why what how'.split(' '));
const NOBODYS: ReadonlySet<string> = new Set();

/** The talk around a span: what `worthOf` needs of it. */
export interface Around {
  readonly words: readonly SpokenWord[];
  /** Whether the writing marks the ends of sentences near a word. */
  readonly marked: (at: number) => boolean;
}

/**
 * How well a span of `length` characters reads by itself: above 1 well, below 0 badly. `under` tells where it will stand:
 * under a player's name "they" is no riddle.
 */
export function worthOf(
  { words, marked }: Around,
  { from, to }: WordSpan,
  length: number,
  under: 'no name' | 'a name' = 'no name',
): number {
  const norm = (at: number) => words[at]?.norm ?? '';
  const pair = (at: number) => `${norm(at)} ${norm(at + 1)}`;
  const sentences = marked(from) || marked(to - 1);
  let worth = 0;
  if (sentences && from > 0 && !words[from - 1]?.ends) worth += WEIGHTS.torn;
  if (sentences && !words[to - 1]?.ends) worth += WEIGHTS.torn;
  if (!words[to - 1]?.ends && DANGLING.has(norm(to - 1))) worth += WEIGHTS.dangling;

  let start = from;
  while (start < to - 1 && LEADS.has(norm(start))) start += 1;
  const opening = norm(start);
  const known = under === 'a name' ? THEIRS : NOBODYS;
  // "That's why they …" tells a reason of whom the name tells.
  const why =
    under === 'a name' && (pair(start) === "that's why" || (opening === 'that' && pair(start + 1) === 'is why'));
  if (LEANING.has(opening) && !known.has(opening) && !why && !isNaming(words, start)) worth += WEIGHTS.depends;
  const doing = !sentences && /^(?!bring|during|everything|nothing|anything|something)\p{L}{2,}ing$/u.test(opening);
  if (doing) worth += WEIGHTS.headless;
  if (VERBS.has(opening) && !(QUESTIONS.has(opening) && ASKED.has(norm(start + 1)))) worth += WEIGHTS.headless;
  if (/\?["')\]”]*$/u.test(words[to - 1]?.text ?? '') || (QUESTIONS.has(opening) && ASKED.has(norm(start + 1))))
    worth += WEIGHTS.asks;

  if (LEANING_PAIRS.has(pair(start)) || words.slice(from, start + 1).some(({ norm }) => LEANING_SLIGHTLY.has(norm)))
    worth += WEIGHTS.leans;
  if (!sentences && (DANGLING.has(norm(from - 1)) || CONTINUES.has(norm(to)))) worth += WEIGHTS.cut;
  if (!sentences && from > 0 && !startsAt(words, from)) worth += WEIGHTS.unsure;
  if (!sentences && to < words.length && !startsAt(words, to)) worth += WEIGHTS.unsure;
  if (!sentences && MEANT.has(norm(from - 1)) && PRONOUNS.has(norm(from))) worth += WEIGHTS.headless;
  const parts = sentencesIn(words, { from, to });
  worth += WEIGHTS.joined * (parts.length - 1);
  if (sentences && parts.some((part) => isScrap(words, part))) worth += WEIGHTS.scrap;

  if (words.slice(from + 1, to).some(({ text }) => text.startsWith('>>'))) worth += WEIGHTS.speakers;
  const counts = { asked: 0, stage: 0, personal: 0, filler: 0, loose: 0, cue: 0, finite: 0 };
  for (let at = from; at < to; at += 1) {
    const word = norm(at);
    const inside = at + 1 < to ? pair(at) : '';
    if (STAGE.has(word) || STAGE_PAIRS.has(inside)) counts.stage += 1;
    if (at > start && inside !== '' && ASKS.has(word) && ASKED.has(norm(at + 1))) counts.asked += 1;
    if (PERSONAL.has(word)) counts.personal += 1;
    if (FILLERS.has(word) || FILLER_PAIRS.has(inside) || (at > from && word !== '' && word === norm(at - 1)))
      counts.filler += 1;
    if (LOOSE.has(word) && !known.has(word)) counts.loose += 1;
    if (CUES.has(word) || CUE_PAIRS.has(inside)) counts.cue += 1;
    if (FINITE.has(word)) counts.finite += 1;
  }
  if (counts.asked > 0) worth += WEIGHTS.asking;
  if (counts.stage > 0) worth += WEIGHTS.stage;
  worth += WEIGHTS.personal * Math.min(3, counts.personal);
  worth += WEIGHTS.filler * Math.min(4, counts.filler);
  worth += WEIGHTS.loose * Math.min(3, counts.loose);
  worth += WEIGHTS.cue * Math.min(3, counts.cue);
  if (counts.finite > 0) worth += WEIGHTS.says;
  if (length < BEST.least) worth += WEIGHTS.short;
  if (length > BEST.most) worth += WEIGHTS.long;
  return worth;
}

/** "This company", "that means": a determiner with its noun leans less than a pronoun. */
function isNaming(words: readonly SpokenWord[], at: number): boolean {
  return (
    /^(?:this|these|that|those)$/u.test(words[at]?.norm ?? '') &&
    words[at + 1]?.term !== null &&
    !FINITE.has(words[at + 1]?.norm ?? '')
  );
}

/** Whether a thought may begin with the word, or with what leads to it; a name may begin one. */
function startsAt(words: readonly SpokenWord[], at: number): boolean {
  const norm = words[at]?.norm ?? '';
  return (
    STARTS.has(norm) ||
    LEADS.has(norm) ||
    LEADS.has(words[at - 1]?.norm ?? '') ||
    /^\p{Lu}/u.test(words[at]?.text ?? '')
  );
}

/** The span's sentences, as the writing marks them. */
function sentencesIn(words: readonly SpokenWord[], { from, to }: WordSpan): readonly WordSpan[] {
  const parts: WordSpan[] = [];
  let start = from;
  for (let at = from; at < to; at += 1) {
    if (!words[at]?.ends && at < to - 1) continue;
    parts.push({ from: start, to: at + 1 });
    start = at + 1;
  }
  return parts;
}

/** Whether a sentence says nothing by itself. */
function isScrap(words: readonly SpokenWord[], { from, to }: WordSpan): boolean {
  const said = words.slice(from, to);
  return to - from < 4 || (to - from < 9 && !said.some(({ norm }) => FINITE.has(norm)));
}
