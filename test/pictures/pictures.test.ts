import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseXml } from '@rgrove/parse-xml';
import type { Picture, StripPicture } from '../../src/core/picture.ts';
import { createDrawer } from '../../src/pictures/index.ts';
import { widthOf } from '../../src/pictures/letters.ts';
import { seeded } from '../support/seeded.ts';

const STRIP: StripPicture = {
  kind: 'strip',
  title: 'Who is talked about when',
  duration: 683,
  estimated: false,
  lanes: [
    { label: 'Google', spans: [{ start: 263, end: 391 }], marks: [{ at: 270, label: 'The play' }] },
    { label: 'Meta', spans: [{ start: 500, end: 560 }], marks: [] },
  ],
};
const COMPARISON: Picture = {
  kind: 'comparison',
  title: 'Google and Meta',
  sides: ['Google', 'Meta'],
  unit: 'quotes',
  rows: [{ label: 'The bet', values: [3, 0] }],
};
const MENTIONS: Picture = {
  kind: 'mentions',
  title: 'Talked about over time',
  unit: 'minutes',
  periods: ['2025-01', '2025-02'],
  lanes: [{ label: 'Google', values: [3.4, 2] }],
};
const { svg, png } = createDrawer();

/** The words of a drawing, in order. */
function wordsOf(picture: Picture): readonly string[] {
  return Array.from(svg(picture).matchAll(/<text[^>]*>([^<]*)<\/text>/gu), ([, words = '']) => words);
}

test('a strip names its players, and where in the talk it is', () => {
  const words = wordsOf(STRIP);
  assert.deepEqual(words.slice(0, 3), ['Who is talked about when', 'Google', 'Meta']);
  assert.ok(words.includes('0:00') && words.includes('10:00'));
  assert.ok(!words.some((word) => word.startsWith('≈')));
});

test('times that were worked out are shown as such', () => {
  assert.ok(wordsOf({ ...STRIP, estimated: true }).includes('≈10:00'));
});

test('a comparison says each side’s number, and a side that has none is a dash', () => {
  assert.deepEqual(wordsOf(COMPARISON).slice(1), ['Google', 'quotes', 'Meta', 'The bet', '3', '–']);
});

test('the two sides of a comparison differ in more than their colour', () => {
  assert.match(svg(COMPARISON), /fill="url\(#hatched\)"/u);
});

test('what is counted over time is named, with its sum', () => {
  assert.deepEqual(wordsOf(MENTIONS).slice(1), ['Google', '5', '2025-01', '2025-02', 'minutes']);
});

test('a picture for a page has no colours of its own', () => {
  for (const picture of [STRIP, COMPARISON, MENTIONS]) assert.doesNotMatch(svg(picture), /#[0-9a-f]{6}/iu);
});

test('a picture for a chat is a PNG, and the same one for the same content', async () => {
  const [first, again, other] = await Promise.all([png(STRIP), png({ ...STRIP }), png({ ...STRIP, title: 'Another' })]);
  assert.deepEqual([...first.bytes.slice(1, 4)], [...Buffer.from('PNG')]);
  assert.equal(first.name, again.name);
  assert.notEqual(first.name, other.name);
  assert.equal(first.width, 1200);
  assert.ok(first.bytes.length < 200_000, `${first.bytes.length} bytes`);
});

test('whatever a name holds, the drawing is well-formed and holds no other elements', () => {
  const random = seeded(7);
  const pieces = [
    '<script>',
    '"/>',
    '&amp;',
    "'",
    '\u0000',
    '\uD800',
    ']]>',
    '<!--',
    'עברית',
    '👩‍💻',
    '\u202e',
    'a'.repeat(300),
  ];
  for (let round = 0; round < 300; round += 1) {
    const name = () =>
      Array.from({ length: 1 + Math.floor(random() * 4) }, () => pieces[Math.floor(random() * pieces.length)]).join(
        ' ',
      );
    const number = () =>
      [0, -5, 1e9, Number.NaN, Number.POSITIVE_INFINITY, random() * 700][Math.floor(random() * 6)] ?? 0;
    const span = () => ({ start: number(), end: number() });
    const pictures: readonly Picture[] = [
      {
        ...STRIP,
        title: name(),
        duration: number(),
        lanes: [{ label: name(), spans: [span(), span()], marks: [{ at: number(), label: name() }] }],
      },
      { ...COMPARISON, sides: [name(), name()], rows: [{ label: name(), values: [number(), number()] }] },
      { ...MENTIONS, periods: [name(), name()], lanes: [{ label: name(), values: [number(), number()] }] },
    ];
    for (const picture of pictures) {
      const drawn = svg(picture);
      assert.doesNotThrow(() => parseXml(drawn), drawn);
      assert.doesNotMatch(drawn, /<script|NaN|Infinity/u);
    }
  }
});

test('a talk of ten hours and one of no length have an axis that can be read', () => {
  for (const duration of [0, 7, 36_000]) {
    const times = wordsOf({ ...STRIP, duration }).filter((word) => /^\d+:\d/u.test(word));
    assert.ok(times.length >= 1 && times.length <= 6, `${duration}: ${times}`);
  }
});

test('a name of two words too long for its room is whole in two lines, and any name keeps within its room', () => {
  const lane = (label: string) => ({ label, spans: [{ start: 0, end: 9 }], marks: [] });
  const words = wordsOf({ ...STRIP, lanes: [lane('Safe Superintelligence'), lane('New York Times')] });
  assert.deepEqual(words.slice(1, 4), ['Safe', 'Superintelligence', 'New York Times']);
  for (const name of [
    'W'.repeat(40),
    'International Business Machines Corporation',
    '百度在线网络技术',
    'i'.repeat(90),
  ]) {
    const [, ...lines] = wordsOf({ ...STRIP, lanes: [lane(name)] });
    const shown = lines.filter((line) => !/^≈?\d/u.test(line));
    assert.ok(shown.length >= 1 && shown.length <= 2, name);
    for (const line of shown) assert.ok(widthOf(line, 13) <= 116, line);
  }
});

test('the times along a talk stand apart, however long it is', () => {
  for (const duration of [40, 683, 3_599, 10_800, 14_400, 36_000, 43_200, 360_000]) {
    for (const estimated of [false, true]) {
      const drawn = svg({ ...STRIP, duration, estimated });
      const times = Array.from(
        drawn.matchAll(/<text x="([\d.]+)"[^>]*text-anchor="(start|middle|end)"[^>]*>(≈?\d+:[\d:]+)<\/text>/gu),
        ([, at = '', anchor = '', shown = '']) => {
          const width = widthOf(shown, 13);
          const from = Number(at) - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
          return { from, to: from + width, shown };
        },
      );
      assert.ok(times.length >= 1, drawn);
      for (const [index, { from, to, shown }] of times.entries()) {
        assert.ok(to <= 400, `${shown} of ${duration} leaves the picture`);
        assert.ok(from > (times[index - 1]?.to ?? 0), `${shown} of ${duration} touches the time before`);
      }
    }
  }
});

test('numbers of any length stay in a comparison', () => {
  const drawn = svg({ ...COMPARISON, rows: [{ label: 'Move', values: [105_500, 3] }] });
  const [, at = ''] = /<text x="([\d.]+)"[^>]*text-anchor="end"[^>]*>105500</u.exec(drawn) ?? assert.fail(drawn);
  assert.ok(Number(at) - widthOf('105500', 15) >= 0, at);
});

test('letters that the picture’s own type lacks are drawn with what the machine has', async () => {
  const lanes = ['百度', 'עברית', '👩‍💻 Emoji'].map((label) => ({ label, spans: [{ start: 0, end: 60 }], marks: [] }));
  const { bytes, width } = await png({ ...STRIP, lanes });
  assert.ok(bytes.length > 1_000 && width === 1200);
});
