import { type Finding, fine, note, problem } from '../core/checkup.ts';
import { count } from '../core/phrasing.ts';
import type { DocumentRecord } from '../core/store.ts';
import { createDocumentReader, readingWith } from './documents/reader.ts';
import { createLedger } from './indexing/ledger.ts';
import { surveyFolder } from './indexing/survey.ts';

const SUBJECT = 'Library';
/** Skipped documents that are named. */
const NAMED = 10;

/**
 * Looks at a library's folder, and at what is remembered of it. Reads no document. Never rejects.
 * @param records what the store remembers; null where there is no store yet
 */
export async function libraryCheckup(
  folder: string,
  records: readonly DocumentRecord[] | null,
  pages: string | null = null,
): Promise<readonly Finding[]> {
  try {
    const ledger = createLedger(records ?? [], readingWith(pages));
    // What was refused is not asked for again: that it was is told below.
    for (const { path } of ledger.records()) ledger.trying(path);
    const { stirred, gone, problems } = await surveyFolder(folder, ledger, createDocumentReader(pages));
    const files = stirred.length + problems.length + ledger.size - gone.length;
    if (files === 0) {
      return [problem(SUBJECT, `There is no document in ${folder}. Put transcripts there, or mend LIBRARY_DIR.`)];
    }
    if (records === null)
      return [note(SUBJECT, `${folder} holds ${count(stirred.length, 'document')}, none read yet.`)];
    return [...waiting(stirred.length + gone.length, folder, records.length), ...skipped(records)];
  } catch (error) {
    return [problem(SUBJECT, error instanceof Error ? error.message : String(error))];
  }
}

function waiting(changed: number, folder: string, remembered: number): readonly Finding[] {
  const told = `${count(remembered, 'document')} of ${folder} ${remembered === 1 ? 'is' : 'are'} remembered`;
  if (changed === 0) return [fine(SUBJECT, `${told}, and the folder is as it was.`)];
  return [
    note(
      SUBJECT,
      `${told}; ${count(changed, 'file')} new, changed, gone or lately written: the next look takes care of that.`,
    ),
  ];
}

function skipped(records: readonly DocumentRecord[]): readonly Finding[] {
  const left = records.flatMap(({ path, problem: reason }) => (reason ? [{ path, ...reason }] : []));
  if (left.length === 0) return [fine(SUBJECT, 'No document was skipped.')];
  const named = left.slice(0, NAMED).map(({ path, line, reason }) => {
    const place = line === null ? path : `${path}:${line}`;
    const told = /[.?!]$/u.test(reason) ? reason : `${reason}.`;
    return problem(SUBJECT, `${place} was skipped: ${told} Mend it, or take it out of the folder.`);
  });
  const rest = left.length - named.length;
  if (rest === 0) return named;
  return [...named, problem(SUBJECT, `${count(rest, 'more document')} skipped: \`npm run check-library\` lists them.`)];
}
