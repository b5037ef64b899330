import assert from 'node:assert/strict';
import { test } from 'node:test';
import { located } from '../../../src/library/documents/identity.ts';
import { mergeDocuments } from '../../../src/library/documents/merge.ts';
import { readDocument } from '../../../src/library/formats/index.ts';
import { MEET, SAVED } from './page-samples.ts';
import { read, refusal } from './samples.ts';

const shown = (text: string) => {
  const { transcript } = read('a.txt', text);
  if (transcript?.kind !== 'timed') throw new Error(`it is ${transcript?.kind}`);
  const cues = transcript.cues.map(({ start, text: words, speaker }) => `${start} ${speaker}: ${words}`);
  return { cues, paced: transcript.paced ?? false };
};

test('a time every five minutes gives the words between a time that was worked out, never an exact one', () => {
  const { cues, paced } = shown(MEET);
  assert.equal(paced, true);
  assert.deepEqual(cues, [
    '0 Ann Lee: Hello, everyone.',
    '50 Bob Ray: Hi. All fine here, it is 9:30. So we begin.',
    '300 Ann Lee: So, chips.',
    '500 Bob Ray: Yes.',
    '600 Ann Lee: Bye.',
    '662 Bob Ray: Bye.',
  ]);
  const document = read('a.txt', MEET);
  assert.deepEqual([document.title, document.date, document.duration], ['Weekly sync', '2025-01-20', 724]);
  const sure = mergeDocuments([located('a.txt', document, 'abc')], 'https://example.org');
  assert.equal(sure.ok && sure.video.timing, 'paced');
});

test('a short meeting, and one whose times are headings, are read as well', () => {
  const short = MEET.replace(/00:05:00[\s\S]*(?=Meeting ended)/u, '').replace('00:12:04', '00:02:04');
  assert.deepEqual(shown(short).cues, [
    '0 Ann Lee: Hello, everyone.',
    '20.6 Bob Ray: Hi. All fine here, it is 9:30. So we begin.',
  ]);
  const headed = MEET.replace(/^(\d\d:\d\d:00)$/gmu, '### $1').replace('Meeting ended', '### Meeting ended');
  assert.deepEqual(shown(headed), shown(MEET));
});

test('words by the hundred after a time of five minutes are parted, each part with its own worked-out time', () => {
  const many = (from: number) => Array.from({ length: 240 }, (_, at) => `word${from + at}`).join(' ');
  const { cues, paced } = shown(`00:00:00\n\nAnn Lee: ${many(0)}\nBob Ray: so\n\n00:05:00\n\nAnn Lee: ${many(240)}\n`);
  assert.equal(paced, true);
  assert.match(cues[1] ?? '', /^14\.9 Ann Lee: word12 .* word23$/u);
  assert.match(cues.at(-1) ?? '', /word479$/u);
});

test('a transcript with exact times beside it wins over one whose times were worked out', () => {
  const exact = read('a.vtt', `WEBVTT\n\n00:01.000 --> 00:02.000\nHello, everyone.\n`);
  const both = [located('a.txt', read('a.txt', MEET), 'abc'), located('a.vtt', exact, 'abc')];
  const merged = mergeDocuments(both, 'https://example.org');
  assert.deepEqual(merged.ok && [merged.video.timing, merged.video.cues.length], ['exact', 1]);
});

test('the first five minutes are read where Meet writes no time above them', () => {
  const headless = MEET.replace('00:00:00\n\n', '').replace('Attendees\n', 'Invited: Ann Lee, Bob Ray\nTranscript\n');
  assert.deepEqual(shown(headless).cues, shown(MEET).cues);
  assert.deepEqual(shown(headless.replace(/Meeting ended[\s\S]*/u, '')).cues.slice(0, 4), shown(MEET).cues.slice(0, 4));
});

test('a list of appointments is no meeting’s transcript', () => {
  const text = 'Plan\n\n0:00\n\nOpening by Ann.\n\n5:00\n\nShe goes on about chips, and about clouds.\n';
  assert.equal(readDocument('a.txt', text).ok, false);
});

test('captions by the time of day begin with the first words, and are never called exact', () => {
  assert.deepEqual(shown(SAVED), {
    cues: ['0 Ann Lee: Hello, everyone. We begin.', '28 Bob Ray: Hi.', '90 Ann Lee: So, chips.'],
    paced: true,
  });
});

test('a meeting’s chat is told from what was said', () => {
  for (const chat of [
    '15:01:02\t From  Ann Lee : hello\n15:01:09\t From  Bob : hi\n15:02:09\t From  Bob : bye\n',
    '10:02:33 From Ann Lee to Everyone:\n\tCan you see my screen?\n10:03:01 From Bob to Everyone:\n\tYes\n',
  ])
    assert.match(refusal('chat.txt', chat), /^1: this is what was written in a meeting’s chat, not what was said/u);
});
