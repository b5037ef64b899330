import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cueLines, ENRICHED_PATH, PAGE_PATH, page, read, refusal, seed, spokenWords } from './samples.ts';

test('the seed page gives 296 cues and 2,116 words, the same words as the enriched transcript of the talk', () => {
  const document = read(PAGE_PATH, seed(PAGE_PATH));
  assert.equal(cueLines(document).length, 296);
  assert.equal(spokenWords(document).length, 2116);
  assert.deepEqual(spokenWords(document), spokenWords(read(ENRICHED_PATH, seed(ENRICHED_PATH))));
});

test('the seed page gives everything it says about the video, in its own characters', () => {
  const document = read(PAGE_PATH, seed(PAGE_PATH));
  assert.equal(document.videoId, 'U6bZI-0oAjc');
  assert.equal(document.title, 'DeepSeek vs OpenAI: Strategic AI Competition');
  assert.deepEqual(document.otherTitles, []);
  assert.equal(document.url, 'https://www.youtube.com/watch?v=U6bZI-0oAjc');
  assert.equal(document.duration, 683);
  assert.equal(document.keyPoints.length, 4);
  assert.match(document.keyPoints[0] ?? '', /^DeepSeek’s playbook is to quickly re\u2011release /u);
  assert.match(document.keyPoints[1] ?? '', /\$5\u202fM claim for a Claude\u2011Sonic\u2011class model\) and a “copy/u);
  assert.deepEqual(document.summary, document.keyPoints);
  assert.deepEqual(
    document.sections.map(({ title, start, end }) => ({ title, start, end })),
    [{ title: 'DeepSeek’s R1 Model Strategy', start: 0, end: null }],
  );
  assert.match(document.sections[0]?.about ?? '', /^The speaker breaks down .* larger players\.$/u);
});

test('the times in the seed that are glued to digits or repeated are read right', () => {
  const cues = cueLines(read(PAGE_PATH, seed(PAGE_PATH)));
  for (const cue of [
    '15 of the day I want to lay out both the R1',
    "175 04 beyond that and what they're betting",
    "188 betting on is that there's",
    '188 disproportionate gains to be had for',
    "323 50% but I think if you're sitting there",
    '395 15,000 engineers and they built a timer',
    '599 a financial term for artificial general',
    '602 intelligence that means that open AI',
    '680 yeah cheers',
  ]) {
    assert.ok(cues.includes(cue), cue);
  }
});

test('a page with several sections gives each its time, its end and what it is about', () => {
  assert.deepEqual(read('a.txt', page('0:00one 0:05two')).sections, [
    { title: 'Nvidia', start: 0, end: 263, about: 'Who buys.' },
    { title: 'Amazon', start: 263, end: null, about: 'Who builds.' },
  ]);
});

test('a dash within a point does not split it where the key points show that it belongs', () => {
  const { summary, keyPoints } = read('a.txt', page('0:00one 0:05two'));
  assert.deepEqual(keyPoints, ['Nvidia sells to everyone - even rivals.', 'Amazon builds its own.']);
  assert.deepEqual(summary, keyPoints);
});

for (const link of [
  'http://www.youtube.com/watch?v=abcDEF_-123',
  'https://youtu.be/abcDEF_-123?si=x',
  'https://m.youtube.com/watch?app=desktop&v=abcDEF_-123&t=12s',
  'https://www.youtube.com/shorts/abcDEF_-123',
  'https://www.youtube.com/embed/abcDEF_-123?start=3',
]) {
  test(`the source ${link} names its video, and links to it without a time`, () => {
    const document = read('a.txt', `# T **Source:** [${link}](${link}) ## Full Transcript 0:00one 0:02two`);
    assert.equal(document.videoId, 'abcDEF_-123');
    assert.equal(document.url, 'https://www.youtube.com/watch?v=abcDEF_-123');
    assert.deepEqual(cueLines(document), ['0 one', '2 two']);
  });
}

test('a page that lacks everything but its source and transcript is read', () => {
  const document = read('a.txt', '**Source:** https://youtu.be/abc123\n0:00one\n0:02two\n');
  assert.deepEqual(cueLines(document), ['0 one', '2 two']);
  assert.equal(document.title, null);
  assert.deepEqual([document.summary, document.keyPoints, document.sections, document.duration], [[], [], [], null]);
});

test('a page without a transcript is read, and says that it has none', () => {
  const text = page('').replace('## Full Transcript', '');
  const document = read('a.txt', text);
  assert.equal(document.transcript, null);
  assert.equal(document.sections.length, 2);
});

test('a page whose transcript has no times is read as untimed, its times said aloud included', () => {
  const said = `I get up at 5:30 and ${'talk '.repeat(80)}until 11:45 every day`;
  assert.deepEqual(read('a.txt', page(said)).transcript, { kind: 'untimed', text: said });
});

test('Windows line ends and a byte-order mark change nothing', () => {
  const text = page('0:00one two 0:05three');
  const windows = new TextEncoder().encode(`\uFEFF${text.replaceAll('\n', '\r\n')}`);
  assert.deepEqual(read('a.txt', windows), read('a.txt', text));
});

test('the frame of the page below the transcript is not spoken', () => {
  const document = read('a.txt', page('0:00one 0:05two\n\n← Back to Library\n\n'));
  assert.deepEqual(cueLines(document), ['0 one', '5 two']);
});

test('control characters are gone, everything else in a title stays', () => {
  const title = 'Chips \u001b[31mand\u0007 <!channel> \u202eClouds\u202c 🚀';
  const document = read('a.txt', page('0:00one 0:05two').replaceAll('Chips and Clouds', title));
  assert.equal(document.title, 'Chips [31mand <!channel> \u202eClouds\u202c 🚀');
});

test('a heading that differs from the page title is kept as another title', () => {
  const document = read('a.txt', page('0:00one 0:05two').replace('# Chips and Clouds', '# The chip wars'));
  assert.equal(document.title, 'Chips and Clouds');
  assert.deepEqual(document.otherTitles, ['The chip wars']);
});

test('a page without a video id is refused at the line of its source, with what would be right', () => {
  const text = page('0:00one 0:05two').replaceAll(
    'https://www.youtube.com/watch?v=abcDEF_-123',
    'https://example.org/x',
  );
  assert.match(refusal('a.txt', text), /^14: the source holds no video id; it should read like .*watch\?v=/u);
  assert.match(refusal('a.txt', 'Learning Library\n\nA talk\n'), /^1: no source: .*\*\*Source:\*\*/u);
  assert.match(refusal('a.txt', '**Source:** javascript:alert(1)?v=abc123'), /^1: the source holds no video id/u);
});

test('a page whose times run backwards again and again is refused at the first that does', () => {
  const jumble = Array.from({ length: 40 }, (_, index) => `${39 - index}:00line ${index} of it`).join('\n');
  assert.match(refusal('a.txt', page(jumble, { duration: '01:00:00' })), /^16: from here on times run backwards/u);
});
