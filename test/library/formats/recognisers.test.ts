import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as forms from './forms.ts';
import { read, refusal } from './samples.ts';

const shown = (path: string, text: string) => {
  const { transcript } = read(path, text);
  if (transcript?.kind !== 'timed') throw new Error(`${path} is ${transcript?.kind}`);
  return transcript.cues.map(({ start, text: words, speaker }) => `${start} ${speaker ? `${speaker}: ` : ''}${words}`);
};

test('YouTube’s json3 gives each line once, at the offset of its first word', () => {
  assert.deepEqual(shown('a.json3', forms.JSON3), ['0.32 [Music]', "18.8 We're playing defence", '22 in search']);
  const { format, automatic, notes } = read('a.en.json3', forms.JSON3);
  assert.deepEqual([format, automatic, notes], ['YouTube json3', true, []]);
});

test('YouTube’s srv3 and srv1 give the same lines, character references read', () => {
  assert.deepEqual(shown('a.srv3', forms.SRV3), ['0.32 [Music]', "18.8 We're playing defence & more", '22 in search']);
  assert.deepEqual(shown('a.srv1', forms.SRV1), ['0.32 [Music]', "18.8 We're playing defence"]);
  assert.equal(read('a.srv3', forms.SRV3).automatic, true);
});

test('a broken caption in srv3 is left out, with its line; the others are read', () => {
  const text = forms.SRV3.replace('<p t="320" d="14260" w="1">[Music]</p>', '<p t="320"><b>[Music]</p>');
  assert.equal(shown('a.srv3', text).length, 2);
  assert.deepEqual(
    read('a.srv3', text).notes.map(({ line }) => line),
    [8],
  );
  assert.match(
    refusal('a.srv3', '<timedtext format="3">\n<body>\n<p t="x">a</p></body></timedtext>'),
    /^3: no captions in it/u,
  );
});

test('Whisper, WhisperX and whisper.cpp give their segments, with who speaks where it is known', () => {
  assert.deepEqual(shown('a.json', forms.WHISPER), ['0 Google plays defence.', '4.5 Yes.']);
  assert.deepEqual(shown('a.json', forms.WHISPERX), [
    '0.031 SPEAKER_00: Google plays defence.',
    '4.5 SPEAKER_01: Yes.',
  ]);
  assert.deepEqual(shown('a.json', forms.WHISPER_CPP), ['0 Google plays defence.', '4.5 Yes.']);
  assert.equal(read('a.json', forms.WHISPER).language, 'en');
  const bare = JSON.stringify([
    { start: 1, end: 2, text: 'one' },
    { start: '2.5', end: 3, text: 'two' },
  ]);
  assert.deepEqual(shown('a.json', bare), ['1 one', '2.5 two']);
  const chunks = {
    speakers: [],
    chunks: [
      { timestamp: [0.5, 4.5], text: ' One.' },
      { timestamp: [4.5, null], text: ' Two.' },
    ],
    text: ' One. Two.',
  };
  assert.deepEqual(shown('a.json', JSON.stringify(chunks)), ['0.5 One.', '4.5 Two.']);
  assert.deepEqual(read('a.json', '{"text": " One two. "}').transcript, { kind: 'untimed', text: 'One two.' });
});

test('Deepgram’s words become captions that end with a sentence or a speaker; else its paragraphs or utterances serve', () => {
  const spoken = ['0.4 Speaker 0: Google plays defence.', '1.8 Speaker 1: Does it?'];
  assert.deepEqual(shown('a.json', forms.DEEPGRAM_WORDS), [...spoken, '2.4 Speaker 0: Yes.']);
  assert.deepEqual(shown('a.json', forms.DEEPGRAM_PARAGRAPHS), spoken);
  assert.deepEqual(shown('a.json', forms.DEEPGRAM_UTTERANCES), ['0.4 Speaker 0: google plays defence']);
  assert.equal(read('a.json', forms.DEEPGRAM_WORDS).duration, 20.5);
  assert.deepEqual(read('a.json', forms.DEEPGRAM_TEXT).transcript, { kind: 'untimed', text: 'google plays defence' });
});

test('parts of the wrong shape are left out, with the line of the first, how many, and what would be right', () => {
  const parts = [{ start: 0, text: 'one, [two' }, { start: 'soon', text: 'two' }, 7, { start: 4, text: 'four' }];
  for (const whole of [{ text: '"segments": [1, 2]', language: ['en'], segments: parts }, parts]) {
    const text = JSON.stringify(whole, null, 1);
    assert.deepEqual(shown('a.json', text), ['0 one, [two', '4 four']);
    const line = text.slice(0, text.indexOf('"soon"')).split('\n').length - 1;
    assert.deepEqual(read('a.json', text).notes, [
      { line, reason: '2 parts left out, the first of them here; each should have `start` in seconds and `text`' },
    ]);
  }
});

test('yt-dlp’s information gives everything but the words', () => {
  const document = read('talk.info.json', forms.INFO);
  assert.deepEqual(
    [
      document.format,
      document.videoId,
      document.url,
      document.title,
      document.author,
      document.date,
      document.duration,
    ],
    [
      'yt-dlp info',
      'U6bZI-0oAjc',
      'https://www.youtube.com/watch?v=U6bZI-0oAjc',
      'Chips & Clouds',
      'Ann Lee',
      '2025-01-20',
      683,
    ],
  );
  assert.deepEqual(document.sections, [
    { title: 'Who buys', start: 0, end: 263, about: null },
    { title: 'Who builds', start: 263, end: 683, about: null },
  ]);
  assert.deepEqual(
    [document.hints.keywords, document.transcript, document.language],
    [['chips', 'clouds'], null, 'en'],
  );
});

test('yt-dlp’s information on a video elsewhere leads there, and that on a playlist is refused', () => {
  const vimeo = { id: '12345678', title: 'T', extractor: 'vimeo', webpage_url: 'https://vimeo.com/12345678' };
  const document = read('a.info.json', JSON.stringify(vimeo));
  assert.deepEqual([document.videoId, document.url], ['vimeo-12345678', 'https://vimeo.com/12345678']);
  assert.match(
    refusal('a.info.json', JSON.stringify({ ...vimeo, _type: 'playlist', entries: [] })),
    /^1: this describes a playlist/u,
  );
});

test('broken JSON is refused with the line where it breaks, unknown JSON with what is read', () => {
  assert.match(
    refusal('a.json', '{"segments": [\n{"start": 1,}\n]}'),
    /^2: the JSON is broken here \(Expected double-quoted/u,
  );
  assert.match(refusal('a.json', `{"segments": [\n{"start": 1,`), /^2: the JSON is broken here .*is the file whole\?/u);
  assert.match(refusal('a.json', '{"name": "cuepoint"}'), /^1: this JSON is none of those that are read; .*Whisper/u);
  assert.match(refusal('a.json', `{"segments": ${'['.repeat(5_000)}`), /nested deeper, or finer/u);
});

test('a file beside captions says where the video is', () => {
  const document = read('talk.yaml', forms.FORMS['talk.yaml'] ?? '');
  assert.deepEqual(
    [document.url, document.title, document.date],
    ['https://example.org/talk.mp4', 'A talk', '2025-01-20'],
  );
  assert.match(refusal('talk.yaml', 'url: example'), /^1: `url` holds no https link to a video/u);
  assert.match(refusal('talk.yml', 'title: "x\nurl: y'), /^\d: the front matter is not valid YAML/u);
  assert.match(refusal('talk.yml', 'colour: red'), /^1: none of its fields is known; it should say `url:/u);
});
