import type { DocumentRecord, FileStamp } from '../../core/store.ts';
import { nameOf } from '../documents/names.ts';

/** The records of every document, to be asked for by all that ties documents to each other. */
export interface Ledger {
  readonly size: number;
  get(path: string): DocumentRecord | undefined;
  records(): Iterable<DocumentRecord>;
  /** Those that have one name but for their extensions, such as `talk.info.json` and `talk.en.vtt`. */
  named(stem: string): readonly DocumentRecord[];
  about(videoId: string): readonly DocumentRecord[];
  /** Those with these bytes. */
  holding(hash: string): readonly DocumentRecord[];
  /** The document that a file is, or those in it where it is an archive. */
  inFile(file: string): readonly DocumentRecord[];
  put(record: DocumentRecord): void;
  remove(path: string): void;
  /** Notes that a document is opened with this ledger. */
  trying(path: string): void;
  /** True when nothing has to be read to know that a document is as it was. */
  isAsSeen(record: DocumentRecord, stamp: FileStamp): boolean;
}

/**
 * A ledger of what the store remembers. What was refused is tried once more with it: by now there may be a reader for it.
 * @param reading how documents are read by now; what was read otherwise has to be read anew
 */
export function createLedger(records: readonly DocumentRecord[], reading: string): Ledger {
  const all = new Map<string, DocumentRecord>();
  const tried = new Set<string>();
  const indices = {
    stem: new Map<string, Set<string>>(),
    video: new Map<string, Set<string>>(),
    hash: new Map<string, Set<string>>(),
    file: new Map<string, Set<string>>(),
  };
  const keysOf = ({ path, hash, videoId }: DocumentRecord) =>
    [
      [indices.stem, stemOf(path)],
      [indices.video, videoId ?? ''],
      [indices.hash, hash],
      ...filesOf(path).map((file) => [indices.file, file] as const),
    ] as const;

  function enter(record: DocumentRecord): void {
    all.set(record.path, record);
    for (const [index, key] of keysOf(record)) {
      const paths = index.get(key);
      if (paths) paths.add(record.path);
      else if (key !== '') index.set(key, new Set([record.path]));
    }
  }
  function remove(path: string): void {
    const record = all.get(path);
    if (!record) return;
    all.delete(path);
    for (const [index, key] of keysOf(record)) {
      index.get(key)?.delete(path);
      if (index.get(key)?.size === 0) index.delete(key);
    }
  }
  const under = (index: ReadonlyMap<string, Set<string>>) => (key: string) =>
    [...(index.get(key) ?? [])].flatMap((path) => all.get(path) ?? []);

  for (const record of records) enter(record);
  return {
    get size() {
      return all.size;
    },
    get: (path) => all.get(path),
    records: () => all.values(),
    named: under(indices.stem),
    about: under(indices.video),
    holding: under(indices.hash),
    inFile: under(indices.file),
    put(record) {
      remove(record.path);
      enter(record);
      tried.add(record.path);
    },
    remove,
    trying: (path) => void tried.add(path),
    isAsSeen({ path, hash, videoId, seen }, { size, modified }) {
      if (seen?.size !== size || seen.modified !== modified) return false;
      return videoId === null ? tried.has(path) : hash.slice(0, hash.lastIndexOf('-')) === reading;
    },
  };
}

/** The name that the documents of a video share. */
export function stemOf(path: string): string {
  return nameOf(path).stem;
}

/** A path, and every archive that it may lead into. */
function filesOf(path: string): readonly string[] {
  const archives = Array.from(path.matchAll(/\.zip(?=\/)/giu), ({ index }) => path.slice(0, index + 4));
  return [path, ...archives];
}
