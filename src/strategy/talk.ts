import { afterSilence } from '../core/silence.ts';
import type { Player } from '../core/strategy.ts';
import { type Word, type WordSpan, wordsOf } from '../core/transcript.ts';
import type { Video } from '../core/video.ts';
import { boundariesOf } from './boundaries.ts';
import { cuesOf, openingsOf } from './evidence.ts';
import type { Hit } from './lexicon.ts';
import { type Mention, mentionsOf } from './mentions.ts';
import type { NameIndex } from './names.ts';
import { newcomersIn } from './newcomers.ts';
import type { Cue } from './phrases.ts';
import { isWilling, type RoledMention, rolesOf } from './roles.ts';
import { clausesOf } from './thoughts.ts';
import { type Token, tokensOf } from './tokens.ts';

/** A talk, read: what the rest of the method works on. */
export interface Talk {
  readonly words: readonly Word[];
  readonly tokens: readonly Token[];
  /** Players by the index that mentions use: the catalogue, then those that only this talk has. */
  readonly players: readonly Player[];
  readonly mentions: readonly RoledMention[];
  readonly cues: readonly Hit<Cue>[];
  /** For each word the log-odds that a thought begins with it. */
  readonly odds: Float64Array;
  /** Words before which nothing is said for long: no thought and no passage goes on beyond. */
  readonly silences: readonly number[];
  readonly clauses: readonly WordSpan[];
  /** Players that the title names. */
  readonly titled: ReadonlySet<number>;
  /** What the metadata says of the kind of talk: 1 news or opinion, -1 a lesson, 0 nothing. Only a hint. */
  readonly typed: number;
  /** Whether it begins with what a company does, such as releasing or buying something. */
  readonly opens: boolean;
}

/** Log-odds of a point where something begins, whatever the words say. */
const CERTAIN = 20;
/** Words that begin a talk. */
const OPENING = 120;
/** Longest description that is searched for names, in characters. */
const DESCRIPTION = 6000;

export function readTalk(video: Video, catalogue: readonly Player[], index: NameIndex): Talk {
  const words = wordsOf(video);
  const tokens = tokensOf(words);
  const expected = expectedIn(video, index);
  const exact = mentionsOf(tokens, index, expected);
  const heard = misheard(tokens, exact, expected, index);
  const listed = [...exact, ...heard];
  const newcomers = newcomersIn(tokens, words, listed, video, catalogue.length, (key) => index.bySquash.has(key));
  const titles = namesIn([video.title, ...video.otherTitles].join(' . '), index);
  const titled = new Set(titles.map(({ player }) => player));
  const typed = typedAs(video, titles);
  // News of a product is news of its maker: "How Grok went rogue".
  const stands = ({ kind, faint, player }: Mention) => kind === 'product' && !faint && typed > 0 && titled.has(player);
  const named = [...listed, ...newcomers.mentions].map((one) =>
    stands(one) ? { ...one, kind: 'name' as const } : one,
  );
  const mentions = rolesOf(
    tokens,
    named.sort((a, b) => a.from - b.from),
  );
  const cues = cuesOf(tokens);
  const turns = mentions.filter(({ lead, from }) => lead < from).map(({ lead }) => lead);
  const odds = boundariesOf(tokens, mentions, [...new Set([...openingsOf(cues), ...turns])]);
  const silences = silencesIn(video, words);
  for (const at of silences) odds[at] = CERTAIN;
  return {
    words,
    tokens,
    players: [...catalogue, ...newcomers.players],
    mentions,
    cues,
    odds,
    silences,
    clauses: clausesOf(odds),
    titled,
    typed,
    opens: mentions.some(({ kind, from, to }) => kind !== 'product' && from < OPENING && isWilling(tokens, to)),
  };
}

function silencesIn(video: Video, words: readonly Word[]): number[] {
  return words.flatMap(({ cue }, at) => (at > 0 && words[at - 1]?.cue !== cue && afterSilence(video, cue) ? [at] : []));
}

/** Players that the title, the description or the metadata name. */
function expectedIn({ title, otherTitles, description, hints }: Video, index: NameIndex): Set<number> {
  const { companies, people, models } = hints;
  const texts = [title, ...otherTitles, ...companies, ...people, ...models, description?.slice(0, DESCRIPTION) ?? ''];
  return new Set(namesIn(texts.join(' . '), index).map(({ player }) => player));
}

function namesIn(text: string, index: NameIndex): Mention[] {
  const words = text.split(/\s+/u).map((word) => ({ text: word, cue: 0 }));
  return mentionsOf(tokensOf(words), index);
}

/** Words that look or sound like the name of a player whom the talk or its metadata name elsewhere. */
function misheard(
  tokens: readonly Token[],
  exact: readonly Mention[],
  expected: ReadonlySet<number>,
  index: NameIndex,
): Mention[] {
  const taken = new Uint8Array(tokens.length);
  for (const { from, to } of exact) taken.fill(1, from, to);
  const present = [...new Set([...expected, ...exact.map(({ player }) => player)])];
  const mentions: Mention[] = [];
  tokens.forEach((token, at) => {
    const near = index.soundingLike(token);
    if (near.length === 0 || taken[at]) return;
    const player = present.find((one) => near.includes(one));
    const { possessive } = token;
    if (player !== undefined) mentions.push({ player, kind: 'name', from: at, to: at + 1, possessive, faint: false });
  });
  return mentions;
}

function typedAs({ title, hints }: Video, titles: readonly Mention[]): number {
  const type = `${hints.contentType ?? ''} ${hints.topic ?? ''}`.toLowerCase();
  const said =
    (/news|strategy|opinion|market/u.test(type) ? 1 : 0) - (/tutorial|career|prompt|tools/u.test(type) ? 1 : 0);
  const lower = title.toLowerCase();
  const titled = (NEWS.test(lower) ? 1 : 0) - (LESSON.test(lower) ? 1 : 0);
  // Who names a company, not just a product, in a title tells news of it more often than how to use it.
  const named = titles.some(({ kind }) => kind === 'name') ? 0.5 : 0;
  return Math.max(-1, Math.min(1, said + titled + named));
}

const NEWS =
  /\bnews\b|strategy|strategies|competition|\bdeals?\b|acqui|\bbought\b|\bbuys?\b|raise[sd]|earnings|\bstocks?\b|\bbets?\b|\brace\b|gambl|power move|turnaround|trouble|coming for|\bbans?\b|laid off|lawsuit|antitrust|\bipo\b|bubble|keynote|crunch|funding|valuation|falling behind|\bwar\b|layoff|\blaunch|\breleas|\bleak|shuts? down|\bcrisis|scandal|\brogue|blunder|controvers|\brumou?r|\bdrama\b|\bfired\b|steps? down|takeover|dominat|\bcrash|\bplans?\b|\bmerge|\bvaluation/u;
const LESSON =
  /how to|guide|tutorial|prompt|\btips?\b|\bways\b|career|\bjobs?\b|interview|resume|\btest(?:s|ed|ing)?\b|benchmark|\bdemo\b|\bskills?\b|mistakes|playbook|workflow|beginner|\bhack/u;
