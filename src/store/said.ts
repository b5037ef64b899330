import type { Excerpt, PassageText } from '../core/passages.ts';
import type { Analysis } from '../core/strategy.ts';
import { type WordSpan, wordsOf } from '../core/transcript.ts';
import type { Cue, Video } from '../core/video.ts';

/**
 * What is kept of a passage: the second at which its last cue ends, and runs of words in one cue each, as the cue's index,
 * its second, the words, and who speaks. Looked at by hand, as every quote that is shown takes four of them.
 */
function* runsIn(said: unknown): Generator<{ index: number; cue: Cue; end: number }> {
  const [end, runs]: readonly unknown[] = Array.isArray(said) ? said : [];
  if (typeof end !== 'number' || !Array.isArray(runs)) throw new TypeError(BROKEN);
  for (const run of runs) {
    const [index, start, text, speaker]: readonly unknown[] = Array.isArray(run) ? run : [];
    if (typeof index !== 'number' || typeof start !== 'number' || typeof text !== 'string') throw new TypeError(BROKEN);
    yield { index, end, cue: typeof speaker === 'string' ? { start, text, speaker } : { start, text } };
  }
}

const BROKEN = 'what is said in a passage is not what it should be';

/** The words that begin in each passage: from its own first word up to that of the next. */
function shares(passages: readonly PassageText[], words: number): readonly WordSpan[] {
  return passages.map(({ from }, at) => ({ from, to: passages[at + 1]?.from ?? words }));
}

/** Of each passage the words that begin in it, in their cues, as they are kept. */
export function saidIn(video: Video, passages: readonly PassageText[]): readonly string[] {
  const words = wordsOf(video);
  return shares(passages, words.length).map(({ from, to }) => {
    const runs: { cue: number; words: string[] }[] = [];
    for (const { text, cue } of words.slice(from, to)) {
      const last = runs.at(-1);
      if (last?.cue === cue) last.words.push(text);
      else runs.push({ cue, words: [text] });
    }
    const last = runs.at(-1)?.cue ?? 0;
    return JSON.stringify([
      video.cues[last + 1]?.start ?? video.duration,
      runs.map(({ cue, words }) => {
        const { start = 0, speaker } = video.cues[cue] ?? {};
        return [cue, start, words.join(' '), ...(speaker === undefined ? [] : [speaker])];
      }),
    ]);
  });
}

/** Of each passage the thoughts that begin in it, as they are kept; `passages` need only say where each begins. */
export function thoughtsIn({ thoughts }: Analysis, passages: readonly Pick<PassageText, 'from'>[]): readonly string[] {
  return passages.map(({ from }, at) => {
    const to = passages[at + 1]?.from ?? Number.POSITIVE_INFINITY;
    const own = thoughts.filter((thought) => (at === 0 || thought.from >= from) && thought.from < to);
    return JSON.stringify(own.flatMap((thought) => [thought.from, thought.to]));
  });
}

/** Consecutive passages as one run of cues and thoughts; offsets of thoughts are into these words. */
export function joinedSaid(
  rows: readonly { readonly from: number; readonly said: string; readonly thoughts: string }[],
): Omit<Excerpt, 'video'> {
  const from = rows[0]?.from ?? 0;
  const cues: Cue[] = [];
  let last = -1;
  let end = 0;
  for (const { said } of rows) {
    for (const run of runsIn(JSON.parse(said))) {
      end = run.end;
      const before = cues.at(-1);
      if (before && run.index === last) cues[cues.length - 1] = { ...before, text: `${before.text} ${run.cue.text}` };
      else cues.push(run.cue);
      last = run.index;
    }
  }
  const thoughts: WordSpan[] = [];
  for (const row of rows) {
    const flat: unknown = JSON.parse(row.thoughts);
    if (!Array.isArray(flat)) throw new TypeError(BROKEN);
    for (let at = 0; at + 1 < flat.length; at += 2) {
      const [first, last]: readonly unknown[] = [flat[at], flat[at + 1]];
      if (typeof first !== 'number' || typeof last !== 'number') throw new TypeError(BROKEN);
      thoughts.push({ from: first - from, to: last - from });
    }
  }
  return { from, cues, end, thoughts };
}
