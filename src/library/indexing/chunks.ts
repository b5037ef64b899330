import { stemOf } from './ledger.ts';
import type { StampedDocument, StampedProblem, Survey } from './survey.ts';

/** Documents, and bytes of them, that are held in memory at once; a group of one name is never split. */
const DOCUMENTS = 250;
const BYTES = 24 * 1024 * 1024;

/** Some of what a survey found, to be worked off together. */
export interface Chunk {
  readonly documents: readonly StampedDocument[];
  readonly problems: readonly StampedProblem[];
  readonly gone: readonly string[];
}

/**
 * What is to be done, in parts: the documents by their names, then what is gone. A file that has moved is found to have
 * moved when it is met at its new place, and must not have been forgotten before.
 */
export function* chunksOf(
  documents: readonly StampedDocument[],
  { problems, gone }: Pick<Survey, 'problems' | 'gone'>,
): Generator<Chunk> {
  if (problems.length > 0) yield { documents: [], problems, gone: [] };
  let taken: StampedDocument[] = [];
  let bytes = 0;
  for (const group of Map.groupBy(documents, ({ path }) => stemOf(path)).values()) {
    const size = group.reduce((sum, each) => sum + each.size, 0);
    if (taken.length > 0 && (taken.length + group.length > DOCUMENTS || bytes + size > BYTES)) {
      yield { documents: taken, problems: [], gone: [] };
      [taken, bytes] = [[], 0];
    }
    taken.push(...group);
    bytes += size;
  }
  yield { documents: taken, problems: [], gone };
}
