import { createHash } from 'node:crypto';
import type { ParsedDocument } from '../formats/index.ts';
import { SIDECAR } from '../formats/sidecar.ts';
import { watchUrl } from '../formats/youtube.ts';
import { type FileName, nameOf } from './names.ts';
import type { LocatedDocument } from './shapes.ts';

/** What identity is made from: a document's place, the bytes in it, and the video that it names itself. */
export interface Claimant {
  readonly path: string;
  /** SHA-256 of its bytes, hex. */
  readonly hash: string;
  /** The id that the document itself states; null where it states none. */
  readonly videoId: string | null;
  readonly format?: string | null;
}

/** What was known of a document before: the id that it was given then. */
export type Known = Claimant;

/** An id that was made here, for a document that names no video. */
const MADE = /^file-[\da-f]{12}$/u;

/**
 * The video of every document: the one that it names; else the one that another document of the same name names, such
 * as `talk.info.json` beside `talk.en.vtt`, and where several do, what somebody wrote by hand; else the YouTube id in the file's name; else an id made from the path. An id
 * that was made stays with the path while the file changes, and with the bytes when the file moves. No two names ever
 * get the same one.
 * @param documents all there are of the names that are asked for
 * @param before what was known at the last look of the documents of these names, those that are gone included
 * @param elsewhere the ids of the documents of other names
 * @returns path to id
 */
export function identify(
  documents: readonly Claimant[],
  before: readonly Known[],
  elsewhere: Pick<ReadonlySet<string>, 'has'> = new Set(),
): ReadonlyMap<string, string> {
  const knownAt = new Map(before.map((known) => [known.path, known]));
  const had = new Set(before.map(({ videoId }) => videoId));
  const now = new Map(documents.map(({ path, hash }) => [path, hash]));
  const displaced = before.filter(({ path, hash }) => now.get(path) !== hash);
  const leftBehind = new Map(displaced.map(({ hash, videoId }) => [hash, videoId ?? '']));
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  const nameless: Group[] = [];
  for (const [stem, group] of Map.groupBy(documents, ({ path }) => nameOf(path).stem)) {
    const shared = onlyOne(group) ?? onlyOne(group.filter(({ format }) => format === SIDECAR)) ?? nameOf(stem).videoId;
    for (const { path, videoId } of group) {
      const id = videoId ?? shared;
      if (id !== null) ids.set(path, id);
      if (id !== null && MADE.test(id)) taken.add(id);
    }
    const rest = group.filter(({ path }) => !ids.has(path));
    if (rest.length > 0) nameless.push({ stem, documents: rest });
  }
  nameless.sort((a, b) => (a.stem < b.stem ? -1 : 1));

  const ways: ((group: Group) => readonly (string | undefined)[])[] = [
    (group) => group.documents.map(({ path, hash }) => (knownAt.get(path)?.hash === hash ? idAt(path) : undefined)),
    (group) => group.documents.map(({ path, hash }) => (knownAt.has(path) ? undefined : leftBehind.get(hash))),
    (group) => group.documents.map(({ path }) => idAt(path)),
    (group) => [fresh(group)],
  ];
  for (const way of ways) {
    for (const group of nameless) {
      if (ids.has(group.documents[0]?.path ?? '')) continue;
      const id = way(group).find((each) => each !== undefined && MADE.test(each) && !taken.has(each));
      if (id === undefined) continue;
      taken.add(id);
      for (const { path } of group.documents) ids.set(path, id);
    }
  }
  return ids;

  function idAt(path: string): string | undefined {
    return knownAt.get(path)?.videoId ?? undefined;
  }
  /** An id that nothing has or had: what is gone may be linked to still. */
  function fresh({ stem, documents: [first] }: Group): string {
    const used = (id: string) => taken.has(id) || had.has(id) || elsewhere.has(id);
    let id = made(stem);
    for (let count = 0; used(id); count += 1) id = made(`${stem}\0${first?.hash ?? ''}\0${count}`);
    return id;
  }
}

/** The one video that documents name; null where they name none, or several. */
function onlyOne(documents: readonly Claimant[]): string | null {
  const named = new Set(documents.flatMap(({ videoId }) => videoId ?? []));
  return named.size === 1 ? ([...named][0] ?? null) : null;
}

interface Group {
  readonly stem: string;
  readonly documents: readonly Claimant[];
}

function made(text: string): string {
  return `file-${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
}

/**
 * A document in its place: with the id it was given, what its file's name adds where it names no video itself, and the
 * link of the YouTube video that only the file's name tells.
 */
export function located(path: string, document: ParsedDocument, videoId: string): LocatedDocument {
  const name = nameOf(path);
  const url = document.url ?? (videoId === name.videoId ? watchUrl(videoId) : null);
  const { title, date } = document.videoId === null ? name : NAMELESS;
  return {
    ...document,
    videoId,
    url,
    path,
    fromName: { title, date },
    language: name.language ?? document.language,
    original: name.original,
  };
}

const NAMELESS: Pick<FileName, 'title' | 'date'> = { title: null, date: null };
