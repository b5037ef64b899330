import { type Word, type WordSpan, wordsOf } from '../../core/transcript.ts';
import type { Video } from '../../core/video.ts';
import { STOP_WORDS, termsOf } from '../terms.ts';

/** How much a term tells, from the number of passages it stands in: inverse document frequency. */
export type Weigh = (term: string) => number;

/** The common part of a word's forms, roughly: enough to see that `betting` and `bets` belong together. */
export function stem(term: string): string {
  if (term.length < 5) return term.replace(/s$/u, '');
  return term.replace(/(?:ities|ity|ies|es|ing|ed|ly|s|e|y)$/u, '').replace(/(.)\1$/u, '$1');
}

/** One word of a transcript, made ready to be judged. */
export interface SpokenWord {
  readonly text: string;
  /** Lower case, without the punctuation around it: `it's`. */
  readonly norm: string;
  /** Its stem where it tells what the talk is about; null for words that every talk uses. */
  readonly term: string | null;
  /** The writing ends a sentence after it. */
  readonly ends: boolean;
}

/** The words of a talk, ready to be judged, one for one. */
export function spokenWords(video: Pick<Video, 'cues'>): readonly SpokenWord[] {
  const words = wordsOf(video);
  const known = cache.get(words);
  if (known) return known;
  const ready = words.map(spoken);
  cache.set(words, ready);
  return ready;
}

const cache = new WeakMap<readonly Word[], readonly SpokenWord[]>();

function spoken({ text }: Word): SpokenWord {
  const norm = text
    .slice(0, 60)
    .toLowerCase()
    .replace(/[’ʼ]/gu, "'")
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  const [term = '', ...more] = termsOf(norm.replace(/'.*$/u, ''));
  const tells =
    more.length === 0 && term.length > 1 && !norm.endsWith("n't") && !STOP_WORDS.has(term) && !EMPTY.has(norm);
  return { text, norm, term: tells ? stem(term) : null, ends: /[.?!…]["')\]”]*$/u.test(text) };
}

/** Words that speech is full of and that tell nothing of its subject, beyond those left out of a search. */
const EMPTY: ReadonlySet<string> = new Set(
  `actually again around back basically being better big bit bunch come comes couple day different does doing done else even
   ever every example exactly feel fine first full fundamentally gave gets getting give given gives gonna good got great
   happen happened happening hard here's honest honestly idea i'm i've i'll interesting kind know last least less let's lot
   lots made make makes making many matter may maybe mean means might much must need needs never new next number okay ones
   other part people perfect piece pieces place point pretty probably put question quite really reason right said same saw
   saying see seen sense set side similar simply single sort start started still stuff super sure take taken takes talk
   talked talking tell ten that's there's thank they're they've thing things three through time times today together told
   took totally tried true try trying two type understand use used using usually want wanted wants way ways we're we've week
   well went what's whatever whole without won work working works world would year years yeah yes yet you'll you're you've
   between itself myself themselves definitely tomorrow yesterday fast um uh hey going goes cause always anything everything something nothing someone everyone long look looking looks old own
   real little huge able across already am another any anyone because both call called can't couldn't didn't doesn't don't
   during each end enough far few five four half however high instead isn't it'll keep large later let like literally most
   nice nobody none often once open opens particular past per perhaps person possible rather run running second show
   since six small somebody specific such thought third those towards toward under until wasn't weren't whether won't word
   words worth you'd that'll they'll he's she's who's i'd we'll we'd`.split(/\s+/u),
);

/** The terms that a span says. */
export function termsIn(words: readonly SpokenWord[], { from, to }: WordSpan): ReadonlySet<string> {
  const terms = new Set<string>();
  for (let at = from; at < to; at += 1) {
    const term = words[at]?.term;
    if (term) terms.add(term);
  }
  return terms;
}
