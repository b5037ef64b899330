import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ENRICHED_PATH, enriched, read, refusal, seed, spokenWords } from './samples.ts';

test('the seed gives its metadata and every word of its body', () => {
  const text = seed(ENRICHED_PATH);
  const document = read(ENRICHED_PATH, text);
  assert.equal(document.videoId, 'U6bZI-0oAjc');
  assert.match(document.title ?? '', /^DeepSeek Releases R1: Capability & Strategy vs\. /u);
  assert.deepEqual([document.date, document.duration], ['2025-01-20', 681]);
  assert.equal(document.author, 'AI News & Strategy Daily | Nate B Jones');
  assert.deepEqual(document.hints.models, ['Llama', 'DeepSeek', 'SAM']);
  assert.deepEqual(document.hints.audience, ['Engineers', 'Executives', 'Product Managers']);
  assert.equal(document.hints.topic, 'AI Strategy');
  const body = text.slice(text.indexOf('\n\nI want to talk')).split(/\s+/u).filter(Boolean);
  assert.deepEqual(spokenWords(document), body);
  assert.equal(body.length, 2116);
  assert.deepEqual(document.notes, []);
});

test('a document of which only the link is known is read, its heading as title', () => {
  const document = read('a.md', enriched(['youtube_url: https://youtu.be/abc-123?t=4']));
  assert.deepEqual([document.videoId, document.title], ['abc-123', 'A talk']);
  assert.deepEqual([document.date, document.author, document.duration, document.description], [null, null, null, null]);
  assert.deepEqual(document.transcript, { kind: 'untimed', text: 'one two three' });
});

test('fields that are null, unknown, 0 or empty count as not given', () => {
  const document = read(
    'a.md',
    enriched([
      'video_id: "abc"',
      'title: null',
      'publish_date: "unknown"',
      'duration: unknown',
      'duration_seconds: 0',
      'entities:',
      'yt_tags:',
      '  []',
      'author: ""',
    ]),
  );
  assert.deepEqual([document.title, document.date, document.duration, document.author], ['A talk', null, null, null]);
  assert.deepEqual(document.hints.companies, []);
  assert.deepEqual(document.notes, []);
});

test('the written duration serves where the number is missing', () => {
  assert.equal(read('a.md', enriched(['video_id: abc', 'duration: "4:21"'])).duration, 261);
  assert.equal(read('a.md', enriched(['video_id: abc', 'duration: 1:02:03'])).duration, 3723);
  assert.equal(read('a.md', enriched(['video_id: abc', 'duration: "4:21"', 'duration_seconds: 262'])).duration, 262);
});

test('a field of the wrong type is left out, with a note of its line and what would be right', () => {
  const lines = [
    'video_id: abc',
    'title: [a, b]',
    'publish_date: 31 Feb',
    'duration_seconds: soon',
    'entities: 7',
    'keywords: ai',
  ];
  const document = read('a.md', enriched(lines));
  assert.deepEqual(document.notes.map(({ line, reason }) => `${line}: ${reason}`).sort(), [
    '3: `title` should be text; it was left out',
    '4: `publish_date` should be a date such as "2025-01-20"; it was left out',
    '5: `duration_seconds` should be seconds as a number, such as 681; it was left out',
    '6: `entities` should be fields, each with a list; it was left out',
  ]);
  assert.deepEqual(document.hints.keywords, ['ai']);
});

test('an id that looks like a number stays as it is written', () => {
  assert.equal(read('a.md', enriched(['video_id: 00123456789'])).videoId, '00123456789');
  assert.equal(read('a.md', enriched(['video_id: 1e5'])).videoId, '1e5');
});

test('a quoted item that the machine broke over unindented lines is read, in every field after it too', () => {
  const lines = [
    'video_id: abc',
    'description: |',
    '  - "said he',
    'summary:',
    '  - "# A talk',
    '',
    '',
    'One, two" ',
    'keywords:',
    '  - "ai"',
  ];
  const document = read('a.md', enriched(lines, '# A talk\n\nOne, two, three'));
  assert.deepEqual(document.hints.keywords, ['ai']);
  assert.equal(document.description, '- "said he');
});

test('a summary that is only cut out of the transcript is no summary; one that somebody wrote is', () => {
  const lines = ['video_id: abc', 'summary:', '  - "one two thr"', '  - "They count."'];
  assert.deepEqual(read('a.md', enriched(lines)).summary, ['They count.']);
});

test('chapters in the description become sections', () => {
  const lines = [
    'video_id: abc',
    'description: |',
    '  My site: https://example.org',
    '',
    '  Chapters',
    '  00:00 - The start',
    '  (02:23) "Quotes" & more',
    '  • 1:02:03 The end',
  ];
  assert.deepEqual(read('a.md', enriched(lines)).sections, [
    { title: 'The start', start: 0, end: 143, about: null },
    { title: '"Quotes" & more', start: 143, end: 3723, about: null },
    { title: 'The end', start: 3723, end: null, about: null },
  ]);
});

test('times in a description that are no list of chapters are no sections', () => {
  for (const chapters of [['10:30 We begin', '11:00 Lunch'], ['0:00 One', '5:00 Two', '4:00 Three'], ['0:00 Alone']]) {
    const lines = ['video_id: abc', 'description: |', ...chapters.map((line) => `  ${line}`)];
    assert.deepEqual(read('a.md', enriched(lines)).sections, []);
  }
});

test('the heading is not spoken; a first line that is no heading is', () => {
  const front = ['video_id: abc', 'title: "A talk"'];
  assert.deepEqual(spokenWords(read('a.md', enriched(front, 'one two'))), ['one', 'two']);
  assert.deepEqual(spokenWords(read('a.md', enriched(front, '# A talk'))), []);
  assert.equal(read('a.md', enriched(front, '# A talk')).transcript, null);
  assert.deepEqual(read('a.md', enriched(front, '# Another name\n\none')).otherTitles, ['Another name']);
});

test('a title that only says that it is not known is none', () => {
  const document = read('a.md', enriched(['video_id: abc', 'title: "Unknown"'], '# Unknown\n\none two'));
  assert.deepEqual([document.title, document.otherTitles, spokenWords(document)], [null, [], ['one', 'two']]);
});

test('Windows line ends change nothing', () => {
  const text = seed(ENRICHED_PATH);
  assert.deepEqual(read('a.md', text.replaceAll('\n', '\r\n')), read('a.md', text));
});

test('a document that names no video is read: its file may be named after it, or stand beside one that does', () => {
  const document = read('a.md', enriched(['title: x']));
  assert.deepEqual([document.videoId, document.url, document.title], [null, null, 'x']);
});

test('a link to a video elsewhere is kept as it is, but for the time in it, and gives the id', () => {
  const vimeo = read('a.md', enriched(['url: https://vimeo.com/12345678?share=copy#t=90s']));
  assert.deepEqual([vimeo.videoId, vimeo.url], ['vimeo-12345678', 'https://vimeo.com/12345678?share=copy']);
  const file = read('a.md', enriched(['url: https://cdn.example.org/talk.mp4?t=4']));
  assert.equal(file.url, 'https://cdn.example.org/talk.mp4');
  assert.match(file.videoId ?? '', /^web-[\da-f]{16}$/u);
  for (const link of ['http://example.org/a.mp4', 'javascript:alert(1)', 'https://u:p@example.org/a', 'not a link'])
    assert.match(refusal('a.md', enriched([`url: "${link}"`])), /^2: `url` holds no https link to a video/u, link);
});

test('lines with times in the body are its captions, with who speaks', () => {
  const body = '# A talk\n\n[00:01] Ann: One.\n\n[00:05] Bob: Two.\n\n[00:09] Ann: Three.';
  const { transcript } = read('a.md', enriched(['video_id: abc'], body));
  assert.deepEqual(transcript, {
    kind: 'timed',
    cues: [
      { start: 1, text: 'One.', speaker: 'Ann' },
      { start: 5, text: 'Two.', speaker: 'Bob' },
      { start: 9, text: 'Three.', speaker: 'Ann' },
    ],
  });
});

for (const [what, text, expected] of [
  ['with an id that is none', enriched(['title: x', 'video_id: "../../etc"']), /^3: `video_id` holds no video id/u],
  [
    'with a link to elsewhere',
    enriched(['youtube_url: https://example.org/?v=abc']),
    /^2: `youtube_url` holds no video id/u,
  ],
  [
    'with bad YAML',
    enriched(['video_id: abc', 'title: "x', 'author: y']),
    /^\d+: the front matter is not valid YAML: /u,
  ],
  [
    'with a bad indent',
    enriched(['video_id: abc', 'entities:', '  people:', ' - "x"', 'a: b']),
    /^4: the front matter is not valid YAML: /u,
  ],
  ['with a field twice', enriched(['video_id: abc', 'title: a', 'title: b']), /^4: .* unique/u],
  [
    'whose front matter never ends',
    '---\nvideo_id: abc\ntitle: x\n',
    /^1: the front matter opened here never ends; a line `---`/u,
  ],
  ['whose front matter is a list', enriched(['- a', '- b']), /^2: the front matter should be fields such as/u],
  ['with an alias', enriched(['video_id: abc', 'a: &a [x]', 'b: *a']), /^1: .* alias/u],
  ['nested without end', enriched(['video_id: abc', `a: ${'['.repeat(60_000)}`]), /^\d+: .*nested too deeply/u],
  [
    'with endless front matter',
    enriched(['video_id: abc', `title: ${'x'.repeat(70_000)}`]),
    /^1: the front matter is longer than 64 KB/u,
  ],
] as const) {
  test(`a document ${what} is refused, with its line and what would be right`, () => {
    assert.match(refusal('a.md', text), expected);
  });
}
