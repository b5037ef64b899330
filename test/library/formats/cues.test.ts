import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clock } from '../../../src/core/time.ts';
import { seeded } from '../../support/seeded.ts';
import { cueLines, ENRICHED_PATH, page, read, seed, spokenWords } from './samples.ts';

const cuesOf = (transcript: string) => cueLines(read('a.txt', page(transcript, { duration: '02:00:00' })));

test('what follows the two digits of the seconds is text, digits included', () => {
  assert.deepEqual(cuesOf('2:5504 beyond 5:2350% off 6:3515,000 people 6:40,000 more'), [
    '175 04 beyond',
    '323 50% off',
    '395 15,000 people',
    '400 ,000 more',
  ]);
});

test('a text may end in a digit before the next time, and a time may repeat', () => {
  assert.deepEqual(cuesOf('0:00we call it R1 0:17and GPT 4 0:17again'), [
    '0 we call it R1',
    '17 and GPT 4',
    '17 again',
  ]);
});

test('times of ten minutes and of an hour are not mistaken for shorter ones within them', () => {
  assert.deepEqual(cuesOf('9:58nine 10:02ten 59:59near 1:00:02hour 1:02:0304 beyond'), [
    '598 nine',
    '602 ten',
    '3599 near',
    '3602 hour',
    '3723 04 beyond',
  ]);
});

test('ratios and clock times said aloud are words, even where they would fit between two cues', () => {
  const spoken = [
    'a 3:15 ratio or 3:1 whatever',
    'we meet at 4:05 in the morning',
    'by 4:07, or 4:08.',
    'not at 4:09am but at 10:30 p.m. tomorrow',
    '10:30 tomorrow is fine',
    'see you at 4:21',
    'there',
  ];
  const times = [0, 243, 246, 248, 255, 261, 266];
  const transcript = times.map((time, index) => `${clock(time)}${spoken[index]}`).join(' ');
  assert.deepEqual(
    cuesOf(transcript),
    times.map((time, index) => `${time} ${spoken[index]}`),
  );
});

test('a time said in the last cue does not become one', () => {
  assert.deepEqual(cuesOf('0:00one 0:03two 0:05see you at 12:30pm sharp'), [
    '0 one',
    '3 two',
    '5 see you at 12:30pm sharp',
  ]);
  assert.deepEqual(cuesOf('0:00one 0:03two 0:05see you at 12:30'), ['0 one', '3 two', '5 see you at 12:30']);
});

test('cues apart from their times, or on lines of their own, are read as well', () => {
  const cues = ['0 one 5:00 two', '3 at 0:04 three', '6 four'];
  assert.deepEqual(cuesOf('0:00 one 5:00 two 0:03 at 0:04 three 0:06 four').at(-1), '6 four');
  assert.deepEqual(cuesOf('0:00\none 5:00 two\n0:03\nat 0:04 three\n0:06\nfour'), cues);
  assert.deepEqual(cuesOf('0:00one 5:00 two\n0:03at 0:04 three\n0:06four'), cues);
});

test('a cue without text is left out, and so is the stump of a time at the end of a cut file', () => {
  assert.deepEqual(cuesOf('0:00one 0:02 0:04two 0:06three 11:2'), ['0 one', '4 two', '6 three']);
  assert.deepEqual(cuesOf('0:00one 0:02two 0:0'), ['0 one', '2 two']);
});

test('words before the first time are left out, with a note of how many and where', () => {
  const document = read('a.txt', page('Well then 0:03one 0:05two 0:07three'));
  assert.deepEqual(cueLines(document), ['3 one', '5 two', '7 three']);
  assert.match(document.notes[0]?.reason ?? '', /^2 words before the first time were left out/u);
});

test('a long silence does not cost the cue after it', () => {
  assert.deepEqual(cuesOf('0:00one two 3:20three 7:40four five'), ['0 one two', '200 three', '460 four five']);
});

test('a real talk is cut back into exactly the cues it was glued from, times said aloud among them', () => {
  const words = spokenWords(read(ENRICHED_PATH, seed(ENRICHED_PATH)));
  const said = [
    'at 7:15 in the morning',
    '9:30 tomorrow',
    'a 2:10 ratio',
    'by 4:45 p.m.',
    'at 8:00am we',
    'said 3:30.',
  ];
  for (let run = 1; run <= 20; run += 1) {
    const random = seeded(run);
    const cues: string[] = [];
    for (let [at, time] = [0, run > 10 ? 3500 : 0]; at < words.length; time += Math.floor(random() * 4)) {
      const count = 3 + Math.floor(random() * 6);
      const line = words.slice(at, at + count);
      at += count;
      if (random() < 0.05)
        line.splice(Math.floor(random() * line.length), 0, said[Math.floor(random() * said.length)] ?? '');
      cues.push(`${time} ${line.join(' ')}`);
    }
    const glued = cues.map((cue) => cue.replace(/^\d+ /u, (time) => clock(Number(time)))).join(' ');
    assert.deepEqual(cuesOf(glued), cues, `run ${run}`);
  }
});
