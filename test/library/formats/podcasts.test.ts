import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LISTED, MEETING, PODCAST_PAGE } from './page-samples.ts';
import { read } from './samples.ts';

const shown = (text: string, path = 'a.md') => {
  const { transcript } = read(path, text);
  if (transcript?.kind !== 'timed') throw new Error(`it is ${transcript?.kind}`);
  return transcript.cues.map(({ start, text: words, speaker }) => `${start} ${speaker ? `${speaker}: ` : ''}${words}`);
};
const sections = (text: string) => read('a.md', text).sections.map(({ title, start }) => `${start} ${title}`);

test('a list of chapters above a transcript gives sections, and its titles are never quotes', () => {
  const spoken = ['0 Ann Lee: Welcome, everyone.', '10 Bob Ray: Thanks. It is 10:30 here.', '748 Ann Lee: So, chips.'];
  assert.deepEqual(shown(LISTED), spoken);
  assert.deepEqual(sections(LISTED), ['0 Opening', '748 Chips', '5300 The end']);
  for (const written of [
    LISTED.replace(/^(\d\d:\d\d:\d\d) /gmu, '**$1** '),
    LISTED.replace(/^(\d\d:\d\d:\d\d) /gmu, '  * $1 '),
    LISTED.replace(/^(\d\d:\d\d:\d\d) /gmu, '- [$1](https://youtu.be/U6bZI-0oAjc?t=1) '),
    LISTED.replace(/^/gmu, '> '),
    LISTED.replace(/\*\*(.+) \[(.+)\]:\*\*/gu, '$1 [$2]:'),
    LISTED.replace(/\*\*(.+) \[(.+)\]:\*\*/gu, '**$1** ($2)：'),
  ]) {
    assert.deepEqual(shown(written), spoken, written);
    assert.deepEqual(sections(written), ['0 Opening', '748 Chips', '5300 The end'], written);
  }
});

test('names before times in brackets need no colon, titles that were listed are no words, a time alone goes on', () => {
  assert.deepEqual(shown(PODCAST_PAGE, 'a.txt'), [
    '0 Ann Lee: It is hard to say.',
    '12 Bob Ray: Yes, it is.',
    '27 Bob Ray: But look at chips.',
    '81 Ann Lee: This is a talk with Bob Ray.',
  ]);
  assert.equal(read('a.txt', PODCAST_PAGE).title, 'Transcript of Bob Ray: Chips');
  assert.deepEqual(sections(PODCAST_PAGE), ['0 Episode highlight', '81 Introduction', '126 Clouds']);
});

test('a titled time right before a name with the same time begins a section', () => {
  const text = [
    'Ann Lee — Chips',
    'Transcript',
    '00:00:00 – Who buys',
    'Ann Lee 00:00:00',
    'Everybody.',
    'Bob Ray 00:00:04',
    'Why?',
    '00:09:39 - Who builds',
    'Bob Ray 00:09:39',
    'Nobody.',
  ].join('\n\n');
  assert.deepEqual(shown(text), ['0 Ann Lee: Everybody.', '4 Bob Ray: Why?', '579 Bob Ray: Nobody.']);
  assert.deepEqual(sections(text), ['0 Who buys', '579 Who builds']);
  const headed = text
    .replace(/^(00:\d\d:\d\d [–-] .+)$/gmu, '### $1')
    .replace('Ann Lee 00:00:00', '**Ann Lee**')
    .replace(/^(Bob Ray) (\d\d:\d\d:\d\d)$/gmu, '**$1** *$2*');
  assert.deepEqual(shown(headed.replace('Nobody.', 'Nobody.\n\n**Ann Lee** *00:10:00*\n\nHm.')), [
    ...shown(text),
    '600 Ann Lee: Hm.',
  ]);
});

test('times within what is said part it, links behind times lead to the video, and what nobody says is left out', () => {
  const text = [
    '# Chips',
    '[(0:01)](https://youtu.be/U6bZI-0oAjc?t=1) **Ann Lee:** One. [00:00:04] Two [inaudible 00:00:05] here.',
    '> [(0:09)](https://youtu.be/U6bZI-0oAjc?t=9) **Bob Ray:** At (9:30) we go.',
    '---',
    '\\[0:20\\] **Ann Lee:** Bye.',
    'Transcribed by https://otter.ai',
  ].join('\n\n');
  assert.deepEqual(shown(text), [
    '1 Ann Lee: One.',
    '4 Ann Lee: Two [inaudible] here.',
    '9 Bob Ray: At (9:30) we go.',
    '20 Ann Lee: Bye.',
  ]);
  assert.equal(read('a.md', text).url, 'https://www.youtube.com/watch?v=U6bZI-0oAjc');
});

test('a meeting copied from Teams has its name, day and length, and whoever speaks, guests too', () => {
  assert.deepEqual(shown(MEETING, 'a.txt'), [
    '3 Ann Lee: Good morning. We begin at 9:30.',
    '15 Ray, Bob (External): Hi.',
    '3723 Ann Lee: Bye.',
  ]);
  const { title, date, duration } = read('a.txt', MEETING);
  assert.deepEqual([title, date, duration], ['Weekly sync', '2025-01-20', 3_754]);
  assert.equal(read('a.txt', MEETING.replace('January 20, 2025, 9:00AM', '')).date, '2025-01-19');
  const inline = MEETING.replace(/ {3}([\d:]+)\n/gu, '   $1 ');
  assert.deepEqual(shown(inline, 'a.txt'), shown(MEETING, 'a.txt'));
});

test('what YouTube shows is read in other languages, its times in words too', () => {
  const panel = (words: readonly string[], head: string, foot: string) =>
    [
      head,
      ...['0:00', '0:03', '1:05', '1:02:03'].flatMap((time, at) => [time, words[at] ?? '', `caption ${at}`]),
      foot,
    ].join('\n');
  for (const [words, head, foot] of [
    [
      ['0 Sekunden', '3 Sekunden', '1 Minute, 5 Sekunden', '1 Stunde, 2 Minuten und 3 Sekunden'],
      'Transkript\nIn Video suchen',
      'Deutsch (automatisch erzeugt)',
    ],
    [
      ['0 seconde', '3 secondes', '1 minute et 5 secondes', '1 heure, 2 minutes et 3 secondes'],
      'Transcription',
      'Français (générés automatiquement)',
    ],
    [['0 秒', '3 秒', '1 分 5 秒', '1 時間 2 分 3 秒'], '文字起こし\n動画内を検索', '日本語 (自動生成)'],
    [
      ['0 секунд', '3 секунды', '1 минута 5 секунд', '1 час 2 минуты 3 секунды'],
      'Поиск по видео',
      'Русский (создано автоматически)',
    ],
    [['0 seconds', '3 seconds', '1 minute, 5 seconds', '1 hour, 2 minutes, 3 seconds'], 'Transcript', 'English'],
  ] as const) {
    const text = panel(words, head, foot);
    assert.deepEqual(shown(text, 'a.txt'), ['0 caption 0', '3 caption 1', '65 caption 2', '3723 caption 3'], text);
    assert.deepEqual([read('a.txt', text).title, sections(text)], [null, []], text);
  }
});

test('chapters that YouTube copies are found where the times stand in words as well, in any language', () => {
  const text = [
    'Anfang',
    '0:00',
    '0 Sekunden',
    'eins',
    '0:03',
    '3 Sekunden',
    'zwei',
    '0:06',
    '6 Sekunden',
    'drei',
    'Mitte',
    '1:05',
    '1 Minute, 5 Sekunden',
    'vier',
    '1:08',
    '1 Minute, 8 Sekunden',
    'fünf',
  ].join('\n');
  assert.deepEqual(sections(text), ['0 Anfang', '65 Mitte']);
  assert.equal(shown(text, 'a.txt').join(), '0 eins,3 zwei,6 drei,65 vier,68 fünf');
});

test('lyrics’ lines are read, with the title that their tags say', () => {
  const text = '[ti:Chips and clouds]\n[ar:Ann Lee]\n[00:00.50]one\n[00:03.25]two\n[01:02.10]three\n';
  assert.deepEqual(shown(text, 'a.lrc'), ['0.5 one', '3.25 two', '62.1 three']);
  assert.equal(read('a.lrc', text).title, 'Chips and clouds');
});

test('turns in bold with a time here and there get times between, which are never called exact', () => {
  const text = [
    '**Ann Lee:** Welcome back, everyone.',
    '**Break:** \\[00:01:09.12\\]',
    '**Ann Lee:** Here we are.',
    '**Bob Ray:** \\[00:03:54.19\\] Hm, **you** can see it on [the page](https://example.org/a).',
    'And more.',
    '**Ann Lee:** Yes.',
    '**Bob Ray:** \\[laughs\\] No.',
    '**Important**',
    '**Ann Lee:** \\[04:04.19\\] So it ends.',
  ].join('\n\n');
  const { transcript } = read('a.md', text);
  assert.equal(transcript?.kind === 'timed' && transcript.paced, true);
  assert.deepEqual(shown(text), [
    '0 Ann Lee: Welcome back, everyone.',
    '69.1 Ann Lee: Here we are.',
    '234.19 Bob Ray: Hm, you can see it on the page. And more.',
    '241.3 Ann Lee: Yes.',
    '242 Bob Ray: [laughs] No. Important',
    '244.19 Ann Lee: So it ends.',
  ]);
  assert.equal(
    read('a.md', LISTED).transcript?.kind === 'timed' && 'paced' in (read('a.md', LISTED).transcript ?? {}),
    false,
  );
});

test('where every turn is one line, a line between two that is no sentence is a title; any other goes on', () => {
  const turns = Array.from({ length: 10 }, (_, at) => `Ann Lee [0:0${at}]: turn ${at}`);
  const text = [
    'Chips',
    ...turns.slice(0, 4),
    'Agents, and what they cost',
    ...turns.slice(4),
    'It goes on here.',
  ].join('\n');
  assert.deepEqual(sections(text), ['4 Agents, and what they cost']);
  assert.deepEqual(shown(text).slice(3, 5), ['3 Ann Lee: turn 3', '4 Ann Lee: turn 4']);
  assert.equal(shown(text).at(-1), '9 Ann Lee: turn 9 It goes on here.');
});

test('a recording’s name is the title wherever above the words it stands', () => {
  assert.equal(read('a.txt', `> Somebody read this.\n\n${MEETING}`).title, 'Weekly sync');
});
