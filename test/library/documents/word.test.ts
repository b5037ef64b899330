import assert from 'node:assert/strict';
import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { zipSync } from 'fflate';
import { createDocumentReader } from '../../../src/library/documents/reader.ts';
import { scanLibrary } from '../../../src/library/documents/scan.ts';
import { wordText } from '../../../src/library/documents/word.ts';
import { readDocument } from '../../../src/library/formats/index.ts';
import { temporaryFolder } from '../../support/library.ts';
import { seeded } from '../../support/seeded.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
/** A Word document of paragraphs; a line break within one is a break there. */
function docx(paragraphs: readonly string[], part = 'document.xml'): Uint8Array {
  const runs = (text: string) =>
    text
      .split('\n')
      .map((line) => `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${line}</w:t></w:r>`)
      .join('<w:r><w:br/></w:r>');
  const body = paragraphs.map((text) => `<w:p w:rsidR="00A1"><w:pPr/>${runs(text)}</w:p>`).join('');
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  return zipSync({
    '[Content_Types].xml': bytes(`${head}<Types/>`),
    word: {
      [part]: bytes(`${head}<w:document><w:body>${body}</w:body></w:document>`),
      media: { 'a.png': bytes('x') },
    },
  });
}
const PARAGRAPHS = [
  'Weekly sync',
  'Ann Lee   0:03\nGood morning &amp; welcome.',
  'Bob Ray   0:15\nHi.',
  'Ann Lee   1:02:03\nBye.',
];
const MEETING = docx(PARAGRAPHS);

async function readIn(t: TestContext, files: Readonly<Record<string, Uint8Array>>) {
  const root = realpathSync(temporaryFolder(t));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  const reader = createDocumentReader();
  const { found } = await reader.opened(await scanLibrary(root));
  const said: Record<string, string> = {};
  for (const document of found) {
    const content = await reader.read(document);
    const result = content.ok ? readDocument(document.path, content.bytes) : content;
    const { transcript = null, title = null } = result.ok ? result.document : {};
    said[document.path] = result.ok
      ? `${title}: ${transcript?.kind === 'timed' ? transcript.cues.map(({ start, speaker, text }) => `${start} ${speaker} ${text}`).join(' | ') : ''}`
      : result.problem.reason;
  }
  return said;
}

test('a transcript saved as a Word document is read, in a folder or in an archive', async (t) => {
  const spoken = 'Weekly sync: 3 Ann Lee Good morning & welcome. | 15 Bob Ray Hi. | 3723 Ann Lee Bye.';
  assert.deepEqual(
    await readIn(t, {
      'sub/talk.docx': MEETING,
      'talks.zip': zipSync({ 'b.docx': MEETING }),
      // As Word on the web calls it.
      'web.docx': docx(PARAGRAPHS, 'document2.xml'),
      '~$talk.docx': bytes('x'),
    }),
    {
      'sub/talk.docx': spoken,
      'talks.zip/b.docx': spoken,
      'web.docx': spoken,
    },
  );
});

test('a Word document that is none, or is cut, is refused with what to do', async (t) => {
  const said = await readIn(t, {
    'cut.docx': MEETING.subarray(0, 300),
    'sheet.docx': zipSync({ 'xl/workbook.xml': bytes('x') }),
    'text.docx': bytes('0:00 hello'),
  });
  for (const reason of Object.values(said))
    assert.match(reason, /this Word document is broken or not whole; save it anew/u);
});

test('damaged Word documents are read or refused, one that unpacks without end is refused', () => {
  const random = seeded(31);
  for (let run = 0; run < 300; run += 1) {
    const damaged = Uint8Array.from(MEETING);
    for (let count = 1 + Math.floor(random() * 8); count > 0; count -= 1)
      damaged[Math.floor(random() * damaged.length)] = Math.floor(random() * 256);
    const result = wordText(run % 3 ? damaged : damaged.subarray(0, Math.floor(random() * damaged.length)));
    assert.ok(result.ok ? result.bytes.length < 10_000 : result.reason.length > 10, `run ${run}`);
  }
  const hollow = zipSync({ 'word/document.xml': new Uint8Array(20 * 1024 * 1024) });
  assert.equal(wordText(hollow).ok, false);
});
