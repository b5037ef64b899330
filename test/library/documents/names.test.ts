import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameOf } from '../../../src/library/documents/names.ts';

test('the files of one video have one stem, whatever wrote them', () => {
  for (const path of [
    'a/Chips & Clouds [U6bZI-0oAjc].en.vtt',
    'a/Chips & Clouds [U6bZI-0oAjc].en-orig.vtt',
    'a/Chips & Clouds [U6bZI-0oAjc].pt-BR.json3',
    'a/Chips & Clouds [U6bZI-0oAjc].en.srv3.gz',
    'a/Chips & Clouds [U6bZI-0oAjc].info.json',
    'a/Chips & Clouds [U6bZI-0oAjc].yaml',
    'a/Chips & Clouds [U6bZI-0oAjc].mp4.json',
  ]) {
    const { stem, videoId, title } = nameOf(path);
    assert.deepEqual([stem, videoId, title], ['a/Chips & Clouds [U6bZI-0oAjc]', 'U6bZI-0oAjc', 'Chips & Clouds'], path);
  }
  assert.notEqual(nameOf('b/talk.vtt').stem, nameOf('a/talk.vtt').stem);
});

test('a language is told from what only looks like one', () => {
  const language = (path: string) => nameOf(path).language;
  assert.deepEqual(['talk.en.vtt', 'talk.zh-Hans.vtt', 'talk.pt-br.srt'].map(language), ['en', 'zh-Hans', 'pt-BR']);
  assert.deepEqual(['talk.vtt', 'meeting with the c.e.o.vtt', 'v1.qqq.vtt', 'en.vtt'].map(language), [
    null,
    null,
    null,
    null,
  ]);
  assert.deepEqual([nameOf('talk.de-orig.vtt').language, nameOf('talk.de-orig.vtt').original], ['de', true]);
});

test('only what can be a YouTube id is one', () => {
  for (const name of [
    '[1080p]',
    '[Official]',
    '[attachment1]',
    '[transcripts]',
    '[123456789]',
    '(U6bZI-0oAjc)',
    '[somethingss]',
  ])
    assert.equal(nameOf(`Talk ${name}.vtt`).videoId, null, name);
});

test('a title is cleaned, and a date at the beginning is the date', () => {
  const said = (path: string) => [nameOf(path).date, nameOf(path).title];
  assert.deepEqual(said('x/2025-01-20-chips-and-clouds.en.vtt'), ['2025-01-20', 'Chips and clouds']);
  assert.deepEqual(said('2025-01-20 Chips - and Clouds.txt'), ['2025-01-20', 'Chips - and Clouds']);
  assert.deepEqual(said('20250120_all_hands.srt'), ['2025-01-20', 'All hands']);
  assert.deepEqual(said('2025-02-31 talk.srt'), [null, '2025-02-31 talk']);
  assert.deepEqual(said('12 angry founders.vtt'), [null, '12 angry founders']);
  assert.deepEqual(said('2025-01-20.vtt'), ['2025-01-20', null]);
});

test('the names that Zoom, Teams and Google Meet give have the day in them, and what it is a recording of', () => {
  const said = (path: string) => [nameOf(path).date, nameOf(path).title];
  assert.deepEqual(said('GMT20250120-150000_Recording.transcript.vtt'), ['2025-01-20', 'Recording']);
  assert.deepEqual(said('Weekly sync-20250120_150000-Meeting Recording.vtt'), ['2025-01-20', 'Weekly sync']);
  assert.deepEqual(said('Chips and clouds_2025-01-20.docx'), ['2025-01-20', 'Chips and clouds']);
  assert.deepEqual(said('Weekly sync – 2025_01_20 10_02 CET – Transcript.docx'), ['2025-01-20', 'Weekly sync']);
  assert.deepEqual(said('Weekly sync (2025-01-20 10:02 GMT+1) - Transcript.txt'), ['2025-01-20', 'Weekly sync']);
  assert.deepEqual(said('Room 12345678.srt'), [null, 'Room 12345678']);
});

test('every form’s extension is taken off, so that the files of one video stand together', () => {
  for (const path of [
    'talk.en.sbv',
    'talk.ttml',
    'talk.tsv',
    'talk.jsonl',
    'talk.ass',
    'talk.docx',
    'talk.mp3.json',
    'talk.lrc.gz',
  ])
    assert.equal(nameOf(path).stem, 'talk', path);
});
