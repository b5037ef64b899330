import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as samples from './recogniser-samples.ts';
import { read, refusal } from './samples.ts';

const shown = (text: string | object, path = 'a.json') => {
  const { transcript } = read(path, typeof text === 'string' ? text : JSON.stringify(text));
  if (transcript?.kind !== 'timed') throw new Error(`${path} is ${transcript?.kind}`);
  return transcript.cues.map(({ start, text: words, speaker }) => `${start} ${speaker ? `${speaker}: ` : ''}${words}`);
};

test('every recogniser’s words become captions with the second of their first word, and with who speaks', () => {
  const by = (first: string, second: string) => [`0.4 ${first}Google plays defence.`, `1.8 ${second}Does it?`];
  assert.deepEqual(shown(samples.ASSEMBLYAI), by('Speaker A: ', 'Speaker B: '));
  assert.deepEqual(shown(samples.AMAZON), by('spk_0: ', 'spk_1: '));
  assert.deepEqual(shown(samples.SPEECHMATICS), by('S1: ', 'S2: '));
  assert.deepEqual(shown(samples.REV), by('Ann Lee: ', 'Speaker 1: '));
  assert.deepEqual(shown(samples.GOOGLE), by('', ''));
  assert.deepEqual(shown(samples.WATSON), ['0.4 google plays']);
  assert.deepEqual(shown(samples.AZURE), by('Speaker 1: ', 'Speaker 2: '));
  assert.deepEqual(shown(samples.ELEVENLABS), by('Speaker A: ', 'Speaker B: '));
  assert.deepEqual(shown(samples.PODCAST_JSON), by('Ann Lee: ', 'Bob Ray: '));
  assert.deepEqual(shown(samples.FAST_WHISPER), by('SPEAKER_00: ', 'SPEAKER_01: '));
});

test('Google’s times as seconds and nanoseconds are read, those that are left out are 0', () => {
  const words = [
    { word: 'Google', startTime: {} },
    { word: 'plays', startTime: { nanos: 900_000_000 } },
    { word: 'defence.', startTime: { seconds: '1', nanos: 200_000_000 } },
    { word: 'So.', startTime: { seconds: 24, nanos: 500_000_000 } },
  ];
  const results = [{ alternatives: [{ transcript: '', words }] }];
  assert.deepEqual(shown({ results }), ['0 Google plays defence.', '24.5 So.']);
});

test('AssemblyAI’s chapters become sections, its length the duration; what it could not transcribe says why', () => {
  const { sections, duration, language } = read('a.json', samples.ASSEMBLYAI);
  assert.deepEqual(sections, [{ title: 'Who defends search', start: 0.4, end: 2.09, about: 'Google does.' }]);
  assert.deepEqual([duration, language], [20, 'en-US']);
  const failed = { id: 'x', status: 'error', error: 'No audio in it.', words: null, audio_url: 'https://example.org' };
  assert.match(
    refusal('a.json', JSON.stringify(failed)),
    /^1: AssemblyAI could not transcribe it \(No audio in it\.\)/u,
  );
});

test('a list of parts is read by whatever names its times and words have', () => {
  const expected = ['1.5 Ann: one', '62 Bob: two'];
  const parts = [
    { speaker_name: 'Ann', sentence: 'one', startTime: '00:01.5', endTime: '00:04' },
    { speaker_name: 'Bob', sentence: 'two', startTime: '01:02', endTime: '01:05' },
  ];
  assert.deepEqual(shown(parts), expected);
  const named = [
    { speaker: 'Ann', transcript: 'one', start: 1.5, end: 4 },
    { speaker: 'Bob', transcript: 'two', start: 62, end: 65 },
  ];
  assert.deepEqual(shown({ result: { transcription: { utterances: named } } }), expected);
  assert.deepEqual(shown({ data: { transcript: { title: 'T', sentences: named } } }), expected);
  assert.deepEqual(
    shown({ phrases: named.map(({ start, ...part }) => ({ ...part, offsetMilliseconds: start * 1_000 })) }),
    expected,
  );
});

test('times in milliseconds are told by how long the parts would be, and a video’s id and title are taken', () => {
  const parts = [
    { text: 'it&#39;s one', offset: 1_500, duration: 2_000 },
    { text: 'two', offset: 62_000, duration: 3_000 },
  ];
  assert.deepEqual(shown(parts), ["1.5 it's one", '62 two']);
  assert.deepEqual(shown([{ start: 1_500, end: 4_000, text: 'one' }]), ['1.5 one']);
  const seconds = parts.map(({ text, offset, duration }) => ({
    text,
    start: offset / 1_000,
    duration: duration / 1_000,
  }));
  const whole = JSON.stringify({ video_id: 'U6bZI-0oAjc', title: 'A talk', language_code: 'en', snippets: seconds });
  assert.deepEqual(shown(whole), ["1.5 it's one", '62 two']);
  const { videoId, url, title, language } = read('a.json', whole);
  assert.deepEqual(
    [videoId, url, title, language],
    ['U6bZI-0oAjc', 'https://www.youtube.com/watch?v=U6bZI-0oAjc', 'A talk', 'en'],
  );
});

test('what Whisper’s decoder marks is in no quote, and words that are parts of their own become captions', () => {
  const kit = { segments: [{ start: 0, end: 4, text: '<|startoftranscript|><|en|><|0.00|> Hello there.<|4.00|>' }] };
  assert.deepEqual(shown(kit), ['0 Hello there.']);
  const piece = (from: number, text: string) => ({ offsets: { from, to: from + 200 }, text });
  const cpp = [piece(0, ' [BLANK_AUDIO]'), piece(900, ' [SPEAKER_TURN] What is'), piece(1_400, ' it?')];
  assert.deepEqual(shown({ transcription: cpp }), ['0.9 What is', '1.4 it?']);
  const words = ' So we said it . Then no'.split(/(?= )/u).map((text, at) => piece(at * 300, text));
  assert.deepEqual(shown({ transcription: words }), ['0 So we said it.', '1.5 Then no']);
  const openAi = {
    text: 'So we said',
    words: [
      { word: 'So', start: 0.5 },
      { word: 'we', start: 0.9 },
      { word: 'said', start: 1 },
    ],
  };
  assert.deepEqual(shown(openAi), ['0.5 So we said']);
});

test('times that begin anew with each half minute are none: the words are kept without them', () => {
  const chunks = [
    { timestamp: [0, 20], text: ' One.' },
    { timestamp: [20, 29], text: ' Two.' },
    { timestamp: [0, 9], text: ' Three.' },
  ];
  const { transcript, notes } = read('a.json', JSON.stringify({ text: ' One. Two. Three.', chunks }));
  assert.deepEqual(transcript, { kind: 'untimed', text: 'One. Two. Three.' });
  assert.match(notes[0]?.reason ?? '', /^the times begin anew within it/u);
});

test('JSON that Python wrote with NaN, and JSON Lines, are read; NaN in a text stays', () => {
  const nan = '{"segments": [{"start": 0, "end": 2, "text": "it is NaN, [NaN]", "avg_logprob": NaN, "x": -Infinity}]}';
  assert.deepEqual(shown(nan), ['0 it is NaN, [NaN]']);
  assert.deepEqual(shown('{"start": 0, "text": "one"}\n\n{"start": 2, "text": "two"}\n', 'a.jsonl'), [
    '0 one',
    '2 two',
  ]);
});

test('what Deepgram’s programs save around its answer is taken off', () => {
  const words = [{ word: 'hi', punctuated_word: 'Hi.', start: 0.08 }];
  const answer = {
    metadata: { duration: 4 },
    results: { channels: [{ alternatives: [{ transcript: 'Hi.', words }] }] },
  };
  assert.deepEqual(shown({ result: answer, error: null }), ['0.08 Hi.']);
});
