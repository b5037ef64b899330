import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MAX_DOCUMENT_BYTES, READERS, type ReadResult, readDocument } from '../../../src/library/formats/index.ts';
import { seeded } from '../../support/seeded.ts';
import { ENRICHED_PATH, PAGE_PATH, page, read, refusal, seed } from './samples.ts';

test('a document is known by what it says, whatever its file is called', () => {
  assert.equal(read('page.md', seed(PAGE_PATH)).format, 'Learning Library page');
  assert.equal(read('talk.txt', seed(ENRICHED_PATH)).format, 'enriched transcript');
  assert.equal(read('talk', seed(ENRICHED_PATH)).format, 'enriched transcript');
});

test('a document that no reader recognises is refused with what it should be', () => {
  assert.match(refusal('notes.txt', 'Buy milk'), /^1: no source: .*Learning Library page/u);
  assert.match(refusal('notes.md', '# Notes\n\nBuy milk'), /^1: the document should begin with a line `---`/u);
  const unknown = refusal('talk.doc', 'Hello');
  for (const { about } of READERS) assert.ok(unknown.includes(about), unknown);
});

test('an empty file, a binary one, one that is broken UTF-8 and one that is too large are refused', () => {
  assert.match(refusal('a.txt', ''), /^null: the file is empty; it should hold/u);
  assert.match(refusal('a.txt', ' \r\n\t\u0007'), /^null: the file is empty/u);
  assert.match(
    refusal('a.md', new Uint8Array([0x61, 0x0a, 0x00, 0xff])),
    /^2: the file is not text: it holds NUL bytes/u,
  );
  assert.match(
    refusal('a.md', new Uint8Array([0xc3, 0xbc, 0x0a, 0xc3, 0xa9, 0x0a, 0xc3, 0x28])),
    /^3: the file is not UTF-8 text/u,
  );
  assert.match(refusal('a.md', new Uint8Array(MAX_DOCUMENT_BYTES + 1)), /^null: the file is larger than 8 MB/u);
});

test('a page that is cut in the middle of a word keeps every cue up to there', () => {
  const text = seed(PAGE_PATH);
  const whole = read(PAGE_PATH, text);
  const cut = read(PAGE_PATH, text.slice(0, text.indexOf('6:35') + 9));
  assert.ok(whole.transcript?.kind === 'timed' && cut.transcript?.kind === 'timed');
  const count = cut.transcript.cues.length;
  assert.deepEqual(cut.transcript.cues.slice(0, -1), whole.transcript.cues.slice(0, count - 1));
  assert.deepEqual(cut.transcript.cues.at(-1), { start: 395, text: '15,00' });
});

test('damaged documents are read or refused with a reason, and what is read is well-formed', () => {
  const random = seeded(20250120);
  const originals = [seed(PAGE_PATH), seed(ENRICHED_PATH), page('0:00one two 0:03three at 4:05 four 1:02:03five')];
  const outcomes = { read: 0, refused: 0 };
  for (let run = 0; run < 400; run += 1) {
    const bytes = Buffer.from(originals[run % originals.length] ?? '');
    const result = readDocument(run % 2 ? 'a.md' : 'a.txt', damage(bytes, random));
    outcomes[result.ok ? 'read' : 'refused'] += 1;
    assertWellFormed(result);
  }
  assert.ok(outcomes.read > 50 && outcomes.refused > 50, JSON.stringify(outcomes));
});

test('a megabyte that was made to be slow is answered like any other', () => {
  const source = '**Source:** https://youtu.be/abc';
  for (const text of [
    `${source} ## Full Transcript ${'0:00 '.repeat(200_000)}`,
    `${source} ## Full Transcript ${'9:59a 0:00b '.repeat(20_000)}`,
    `${source} ## Sections ${'- [00:00:00]('.repeat(70_000)}`,
    `${source} ## Sections ${'[00:00:01](x) **'.repeat(60_000)}`,
    `${source} ## Summary - ${'a - A'.repeat(200_000)}`,
    `${source}${'\n                   '.repeat(50_000)}`,
    `**Source:**${'*'.repeat(1_000_000)}`,
    `Learning Library\n${'\n'.repeat(1_000_000)}`,
    `---\nvideo_id: abc\ndescription: |\n${'  0:00 x\n'.repeat(6_000)}---\n${'# '.repeat(500_000)}`,
    `---\n${Array.from({ length: 6_000 }, (_, index) => `k${index}: 1`).join('\n')}\n---\nx`,
  ]) {
    assertWellFormed(readDocument('a.txt', text));
  }
});

function damage(bytes: Buffer, random: () => number): Buffer {
  const at = () => Math.floor(random() * bytes.length);
  const kind = Math.floor(random() * 5);
  if (kind === 0) return bytes.subarray(0, at());
  if (kind === 1) return bytes.subarray(at());
  if (kind === 2) {
    for (let count = 1 + random() * 40; count > 0; count -= 1) bytes[at()] = 1 + Math.floor(random() * 255);
    return bytes;
  }
  const [from, to] = [at(), at()].sort((a, b) => a - b);
  const piece = bytes.subarray(from, to);
  if (kind === 3) return Buffer.concat([piece, bytes.subarray(to), bytes.subarray(0, from)]);
  return Buffer.concat([bytes.subarray(0, to), piece, bytes.subarray(to)]);
}

function assertWellFormed(result: ReadResult): void {
  if (!result.ok) {
    assert.ok(result.problem.reason.length > 10 && result.problem.reason.length < 600, result.problem.reason);
    assert.ok(result.problem.line === null || result.problem.line >= 1);
    return;
  }
  const { document } = result;
  assert.match(document.videoId ?? 'none', /^[\w-]{1,64}$/u);
  const link = document.videoId === null ? null : `https://www.youtube.com/watch?v=${document.videoId}`;
  assert.equal(document.url, link);
  assert.ok((document.title ?? '').length <= 400);
  assert.ok(document.duration === null || (Number.isFinite(document.duration) && document.duration > 0));
  let previous = 0;
  for (const cue of document.transcript?.kind === 'timed' ? document.transcript.cues : []) {
    assert.ok(Number.isFinite(cue.start) && cue.start >= previous, `${cue.start} after ${previous}`);
    assert.ok(cue.text !== '' && cue.text === cue.text.trim(), `"${cue.text}"`);
    previous = cue.start;
  }
  for (const { title, start, end } of document.sections) {
    assert.ok(title !== '' && Number.isFinite(start) && (end === null || end > start), `${title} ${start}–${end}`);
  }
}
