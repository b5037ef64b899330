import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NAMED_LINES, PODCAST, SHOWN, SHOWN_IN_WORDS } from './forms.ts';
import { read, refusal } from './samples.ts';

const shown = (text: string) => {
  const { transcript } = read('a.txt', text);
  if (transcript?.kind !== 'timed') throw new Error(`it is ${transcript?.kind}`);
  return transcript.cues.map(({ start, text: words, speaker }) => `${start} ${speaker ? `${speaker}: ` : ''}${words}`);
};

test('what YouTube’s “Show transcript” copies gives a caption a time, and its chapters as sections', () => {
  assert.deepEqual(shown(SHOWN), [
    '0 so today we talk about',
    '3 deep seek at 10:30 in the morning',
    '6 and open AI',
    '263 Google is playing defence',
    '267 at the end of the day',
    '3723 bye',
  ]);
  const document = read('a.txt', SHOWN);
  assert.deepEqual(document.sections, [
    { title: 'Who buys', start: 0, end: 263, about: null },
    { title: 'Who builds', start: 263, end: null, about: null },
  ]);
  assert.deepEqual([document.format, document.title, document.notes], ['pasted transcript', null, []]);
});

test('the times in words that are copied along are not spoken, on lines of their own or run together', () => {
  const spoken = ['0 so today we talk about', '3 3 things', '65 and open AI', '3723 bye'];
  assert.deepEqual(shown(SHOWN_IN_WORDS), spoken);
  assert.deepEqual(shown(SHOWN_IN_WORDS.replace(/^(\d[\d:]*)\n(\d.*)\n/gmu, '$1$2')), spoken);
  assert.deepEqual(shown('0:00\nhello\n0:03\n3 seconds\n0:05\nlater\n0:09\nbye')[1], '3 3 seconds');
});

test('what YouTube’s page shows below a transcript is not spoken', () => {
  assert.equal(shown(`${SHOWN}English (auto-generated)\nSync to video time\n`).at(-1), '3723 bye');
});

test('captions of two lines are no chapters', () => {
  assert.deepEqual(read('a.txt', '0:00\none\ntwo\n0:05\nthree\nfour\n0:09\nfive\nsix').sections, []);
});

test('a podcast’s lines give times, names, what goes on below them, and headings as sections', () => {
  assert.deepEqual(shown(PODCAST), [
    '1 Ann Lee: Welcome. It goes on here.',
    '754 Bob: Thanks: really.',
    '760 Ann Lee: Well, yes.',
    '3600 Ann Lee: Bye.',
  ]);
  const document = read('a.md', PODCAST);
  assert.deepEqual([document.title, document.url], ['Episode 12: Chips', 'https://vimeo.com/12345678']);
  assert.deepEqual(
    document.sections.map(({ title, start, end }) => [title, start, end]),
    [
      ['Intro', 1, 600],
      ['The middle', 600, null],
    ],
  );
});

test('names with a time after them begin what is said below', () => {
  const spoken = [
    '3 Ann Lee: Good morning, everyone. We begin at 9:30.',
    '15 Dr. Bob Ray: Hi.',
    '3723 Speaker 3: Bye.',
  ];
  assert.deepEqual(shown(NAMED_LINES), spoken);
  assert.deepEqual(shown(NAMED_LINES.replace(/ {2}([\d:]+)$/gmu, ' ($1):')), spoken);
  assert.deepEqual(shown(NAMED_LINES.replace(/^(.+) {2}([\d:]+)$/gmu, '**$1** [$2]')), spoken);
  assert.deepEqual(shown(NAMED_LINES.replace(/^(.+) {2}([\d:]+)$/gmu, '[$2] $1')), spoken);
  assert.equal(read('a.txt', NAMED_LINES).title, 'Chips and clouds');
});

test('times before the words are read in brackets, in bold, with a range, and with fractions', () => {
  for (const lines of [
    ['0:01 one', '0:05 two', '1:02:03 three'],
    ['[0:01] one', '[0:05] two', '[1:02:03] three'],
    ['(00:01) one', '(00:05) - two', '(01:02:03): three'],
    ['**0:01** one', '**[0:05]** two', '**1:02:03** three'],
    ['- 00:01 one', '- 00:05 two', '- 01:02:03 three'],
    ['[00:00:01 --> 00:00:05] one', '[00:00:05 --> 00:00:09] two', '[01:02:03 --> 01:02:05] three'],
    [
      '00:00:01.000 - 00:00:05.000',
      'one',
      '00:00:05.000 - 00:00:09.000',
      'two',
      '01:02:03.000 - 01:02:05.000',
      'three',
    ],
  ]) {
    assert.deepEqual(shown(lines.join('\n')), ['1 one', '5 two', '3723 three'], lines[0]);
  }
});

test('the link and the title before the first time are the video’s', () => {
  const document = read(
    'a.txt',
    'Chips and clouds\nhttps://youtu.be/U6bZI-0oAjc?t=4\n2025-01-20\n\n0:00 a\n0:02 b\n0:04 c',
  );
  assert.deepEqual(
    [document.videoId, document.url, document.title, document.date],
    ['U6bZI-0oAjc', 'https://www.youtube.com/watch?v=U6bZI-0oAjc', 'Chips and clouds', '2025-01-20'],
  );
});

test('an agenda is no transcript, and is told so', () => {
  const told = /^3: the times are hours of a day .* as in an agenda; .*`\[00:12:34\] Name: words`$/u;
  const day = ['9:00 Doors open', '9:30 Welcome', '10:15 Keynote: the future of chips', '11:00 Coffee', '17:45 Party'];
  for (const lines of [
    day,
    ['10:00 Welcome', '10:30 Coffee', '10:45 Panel, with Ann Lee and Bob Ray'],
    day.map((line) => line.replace(/(\S+) (.*)/u, '$1\n$2')),
    day.map((line) => line.replace(/(\S+) (.*)/u, '- **$1** – $2')),
    ['9:00 - 9:30 Welcome', '9:30 - 10:00 Coffee', '10:00 - 12:00 Panel'],
  ])
    for (const name of ['a.txt', 'a.md'])
      assert.match(refusal(name, `The day\n\n${lines.join('\n')}\n`), told, lines[0]);
});

test('a slow talk, one cut out of the middle, and one with round times are transcripts', () => {
  const words = (many: number) => Array.from({ length: many }, (_, at) => `word${at}`).join(' ');
  for (const lines of [
    // Silences between captions.
    ['0:00 Breathe in.', '0:30 Breathe out.', '5:00 Breathe in.', '10:00 And out.'],
    ['10:02 Breathe in.', '10:31 Breathe out.', '15:00 Breathe in.'],
    // From the tenth minute on, at the pace of speech.
    [`10:00 ${words(60)}`, `10:30 ${words(50)}`, `11:00 ${words(70)}`],
    // A caption every five seconds.
    [`10:00 ${words(9)}`, `10:05 ${words(7)}`, `10:10 ${words(12)}`],
    ['00:10:00 Breathe in.', '00:20:00 Breathe out.', '00:30:00 Breathe in.'],
  ])
    assert.equal(shown(lines.join('\n')).length, lines.length, lines[0]);
});

test('a text in which times are only mentioned is no transcript', () => {
  const text = 'We met at 10:30.\n\n12:15 was lunch\n\nThen, at 9:00, nobody came.\n\nThe end.';
  assert.match(
    refusal('a.txt', text),
    /^1: no source: .*; or its lines should have times: `\[00:12:34\] Name: words`$/u,
  );
  assert.match(
    refusal('a.md', '9:00 a\n8:00 b\n7:00 c\n6:00 d'),
    /should begin with a line `---`; or its lines should/u,
  );
});
