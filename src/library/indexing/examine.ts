import { isDeepStrictEqual } from 'node:util';
import type { DocumentRecord } from '../../core/store.ts';
import { identify } from '../documents/identity.ts';
import type { ParsedDocument } from '../formats/index.ts';
import { type Ledger, stemOf } from './ledger.ts';
import { type Opened, type Reading, skipped } from './reading.ts';
import type { StampedDocument, StampedProblem, Survey } from './survey.ts';

/** What has become of some documents. */
export interface Examined {
  /** Records that say something new. */
  readonly changed: readonly DocumentRecord[];
  /** Records that are as they were but for how their file looks. */
  readonly seen: readonly DocumentRecord[];
  readonly gone: readonly string[];
  /** What was parsed, by path: none of it has to be parsed again. */
  readonly parsed: ReadonlyMap<string, ParsedDocument>;
}

export interface ExamineParts {
  readonly ledger: Ledger;
  readonly find: Survey['find'];
  readonly reading: Reading;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Opens some documents and finds out which videos they are about. Of the rest of the library only those are looked at of
 * which the answer may depend: the ones of the same name, and the ones with the same bytes, which may have moved.
 * @param gone paths at which there is nothing any more
 * @throws the signal's reason when it fires
 */
export async function examine(
  documents: readonly StampedDocument[],
  { problems, gone }: { readonly problems: readonly StampedProblem[]; readonly gone: readonly string[] },
  { ledger, find, reading, signal }: ExamineParts,
): Promise<Examined> {
  const opened = new Map<string, Opened>(
    problems.map((problem) => [problem.path, { record: skipped(problem), parsed: null }]),
  );
  const left = new Set(gone);
  for (const document of documents) {
    signal?.throwIfAborted();
    opened.set(document.path, await reading.open(document, ledger.get(document.path)));
  }
  for (const { record, parsed } of [...opened.values()]) {
    if (ledger.get(record.path) || parsed?.videoId !== null) continue;
    for (const { path } of ledger.holding(record.hash)) {
      if (!opened.has(path) && (await find(path)) === null) left.add(path);
    }
  }

  const stems = new Set([...left].map(stemOf));
  for (const { record } of opened.values()) {
    if (!isSame(record, ledger.get(record.path))) stems.add(stemOf(record.path));
  }
  const ids = await identities();

  const changed: DocumentRecord[] = [];
  const seen: DocumentRecord[] = [];
  for (const { record: read } of opened.values()) {
    const known = ledger.get(read.path);
    const videoId = ids.get(read.path) ?? read.videoId;
    const asBefore = known && known.hash === read.hash && known.videoId === videoId && videoId !== null;
    const record = asBefore ? { ...read, videoId, problem: known.problem } : { ...read, videoId };
    if (!isSame(record, known)) changed.push(record);
    else if (!isDeepStrictEqual(record, known)) seen.push(record);
  }
  const parsed = [...opened].flatMap(([path, each]) => (each.parsed ? [[path, each.parsed] as const] : []));
  return { changed, seen, gone: [...left], parsed: new Map(parsed) };

  /** The videos of all documents of the names in question. */
  async function identities(): Promise<ReadonlyMap<string, string>> {
    const before = [...stems].flatMap(ledger.named);
    for (const { path } of before) {
      if (left.has(path) || opened.get(path)?.parsed) continue;
      const known = opened.get(path);
      if (known && known.record.videoId === null) continue;
      signal?.throwIfAborted();
      const document = await find(path);
      // Which video a document itself names is not remembered: it is read from it again.
      if (document) opened.set(path, await reading.open(document, undefined));
      else left.add(path);
    }
    const claimants = [...opened].flatMap(([path, { record, parsed }]) =>
      parsed && stems.has(stemOf(path))
        ? [{ path, hash: record.hash, videoId: parsed.videoId, format: record.format }]
        : [],
    );
    const elsewhere = (id: string) => ledger.about(id).some(({ path }) => !left.has(path) && !stems.has(stemOf(path)));
    return identify(claimants, before, { has: elsewhere });
  }
}

/** True for records that differ in nothing but how the file looks. */
function isSame({ seen: _, ...record }: DocumentRecord, known: DocumentRecord | undefined): boolean {
  if (!known) return false;
  const { seen: __, ...other } = known;
  return isDeepStrictEqual(record, other);
}
