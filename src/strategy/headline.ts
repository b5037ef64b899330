import type { Facet, PlayerAnalysis } from '../core/strategy.ts';
import { textOf, type WordSpan } from '../core/transcript.ts';
import type { Video } from '../core/video.ts';
import { facetScores } from './facets.ts';
import { flawsIn } from './flaws.ts';
import type { Hit } from './lexicon.ts';
import type { Cue } from './phrases.ts';
import { lengthOf } from './quote.ts';
import type { RoledMention } from './roles.ts';
import type { Talk } from './talk.ts';
import { HEADLINE_WEIGHTS as W } from './weights.ts';

/** Log-odds below which not even a name in subject position begins a line. */
const UNLIKELY = -1;
/** One line on a phone, and enough to be a sentence; characters. */
const LINE = { least: 24, most: 90 } as const;
/** A curated line may be a little longer than a spoken one. */
const CURATED = 140;

/**
 * One line that says the player's game, in the speaker's own words: the span that names it, says most, and begins and ends
 * best. Where nothing spoken is good enough, a curated key point that names the player; without one, none.
 */
export function headlineOf(
  video: Video,
  talk: Talk,
  player: number,
  passages: readonly WordSpan[],
  hits: readonly Hit<Facet>[],
): PlayerAnalysis['headline'] {
  const own = talk.mentions.filter((mention) => mention.player === player);
  let best: { span: WordSpan; worth: number } | null = null;
  for (const passage of passages) {
    for (const start of startsIn(talk, passage, own)) {
      for (const span of linesFrom(talk, passage, start)) {
        const worth = worthOf(talk, player, own, span, hits) + (passage === passages[0] ? W.first : 0);
        if (best && worth <= best.worth) continue;
        const flawless = worth - W.flaw * flawsIn(talk, span).length;
        if (!best || flawless > best.worth) best = { span, worth: flawless };
      }
    }
  }
  if (best && best.worth >= W.good) return { text: textOf(talk.words, best.span), span: best.span };
  const curated = keyPointOn(video, talk.players[player]?.aliases ?? []);
  return curated === null ? null : { text: curated, span: null };
}

/** Words with which a line may begin: those that likely begin a thought, and the player's name where it is a subject. */
function startsIn({ odds, tokens }: Talk, passage: WordSpan, own: readonly RoledMention[]): number[] {
  const starts = new Set<number>();
  for (let at = passage.from; at < passage.to; at++) {
    if ((odds[at] ?? 0) <= 0 && at !== passage.from) continue;
    let start = at;
    while (start < passage.to && FILLER.has(tokens[start]?.norm ?? '')) start += 1;
    starts.add(start);
  }
  for (const { from, role } of own) {
    const opens = (role === 'subject' || role === 'reported') && (odds[from] ?? 0) > UNLIKELY;
    if (opens && from >= passage.from && from < passage.to) starts.add(from);
  }
  return [...starts];
}

function linesFrom({ words, odds, tokens }: Talk, passage: WordSpan, from: number): WordSpan[] {
  const lines: WordSpan[] = [];
  let size = -1;
  for (let to = from + 1; to <= passage.to; to++) {
    size += (words[to - 1]?.text.length ?? 0) + 1;
    if (size > LINE.most) break;
    const ends = to === passage.to || (odds[to] ?? 0) > -0.9 || tokens[to - 1]?.stop !== 0;
    if (size >= LINE.least && ends && !HANGING.has(tokens[to - 1]?.norm ?? '')) lines.push({ from, to });
  }
  return lines;
}

function worthOf(
  talk: Talk,
  player: number,
  own: readonly RoledMention[],
  span: WordSpan,
  hits: readonly Hit<Facet>[],
): number {
  const { tokens, odds, words, mentions } = talk;
  const scores = facetScores(hits, span);
  const game = Math.max(scores.PLAY, scores.BET, scores.WHY);
  const rest = Math.max(scores.MOVE, scores.RISK, scores.NEXT);
  const named = own.find(({ from, to }) => from >= span.from && to <= span.to);
  const leads = named !== undefined && named.from <= span.from + 1;
  let worth = W.game * Math.min(game, 5) + W.rest * Math.min(rest, 5);
  if (named) worth += leads && named.role !== 'object' && named.kind !== 'product' ? W.leads : W.named;
  else worth += THEIRS.has(tokens[span.from]?.norm ?? '') ? W.theirs : -W.anonymous;
  for (const mention of mentions)
    if (mention.player !== player && mention.from >= span.from && mention.from < span.to) worth -= W.rival;
  for (let at = span.from; at < span.to; at++) {
    const norm = tokens[at]?.norm ?? '';
    if (PERSONAL.has(norm)) worth -= W.personal;
    if (NOISE.has(norm) || norm === tokens[at - 1]?.norm) worth -= W.noise;
  }
  const first = tokens[span.from]?.norm ?? '';
  if (ASKING.has(first) || PERSONAL.has(first)) worth -= W.asking;
  if (QUESTION.test(words[span.to - 1]?.text ?? '')) worth -= W.asking;
  for (const cue of cuesWithin(talk, span)) if (STAGE.has(cue.feature)) worth -= W.stage;
  const sure = (at: number) => Math.max(-2, Math.min(3, odds[at] ?? 3));
  const length = lengthOf(words, span);
  return worth + W.edge * (sure(span.from) + sure(span.to)) + (length >= 36 && length <= 80 ? W.length : 0);
}

function cuesWithin({ cues }: Talk, span: WordSpan): Talk['cues'] {
  let low = 0;
  let high = cues.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cues[middle]?.from ?? 0) < span.from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < cues.length && (cues[end]?.from ?? span.to) < span.to) end += 1;
  return cues.slice(low, end).filter(({ weight }) => weight >= 1);
}

/** Cues of a talk talking about itself. */
const STAGE: ReadonlySet<Cue> = new Set<Cue>(['item', 'plan', 'closing', 'frame', 'close']);

function keyPointOn({ keyPoints }: Video, aliases: readonly string[]): string | null {
  const names = aliases.slice(0, 12).map((alias) => alias.toLowerCase());
  const fitting = keyPoints.filter(
    (point) => point.length <= CURATED && names.some((name) => point.toLowerCase().includes(name)),
  );
  return fitting[0] ?? null;
}

const QUESTION = /\?["')\]]*$/u;
const FILLER = new Set('uh um and so but well okay ok like right now yeah look because then also'.split(' '));
const NOISE = new Set('uh um like basically right'.split(' '));
const PERSONAL = new Set("i i'm i've i'll i'd me my we we're our you you're your".split(' '));
const THEIRS = new Set("they they're they've they'll their he he's his she she's her".split(' '));
const ASKING = new Set(
  "what what's why how who do does did is are can let's let if when which that that's this".split(' '),
);
const HANGING = new Set(
  'and so but or that which who because if the a an of to in on at for from with by as is are was were be been their his her its our your my when what where why how than then like before after while i we they he she it you very really just also not do does did can will would'.split(
    ' ',
  ),
);
