import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as samples from './caption-samples.ts';
import { read, refusal } from './samples.ts';

const shown = (path: string, text: string) => {
  const { transcript } = read(path, text);
  if (transcript?.kind !== 'timed') throw new Error(`${path} is ${transcript?.kind}`);
  return transcript.cues.map(({ start, text: words, speaker }) => `${start} ${speaker ? `${speaker}: ` : ''}${words}`);
};

test('SBV is read, both times on one line, blank lines or not, names as speakers', () => {
  assert.deepEqual(shown('a.sbv', samples.SBV), [
    '0.32 Ann: Hello there',
    '3 Bob: 10 of us',
    '5.25 Ann: so still me',
    '3723.5 Bob: bye',
  ]);
  assert.match(
    refusal('a.sbv', 'hello'),
    /^1: no captions in it; each should have a line `0:00:01\.000,0:00:04\.000`/u,
  );
});

test('TTML is read, with every way in which it writes a time', () => {
  assert.deepEqual(shown('a.ttml', samples.TTML), ["0.32 Hello there 'all'", '3 10 of us & you', '3723.5 bye']);
  assert.equal(read('a.ttml', samples.TTML).language, 'en');
  const at = (begin: string, rates = '') =>
    shown('a.dfxp', `<tt:tt ${rates}><tt:body><tt:p begin="${begin}">x</tt:p></tt:body></tt:tt>`)[0];
  assert.equal(at('00:00:01:12', 'ttp:frameRate="24"'), '1.5 x');
  assert.equal(at('15000000t', 'ttp:tickRate="10000000"'), '1.5 x');
  assert.equal(at('1500ms'), '1.5 x');
  assert.equal(at('0:01.5'), '1.5 x');
  const words = '<tt><body><p><span begin="1.5s">I </span><span begin="2s">sing</span></p></body></tt>';
  assert.deepEqual(shown('a.ttml', words), ['1.5 I sing']);
});

test('the times of TTML count from where that begins which they stand in', () => {
  const parts = (one: string, two: string) =>
    `<tt><body begin="10s"><div ${one}><p begin="1s">one</p></div><div/><div ${two}><p begin="2s">two</p></div></body></tt>`;
  assert.deepEqual(shown('a.ttml', parts('begin="00:00:05"', "begin = '1m'")), ['16 one', '72 two']);
  assert.deepEqual(shown('a.ttml', parts('xml:id="begin"', 'begin="500ms"')), ['11 one', '12.5 two']);
  assert.deepEqual(shown('a.ttml', '<tt></div></body><p begin="1s">one</p></tt>'), ['1 one']);
});

test('a broken caption of TTML is left out, with its line', () => {
  const document = read('a.ttml', samples.TTML.replace('begin="3s"', 'begin="soon"'));
  assert.deepEqual(
    document.notes.map(({ line }) => line),
    [6],
  );
  assert.match(refusal('a.ttml', '<tt>\n<p>x</p></tt>'), /^2: no captions in it/u);
});

test('SubStation’s lines are read without their styles; layers that say the same are one, drawings and comments none', () => {
  assert.deepEqual(shown('a.ass', samples.ASS), ['0.32 Ann: Hello there', '3 Bob: 10 of us, all', '3723.5 Ann: bye']);
  const old = samples.ASS.replace('Format: Layer, Start', 'Format: Marked, Start').replaceAll(
    'Dialogue: 0',
    'Dialogue: Marked=0',
  );
  assert.deepEqual(shown('a.ssa', old), shown('a.ass', samples.ASS));
  assert.match(refusal('a.ass', '[Script Info]\n[Events]\nDialogue: 0,x,y,D,,0,0,0,,a'), /^3: no captions in it/u);
});

test('Whisper’s table counts milliseconds, Audacity’s labels seconds; a column may name who speaks', () => {
  const spoken = ['0.32 Hello there', '3 10 of us', '3723.5 bye'];
  assert.deepEqual(shown('a.tsv', samples.TSV), spoken);
  assert.deepEqual(shown('a.txt', samples.LABELS), spoken);
  assert.deepEqual(shown('a.tsv', 'speaker\tstart\tend\ttext\nAnn\t0.5\t2\tone\nBob\t00:01:02.5\t65\ttwo\n'), [
    '0.5 Ann: one',
    '62.5 Bob: two',
  ]);
  assert.deepEqual(read('a.tsv', `${samples.TSV}soon\t1\tx\n`).notes[0]?.line, 5);
});

test('words that YouTube’s srv2 writes one by one are put together, and tags in its captions are gone', () => {
  const word = (t: number, text: string) => `<text w="1" t="${t}" append="1">${text}</text>`;
  const srv2 = `<timedtext>${word(18_800, 'We&#39;re')}${word(19_030, ' no')}${word(19_130, ' fools.')}${word(21_000, ' So')}</timedtext>`;
  assert.deepEqual(shown('a.srv2', srv2), ["18.8 We're no fools.", '21 So']);
  const tagged =
    '<transcript><text start="4" dur="1">&amp;lt;i&amp;gt;x&amp;lt;/i&amp;gt; &lt;b&gt;y&lt;/b&gt;</text></transcript>';
  assert.deepEqual(shown('a.srv1', tagged), ['4 x y']);
});

test('forms that are not read are named, with what to do', () => {
  for (const [path, beginning, right] of [
    ['a.pdf', '%PDF-1.7\n\0', /a PDF; save the transcript as text/u],
    ['a.rtf', '{\\rtf1\\ansi hello}', /rich text \(RTF\); save it as plain text/u],
    ['a.html', '<!DOCTYPE html><html><body>0:00 a</body></html>', /a web page; save the transcript on it as text/u],
    ['a.xlsx', 'PK\u0003\u0004\0\0', /it is packed; a Word document should end in \.docx/u],
  ] as const) {
    assert.match(refusal(path, Buffer.from(beginning, 'latin1')), right, path);
  }
});
