import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanText } from '../../src/core/arguments.ts';
import { beginningOf, plainWords } from '../../src/discord/plain.ts';
import { seeded } from '../support/seeded.ts';
import { HOSTILE } from './hostile.ts';

const words = (markdown: string) => cleanText(plainWords(markdown));

test('mentions, custom emoji, timestamps and addresses are no part of a question', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['what did <@123456789012345678> and <@!123> say about DeepSeek?', 'what did and say about DeepSeek?'],
    ['<@&123> <#123> </strategy:123> </digest set:123> <id:customize> @everyone @here Google', 'Google'],
    ['Google <:party:123456789012345678><a:dance:123> wins 🎉', 'Google wins 🎉'],
    ['since <t:1700000000:R>, or <t:-1>: Google', 'since , or : Google'],
    ['see https://a.example/b_c?d=*e* or <HTTPS://a.example/> about Google', 'see or about Google'],
    ['mail me@heretic.example', 'mail me@heretic.example'],
    ['a < b and c <d> e', 'a < b and c <d> e'],
  ];
  for (const [markdown, expected] of cases) assert.equal(words(markdown), expected, markdown);
});

test('a masked link is its text', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['[the **bet**](https://a.example/x) of Google', 'the bet of Google'],
    ['[a](<https://a.example/x>) [b](https://a.example/c_(d)) [c](https://a.example "title")', 'a b c'],
    ['[in \\[brackets\\]](https://a.example)', 'in [brackets]'],
    ['[no link] (at all)', '[no link] (at all)'],
  ];
  for (const [markdown, expected] of cases) assert.equal(words(markdown), expected, markdown);
});

test('formats go, and what only looks like one stays', () => {
  const cases: readonly (readonly [string, string])[] = [
    [
      '**bold** ***both*** __under__ _it_ ~~gone~~ ||spoiler|| `code` ``two``',
      'bold both under it gone spoiler code two',
    ],
    ['# Heading\n-# small\n> quoted\n>>> # all\n- item\n  - * inner', 'Heading small quoted all item inner'],
    ['```js\nalert(1)\n```', 'alert(1)'],
    ['dis**ney** and snake_case_name and a__b', 'disney and snake_case_name and a__b'],
    ['\\*stars\\* \\# \\_ \\\\', '*stars* # _ \\'],
    ['a - b, #1, 5 > 4', 'a - b, #1, 5 > 4'],
  ];
  for (const [markdown, expected] of cases) assert.equal(words(markdown), expected, markdown);
});

test('any mixture of markup is read, and no mention or address of it is left', () => {
  const random = seeded(7);
  for (let round = 0; round < 2000; round += 1) {
    const pieces = Array.from({ length: 12 }, () => HOSTILE[Math.floor(random() * HOSTILE.length)] ?? '');
    const read = words(pieces.join(' '));
    assert.ok(!/<@[!&]?\d+>|<#\d+>|<a?:\w+:\d+>|https?:\/\//u.test(read.replace(/\\/gu, '')), pieces.join(' '));
  }
});

test('a beginning is cut where a word begins, in any script, and never inside a character', () => {
  assert.equal(beginningOf('short', 500), 'short');
  assert.equal(beginningOf('one two three', 9), 'one two');
  assert.equal(beginningOf('one two three', 7), 'one two');
  assert.equal(beginningOf('👩‍👩‍👧‍👦'.repeat(3), 13), '👩‍👩‍👧‍👦');
  assert.equal(beginningOf('x'.repeat(30), 10), 'x'.repeat(10));
  const japanese = 'グーグルの戦略は何ですか'.repeat(60);
  const cut = beginningOf(japanese, 500);
  assert.ok(cut.length > 480 && cut.length <= 500 && japanese.startsWith(cut));
});
