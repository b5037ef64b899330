import { textOf, wordsOf } from '../../src/core/transcript.ts';
import type { Video } from '../../src/core/video.ts';
import { loadVideos } from '../../src/library/index.ts';
import { passagesOf } from '../../src/library/passages.ts';
import { seeded } from '../support/seeded.ts';

/** A passage as every engine gets it: the words as they are spoken, case and punctuation included. */
export interface BenchPassage {
  readonly videoId: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The talks of a folder. */
export async function talksIn(folder: string): Promise<readonly Video[]> {
  const { videos } = await loadVideos([folder]);
  return videos.map(({ video }) => video);
}

/** The passages of a talk, with their words. */
export function passagesIn(video: Video): readonly BenchPassage[] {
  const words = wordsOf(video);
  return passagesOf(video).map(({ from, to }) => ({ videoId: video.id, from, to, text: textOf(words, { from, to }) }));
}

/** Share of the words that a copy of a talk has others for. */
const REPLACED = 1 / 4;

/**
 * The talks `times` over: themselves first, then copies in which a quarter of the words are others, drawn by how often
 * they are spoken. The same for the same seed.
 */
export function* enlarged(talks: readonly Video[], times: number, seed: number): Generator<Video> {
  yield* talks;
  const random = seeded(seed);
  const spoken = talks.flatMap((talk) => wordsOf(talk).map(({ text }) => text));
  for (let copy = 1; copy < times; copy += 1) {
    for (const talk of talks) {
      const cues = talk.cues.map((cue) => ({
        ...cue,
        text: cue.text.replace(/\S+/gu, (word) =>
          random() < REPLACED ? (spoken[Math.floor(random() * spoken.length)] ?? word) : word,
        ),
      }));
      yield { ...talk, id: `${talk.id}-${copy}`, title: `${talk.title} (${copy})`, cues };
    }
  }
}

/** The passages of {@link enlarged} talks. */
export function* enlargedPassages(talks: readonly Video[], times: number, seed: number): Generator<BenchPassage> {
  for (const talk of enlarged(talks, times, seed)) yield* passagesIn(talk);
}
