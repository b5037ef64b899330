import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SRT, TEAMS, YOUTUBE_AUTO, ZOOM } from './forms.ts';
import { read, refusal } from './samples.ts';

const cuesOf = (path: string, text: string | Uint8Array) => {
  const { transcript } = read(path, text);
  assert.equal(transcript?.kind, 'timed');
  return transcript.kind === 'timed' ? transcript.cues : [];
};
const shown = (path: string, text: string) =>
  cuesOf(path, text).map(({ start, text: words, speaker }) => `${start} ${speaker ? `${speaker}: ` : ''}${words}`);

test('captions that YouTube rolls up word by word give each word once, at the second its line begins', () => {
  const document = read('talk.en.vtt', YOUTUBE_AUTO);
  assert.deepEqual(shown('talk.en.vtt', YOUTUBE_AUTO), [
    '0.16 so today we talk about',
    '2.399 deep seek and open AI',
    '4.88 and about >> Google & chips',
  ]);
  assert.deepEqual([document.format, document.language, document.automatic], ['WebVTT', 'en', true]);
  assert.deepEqual(document.notes, []);
});

test('captions of three lines that roll up give each line once', () => {
  const lines = ['one two', 'three four', 'five six', 'seven eight', 'nine ten'];
  const cues = lines.map(
    (_, at) => `00:0${at}.000 --> 00:0${at + 1}.000\n${lines.slice(Math.max(0, at - 2), at + 1).join('\n')}`,
  );
  assert.deepEqual(
    shown('a.vtt', `WEBVTT\n\n${cues.join('\n\n')}`),
    lines.map((line, at) => `${at} ${line}`),
  );
});

test('captions that grow as they are spoken give each word once', () => {
  const words = ['we', 'we think', 'we think that', 'we think that search is over'];
  const cues = words.map((text, at) => `00:0${at}.000 --> 00:0${at + 1}.000\n${text}`);
  assert.deepEqual(shown('a.vtt', `WEBVTT\n\n${cues.join('\n\n')}`), ['0 we', '1 think', '2 that', '3 search is over']);
});

test('what somebody says twice is kept twice', () => {
  const said = ['Never.', 'Never.', 'I said it', 'and I say it again:', 'never.', 'Not once.'];
  const cues = said.map((text, at) => `00:0${at}.000 --> 00:0${at + 1}.000\n${text}`);
  assert.equal(shown('a.vtt', `WEBVTT\n\n${cues.join('\n\n')}`).length, said.length);
});

test('Zoom writes the name before the words, and generic names are kept', () => {
  assert.deepEqual(shown('GMT20250120_Recording.transcript.vtt', ZOOM), [
    '144.72 Sam Zhang: gotcha, so the moat is: distribution, a < b',
    "153.48 Yuki Wang: it's really",
    '155.13 Yuki Wang: new to us <3',
    '157 Speaker 3: Note: we disagree.',
  ]);
});

test('Teams names the speaker in a tag; a change of speaker within a caption begins a new one', () => {
  assert.deepEqual(shown('meeting.vtt', TEAMS), [
    '3.1 Ann Lee: Good morning & welcome.',
    "5.5 Bob O'Hara: Hi. Who is on?",
    '5.5 Ann Lee: All of us.',
    '9 And nobody else.',
  ]);
});

test('styles, regions, notes, settings, names of captions and tags are not spoken; hours are optional', () => {
  const text = [
    'WEBVTT - A title',
    'Kind: captions\n',
    'STYLE\n::cue { color: red }\n',
    'REGION\nid:fred\nwidth:40%\n',
    'NOTE not --> spoken\nover two lines\n',
    'intro\n01:02.500 --> 01:04.000 region:fred align:left line:90%\n<b>Bold</b> <i.loud>and</i> <c.yellow.bg_blue>bright</c>\n',
    'NOTE a word\n',
    '1:02:03.000-->1:02:04.000\n<lang en>late</lang> &lt;b&gt; &nbsp;&#x2713;\n',
    '100:00:00.000 --> 100:00:01.000\nlater than any recording',
  ].join('\n');
  assert.deepEqual(shown('a.vtt', text), [
    '62.5 Bold and bright',
    '3723 late <b> ✓',
    '360000 later than any recording',
  ]);
});

test('a caption with broken times is left out, with its line; the others are read', () => {
  const document = read(
    'a.vtt',
    'WEBVTT\n\n00:01.000 --> 00:02.000\none\n\n00:99.000 --> 01:40.000\nbad\n\n00:05.000 --> 00:06.000\ntwo',
  );
  assert.deepEqual(document.transcript?.kind === 'timed' && document.transcript.cues.length, 2);
  assert.deepEqual(
    document.notes.map(({ line }) => line),
    [6],
  );
  assert.match(document.notes[0]?.reason ?? '', /should read like `00:01:02\.500 --> 00:01:04\.000`/u);
});

test('captions out of order are read in the order of their times', () => {
  assert.deepEqual(shown('a.vtt', 'WEBVTT\n\n00:05.000 --> 00:06.000\ntwo\n\n00:01.000 --> 00:02.000\none'), [
    '1 one',
    '5 two',
  ]);
});

test('segments of a stream that were put together are on one clock, and what stands in two of them is read once', () => {
  const segment = (ticks: number, cues: string) =>
    `WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:${ticks},LOCAL:00:00:00.000\n\n${cues}\n`;
  const text = [
    segment(900_000, '00:01.000 --> 00:02.000\none\n\n00:05.500 --> 00:06.500\nborder'),
    segment(1_440_000, '00:00.000 --> 00:00.500\nborder two\n\n00:01.000 --> 00:02.000\nthree'),
  ].join('\n');
  assert.deepEqual(shown('a.vtt', text), ['1 one', '5.5 border', '6 border two', '7 three']);
});

test('a single clock of a stream shifts the captions, but for the start that packagers give every recording', () => {
  const at = (map: string) => shown('a.vtt', `WEBVTT\nX-TIMESTAMP-MAP=${map}\n\n00:01.000 --> 00:02.000\none`)[0];
  assert.equal(at('MPEGTS:1800000,LOCAL:00:00:00.000'), '21 one');
  assert.equal(at('LOCAL:00:00:00.500,MPEGTS:1800000'), '20.5 one');
  assert.equal(at('MPEGTS:900000,LOCAL:00:00:00.000'), '1 one');
});

test('SRT is read with names, styles, and with a blank line missing or doubled', () => {
  assert.deepEqual(shown('talk.srt', SRT), [
    '1 Ann: Hello there, 2 of you',
    '3 Ann: still me',
    '5.25 BOB: 10 of us',
    '3723.5 Ann: bye',
  ]);
  assert.equal(read('talk.srt', SRT).format, 'SRT');
});

test('names are told whatever they look like where every caption has one', () => {
  const said = [
    'sam zhang: hi',
    'Dr. J. R. Ray: yes',
    'sam zhang: so',
    'sam zhang: well: no',
    'Dr. J. R. Ray: I see',
    'Ann van der Lee: bye',
  ];
  const cues = said.map((text, at) => `${at + 1}\n00:00:0${at},000 --> 00:00:0${at + 1},000\n${text}`);
  assert.deepEqual(
    shown('a.srt', cues.join('\n\n')),
    said.map((text, at) => `${at} ${text}`),
  );
  assert.deepEqual(
    cuesOf('a.srt', cues.join('\n \n')).map(({ speaker }) => speaker),
    said.map((text) => text.split(':')[0]),
  );
});

test('times said aloud and words before a colon in a talk make nobody a speaker', () => {
  const said = [
    'so here is the thing',
    'Reason: they pay',
    'The bet: it grows',
    'and 3:15 is a ratio',
    'ok',
    'fine',
    'yes',
    'no',
  ];
  const cues = said.map((text, at) => `${at + 1}\n00:00:0${at},000 --> 00:00:0${at + 1},000\n${text}`);
  assert.deepEqual(
    shown('a.srt', cues.join('\n\n')),
    said.map((text, at) => `${at} ${text}`),
  );
});

test('a file without captions is refused with what one looks like', () => {
  assert.match(refusal('a.vtt', 'WEBVTT\n\nNOTE nothing'), /^1: no captions in it; .*`00:01\.000 --> 00:04\.000`/u);
  assert.match(refusal('a.srt', '1\nhello'), /^1: no captions in it; .*`00:00:01,000 --> 00:00:04,000`/u);
  assert.match(refusal('a.vtt', 'WEBVTT\n\nx\n00:99 --> 1\na'), /^4: no captions in it/u);
});

test('captions whose first line is missing are read, with a note', () => {
  assert.deepEqual(shown('a.vtt', '00:01.000 --> 00:02.000\none'), ['1 one']);
});
