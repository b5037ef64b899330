import type { DocumentRecord } from '../../core/store.ts';
import type { Examined } from './examine.ts';
import type { Ledger } from './ledger.ts';

/**
 * What must be written in one go: the videos between which documents have moved, and the records that say so. Of two
 * that are not tied to each other, either may be written without the other.
 */
export interface Unit {
  readonly videoIds: readonly string[];
  /** Records of documents that are about no video. */
  readonly documents: readonly DocumentRecord[];
  readonly gone: readonly string[];
}

interface Group {
  readonly ids: Set<string>;
  readonly documents: DocumentRecord[];
  readonly gone: string[];
}

export function unitsOf({ changed, gone }: Examined, ledger: Ledger): readonly Unit[] {
  const groups = new Map<string, Group>();
  const loose: Unit[] = [];

  function groupOf(ids: readonly string[]): Group {
    const group: Group = { ids: new Set(ids), documents: [], gone: [] };
    for (const other of new Set(ids.flatMap((id) => groups.get(id) ?? []))) {
      for (const id of other.ids) group.ids.add(id);
      group.documents.push(...other.documents);
      group.gone.push(...other.gone);
    }
    for (const id of group.ids) groups.set(id, group);
    return group;
  }
  for (const record of changed) {
    const ids = [record.videoId, ledger.get(record.path)?.videoId].flatMap((id) => id ?? []);
    const documents = record.videoId === null ? [record] : [];
    if (ids.length === 0) loose.push({ videoIds: [], documents, gone: [] });
    else groupOf(ids).documents.push(...documents);
  }
  for (const path of gone) {
    const id = ledger.get(path)?.videoId ?? null;
    if (id === null) loose.push({ videoIds: [], documents: [], gone: [path] });
    else groupOf([id]).gone.push(path);
  }
  const tied = [...new Set(groups.values())].map((group) => ({ ...group, videoIds: [...group.ids] }));
  return [...loose, ...tied];
}
