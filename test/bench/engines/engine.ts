import type { BenchPassage } from '../corpus.ts';

/** Where an answer lies: a span of words in a video. */
export interface Place {
  readonly videoId: string;
  readonly from: number;
  readonly to: number;
}

/** A search engine that is open for questions. */
export interface OpenEngine {
  /** At most `limit` places, best first. */
  ask(question: string, limit: number): Promise<readonly Place[]>;
  /** The ranking alone, where an answer is more than that. */
  rank?(question: string): Promise<unknown>;
  /** Completions of what is typed so far; left out where the engine has none of its own. */
  complete?(typed: string): Promise<unknown>;
  close(): void;
}

/** A search engine as the bench drives it: once in one process to build, then in another to answer. */
export interface Engine {
  readonly name: string;
  /** Indexes the passages and writes what is needed into the folder. */
  build(passages: Iterable<BenchPassage>, folder: string): Promise<void>;
  /** Opens what `build` wrote. */
  open(folder: string): Promise<OpenEngine>;
  /** Indexes the passages and is open for questions, where what `build` would write is too large to be written. */
  hold?(passages: Iterable<BenchPassage>, folder: string): Promise<OpenEngine>;
}
