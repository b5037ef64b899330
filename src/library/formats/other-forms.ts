/** What transcripts are saved as that is not read: how it begins, each byte as the character of that number. */
const OTHERS: readonly (readonly [string, string])[] = [
  ['%PDF-', 'this is a PDF; save the transcript as text, as captions (.vtt, .srt) or as a Word document (.docx)'],
  ['{\\rtf', 'this is rich text (RTF); save it as plain text (.txt) or as a Word document (.docx)'],
  ['\u00d0\u00cf\u0011\u00e0', 'this is an old Word document (.doc); save it as .docx or as plain text (.txt)'],
  ['PK\u0003\u0004', 'the file is not text: it is packed; a Word document should end in .docx, an archive in .zip'],
  ['\u001f\u008b', 'the file is not text: it is packed with gzip; its name should end in .gz'],
];
const PAGE = /^\s{0,200}(?:<!--[^>]{0,500}-->\s{0,200})?<(?:!doctype html|html|head|body)[\s>]/iu;

/** Zoom's: `15:01:02 From Ann Lee to Everyone: hello`. */
const CHAT = /^\s{0,20}(?:\d{4}-\d{2}-\d{2} )?\d{1,2}:\d{2}:\d{2}\s{1,5}From\s{1,3}\S[^\n]{0,200}:/u;

/**
 * Why a file in a known form cannot be read, and what would be right; null where its form is not one of these.
 * @param beginning its first bytes, each as the character of that number
 */
export function otherForm(beginning: string): string | null {
  if (PAGE.test(beginning))
    return 'this is a web page; save the transcript on it as text (.txt), or its captions (.vtt, .srt)';
  if (CHAT.test(beginning))
    return 'this is what was written in a meeting’s chat, not what was said; add the transcript or the captions (.vtt)';
  return OTHERS.find(([begins]) => beginning.startsWith(begins))?.[1] ?? null;
}
