import assert from 'node:assert/strict';
import { test } from 'node:test';
import { read } from './samples.ts';

const shown = (path: string, text: string) => {
  const { transcript } = read(path, text);
  if (transcript?.kind !== 'timed') throw new Error(`${path} is ${transcript?.kind}`);
  return transcript.cues.map(({ start, text: words, speaker }) => `${start} ${speaker ? `${speaker}: ` : ''}${words}`);
};
const segment = (ticks: number, cues: string) =>
  `WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:${ticks},LOCAL:00:00:00.000\n\n${cues}\n`;

test('segments of a stream put together without a blank line keep no header in a caption', () => {
  const text = [
    segment(126_000, '00:00.000 --> 00:01.500\none'),
    segment(306_000, '00:00.000 --> 00:01.500\ntwo'),
  ].join('');
  assert.deepEqual(shown('a.vtt', text), ['0 one', '2 two']);
});

test('segments that share one clock are on the recording’s, whatever it is', () => {
  const text = [
    segment(1_836_000, '00:01.000 --> 00:03.000\none\n\n00:04.000 --> 00:06.000\nborder'),
    segment(1_836_000, '00:04.000 --> 00:06.000\nborder\n\n00:07.000 --> 00:09.000\nthree'),
  ].join('');
  assert.deepEqual(shown('a.vtt', text), ['1 one', '4 border', '7 three']);
});

test('a caption that is cut on the border of two segments is read once, at its beginning', () => {
  const text = [
    segment(900_000, '00:04.000 --> 00:06.000\nborder'),
    segment(1_440_000, '00:00.000 --> 00:01.000\nborder\n\n00:01.000 --> 00:02.000\nnext'),
  ].join('\n');
  assert.deepEqual(shown('a.vtt', text), ['4 border', '7 next']);
});

test('the clock of a stream that starts anew between two segments runs on', () => {
  const wrap = 2 ** 33;
  const text = [
    segment(wrap - 180_000, '00:01.000 --> 00:02.000\none'),
    segment(360_000, '00:01.000 --> 00:02.000\ntwo'),
  ].join('\n');
  assert.deepEqual(shown('a.vtt', text), ['1 one', '7 two']);
});

test('a stream that begins some seconds late, as packagers let it, shifts nothing', () => {
  assert.deepEqual(shown('a.vtt', segment(183_600, '00:01.000 --> 00:02.000\none')), ['1 one']);
});

test('what Teams says about its recogniser is in no caption, glued to it or not', () => {
  const text = `WEBVTT

NOTE duration:"00:00:32.5820000"

NOTE Confidence: 0.9

00:00:01.000 --> 00:00:03.000
Good morning and
NOTE Confidence: 0.8

00:00:04.000 --> 00:00:05.000
welcome
8a017ebb-1722-4e7f-8984-fc6da39c3489/14-0
00:00:06.000 --> 00:00:07.000
to NOTE Confidence.
`;
  assert.deepEqual(shown('a.vtt', text), ['1 Good morning and', '4 welcome', '6 to NOTE Confidence.']);
});

test('words after a blank line within an SRT caption are kept; a number with no times is one of them', () => {
  const text = '1\n00:00:00,000 --> 00:00:01,000\nfirst\n\nand\n\n7\n\n\n2\n00:00:02,000 --> 00:00:03,000\nnext\n';
  assert.deepEqual(shown('a.srt', text), ['0 first and 7', '2 next']);
});

test('names in brackets are speakers, as WhisperX writes them; sounds in brackets are not', () => {
  const srt = (lines: readonly string[]) =>
    lines.map((line, at) => `${at + 1}\n00:00:0${at},000 --> 00:00:0${at},500\n${line}\n`).join('\n');
  assert.deepEqual(shown('a.srt', srt(['[SPEAKER_00]: So: hi', '[SPEAKER_01]: Yes', '[SPEAKER_00]: No'])), [
    '0 SPEAKER_00: So: hi',
    '1 SPEAKER_01: Yes',
    '2 SPEAKER_00: No',
  ]);
  assert.deepEqual(shown('a.srt', srt(['[Speaker 1] Hi', '[Speaker 2] Yes', '[Speaker 1] No'])).slice(1), [
    '1 Speaker 2: Yes',
    '2 Speaker 1: No',
  ]);
  const own = ['(Ann Lee)\nHi', '(Bob Ray)\nYes', '(Ann Lee)\nNo', '(Bob Ray)\nWell'];
  assert.deepEqual(shown('a.srt', srt(own))[1], '1 Bob Ray: Yes');
  const sounds = ['[Music] hello', 'so', '[Applause] we', 'go on', '[Music] here'];
  assert.deepEqual(
    shown('a.srt', srt(sounds)),
    sounds.map((line, at) => `${at} ${line}`),
  );
});

test('a device that stands for a person in a call is a speaker', () => {
  const text = ['Ann Lee: hello', 'iPhone (2): yes', 'Ann Lee: so', 'iPhone (2): no'].map(
    (line, at) => `${at + 1}\n00:00:0${at}.000 --> 00:00:0${at}.500\n${line}\n`,
  );
  assert.equal(shown('a.vtt', `WEBVTT\n\n${text.join('\n')}`)[1], '1 iPhone (2): yes');
});
