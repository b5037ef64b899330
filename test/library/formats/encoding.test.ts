import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cueLines, read, refusal } from './samples.ts';

const WORDS = 'Fräulein Müller in Zürich: naïve café, garçon';
const TEXT = `WEBVTT\n\n00:01.000 --> 00:02.000\n${WORDS}\n`;
const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16();
const utf16 = (text: string) => Buffer.from(text, 'utf16le');

for (const [what, bytes] of [
  ['UTF-8', Buffer.from(TEXT)],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${TEXT}`)],
  ['UTF-16 LE with a mark', utf16(`\uFEFF${TEXT}`)],
  ['UTF-16 BE with a mark', swapped(utf16(`\uFEFF${TEXT}`))],
  ['UTF-16 LE without a mark', utf16(TEXT)],
  ['UTF-16 BE without a mark', swapped(utf16(TEXT))],
  ['Latin-1', Buffer.from(TEXT, 'latin1')],
  ['Latin-1 with Windows line ends', Buffer.from(TEXT.replaceAll('\n', '\r\n'), 'latin1')],
] as const) {
  test(`captions in ${what} are read letter by letter`, () => {
    assert.deepEqual(cueLines(read('a.vtt', bytes)), [`1 ${WORDS}`]);
  });
}

test('the quotes of Windows-1252 are quotes', () => {
  const bytes = Buffer.concat([
    Buffer.from('WEBVTT\n\n00:01.000 --> 00:02.000\nthey said '),
    Buffer.from([0x93]),
    Buffer.from('no'),
    Buffer.from([0x94]),
  ]);
  assert.deepEqual(cueLines(read('a.vtt', bytes)), ['1 they said “no”']);
});

test('Japanese in Shift-JIS is read', () => {
  const line = [0x82, 0xb1, 0x82, 0xea, 0x82, 0xcd, 0x90, 0xed, 0x97, 0xaa, 0x82, 0xc5, 0x82, 0xb7, 0x81, 0x42];
  const bytes = Buffer.concat([
    Buffer.from('WEBVTT\n\n00:01.000 --> 00:02.000\n'),
    Buffer.from([...line, ...line, ...line]),
  ]);
  assert.deepEqual(cueLines(read('a.vtt', bytes)), [`1 ${'これは戦略です。'.repeat(3)}`]);
});

test('the lines in problems are the file’s, in every encoding', () => {
  const text = 'WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nfür\r\n\r\n00:99.000 --> 01:00.000\r\nbad\r\n';
  for (const bytes of [
    Buffer.from(text),
    Buffer.from(text, 'latin1'),
    utf16(text),
    utf16(`\uFEFF${text}`),
    swapped(utf16(text)),
  ])
    assert.deepEqual(
      read('a.vtt', bytes).notes.map(({ line }) => line),
      [6],
    );
});

test('what is nearly UTF-8 is broken UTF-8, with the line; a file cut within a character is read up to there', () => {
  const good = Buffer.from(`${TEXT}ü\né`);
  const broken = Buffer.concat([good, Buffer.from([0xc3, 0x28]), good]);
  assert.match(refusal('a.vtt', broken), /^6: the file is not UTF-8 text: a character is broken here/u);
  assert.deepEqual(cueLines(read('a.vtt', Buffer.concat([Buffer.from(TEXT.trimEnd()), Buffer.from([0xe2, 0x9c])]))), [
    `1 ${WORDS}`,
  ]);
});

test('what is no text is refused: an archive, a picture, random bytes', () => {
  const bytes = (hex: string) => Buffer.concat([Buffer.from(hex, 'hex'), Buffer.from([0, 0, 0, 13, 1, 2, 3, 0, 0])]);
  for (const start of ['89504e470d0a1a0a', '504b0304', '25504446'])
    assert.match(refusal('a.txt', bytes(start)), /the file is not text/u);
  const controls = Uint8Array.from({ length: 400 }, (_, at) => 1 + (at % 8));
  assert.match(refusal('a.txt', controls), /^1: the file is not text/u);
});

test('UTF-16 without a mark is told by its line ends and digits, where the words have none of that', () => {
  const text = `WEBVTT\n\n00:01.000 --> 00:02.000\n${'雲について話しましょう'.repeat(60)}\n`;
  for (const bytes of [Buffer.from(text, 'utf16le'), Buffer.from(text, 'utf16le').swap16()])
    assert.equal(read('a.vtt', bytes).transcript?.kind, 'timed');
});
