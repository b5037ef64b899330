import { unescaped } from '../formats/cue-text.ts';
import { entriesOf, type Unpacked, unpack } from './archive.ts';

/** Words of a run, breaks within a paragraph, and its end (ECMA-376, 17.3.3): all that is read of a Word document. */
const TOKEN = /<w:t(?:\s[^<>]{0,200})?>([^<]{0,100000})<\/w:t>|<w:(tab|br|cr)(?:\s[^<>]{0,200})?\/>|<\/w:p>/gu;
/** What holds the words: Office on the web numbers it. */
const BODY = /^word\/document\d{0,2}\.xml$/u;
const NO_WORD = 'this Word document is broken or not whole; save it anew, or as plain text (.txt)';

/** True for the name of a Word document, as Teams and Google save transcripts. */
export function isWordDocument(path: string): boolean {
  return /\.docx$/iu.test(path);
}

/** The text of a Word document (.docx), a line a paragraph: never more bytes than a document may have. */
export function wordText(bytes: Uint8Array): Unpacked {
  const entries = entriesOf(bytes);
  const body = typeof entries === 'string' ? undefined : entries.find(({ name }) => BODY.test(name));
  if (!body) return { ok: false, reason: NO_WORD };
  const plain = unpack(bytes, body);
  if (!plain.ok) return plain;
  const parts: string[] = [];
  for (const [, text, mark] of new TextDecoder().decode(plain.bytes).matchAll(TOKEN)) {
    if (text !== undefined) parts.push(unescaped(text));
    else parts.push(mark === 'tab' ? '\t' : '\n');
  }
  return { ok: true, bytes: new TextEncoder().encode(parts.join('')) };
}
