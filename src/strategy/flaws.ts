import type { WordSpan } from '../core/transcript.ts';
import type { Cue } from './phrases.ts';
import type { Talk } from './talk.ts';

/** What makes a quote unfit to stand alone. */
export type Flaw = 'headless' | 'cut' | 'stage' | 'open' | 'personal';

/** The flaws of a quote, each told once. */
export function flawsIn({ tokens, cues }: Pick<Talk, 'tokens' | 'cues'>, { from, to }: WordSpan): Flaw[] {
  const words = tokens.slice(from, to).map(({ norm }) => norm);
  const flaws: Flaw[] = [];
  const head = words.findIndex((word) => !BEFORE_HEAD.has(word));
  if (isHeadless(words, head)) flaws.push('headless');
  if (tokens[to - 1]?.stop !== 2 && isCut(words)) flaws.push('cut');
  if (speaksOfTalk(cues, { from, to })) flaws.push('stage');
  if (isOpen(words, head)) flaws.push('open');
  if (isPersonal(words)) flaws.push('personal');
  return flaws;
}

/** "Will enable them to …", "which is great", "that is built to run …". */
function isHeadless(words: readonly string[], head: number): boolean {
  const [first = '', second = '', third = ''] = words.slice(head, head + 3);
  if (VERB.has(first)) return true;
  if (first === 'which' || first === 'who') return VERB.has(second);
  return first === 'that' && VERB.has(second) && MADE.test(third);
}

/** "And the reason", "if they can find". */
function isCut(words: readonly string[]): boolean {
  const last = words.at(-1) ?? '';
  return HANGING.has(last) || TRAILING.has(`${words.at(-2) ?? ''} ${last}`);
}

function speaksOfTalk(cues: Talk['cues'], { from, to }: WordSpan): boolean {
  let low = 0;
  let high = cues.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cues[middle]?.from ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  for (let k = low; (cues[k]?.from ?? to) < to; k++) {
    const cue = cues[k];
    if (cue && cue.weight >= 1 && STAGE.has(cue.feature)) return true;
  }
  return false;
}

/** A condition without what follows from it: "if Claude can suddenly decide when to reason". */
function isOpen(words: readonly string[], head: number): boolean {
  let at = head;
  while (at < head + 4 && OPINION.has(words[at] ?? '')) at += 1;
  if (!CONDITION.has(words[at] ?? '')) return false;
  for (let k = at + 3; k < words.length - 1; k++)
    if (words[k] === 'then' || (SUBJECT.has(words[k] ?? '') && !JOINS.has(words[k - 1] ?? ''))) return false;
  return true;
}

/** What the speaker did or likes, which is nobody's move: "I told it to …". */
function isPersonal(words: readonly string[]): boolean {
  return words.some((word, at) => {
    if (!FIRST.has(word)) return false;
    let verb = at + 1;
    while (ADVERB.has(words[verb] ?? '')) verb += 1;
    return DEED.has(words[verb] ?? '');
  });
}

const BEFORE_HEAD = new Set('and but so or also then now well just actually really basically'.split(' '));
const VERB = new Set(
  "will would can could should may might must is isn't are aren't was wasn't were weren't has have had does did been being said says makes made gives lets allows enables".split(
    ' ',
  ),
);
const MADE = /(?:ed|ing)$|^(?:built|made|run|meant|known|given)$/u;
const TRAILING = new Set(
  'the reason,the thing,the fact,the way,the idea,the question,the point,reason is,is that,one of,kind of,sort of,lot of,able to,trying to,can find,going to,says that,know that,in terms,has a,have a,he said,they say,tells me,to me,by the'.split(
    ',',
  ),
);
const HANGING = new Set(
  "he's it's i'm they're we're you're there's their every each like wants says make makes let lets could would should will not".split(
    ' ',
  ),
);
const STAGE: ReadonlySet<Cue> = new Set<Cue>(['plan', 'frame']);
const OPINION = new Set("i think actually know just mean guess don't believe you see that like".split(' '));
const CONDITION = new Set('if when unless while although'.split(' '));
const SUBJECT = new Set(
  "it it's it'll they they'll they're they've you you'll you're you'd we we'll we're he he's she that that's this there there's i i'd nobody everyone".split(
    ' ',
  ),
);
const JOINS = new Set('and or that which to but if when because than what how where'.split(' '));
const FIRST = new Set("i i've i'd i'm we've".split(' '));
const ADVERB = new Set('just actually also really have been had literally already i'.split(' '));
const DEED = new Set(
  'told asked tell ask used use using tried try trying build building played play wrote write ran typed tested looked searched got switched signed paid pay read dug found love loved like liked enjoy want wanted own wondered'.split(
    ' ',
  ),
);
