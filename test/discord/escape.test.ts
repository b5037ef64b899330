import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeText, escapeText, linkTarget, maskedLink } from '../../src/discord/escape.ts';
import { richLines } from '../../src/discord/text.ts';
import { seeded } from '../support/seeded.ts';
import { HOSTILE } from './hostile.ts';
import { readMarkdown } from './stand-in/markdown.ts';

function assertPlain(text: string): void {
  const read = readMarkdown(escapeText(text));
  const expected = text.toWellFormed().replace(/\r\n?/gu, '\n');
  assert.deepEqual(read, { text: expected, links: [], formats: [], replaced: [] }, escapeText(text));
}

test('a line break that is made for length begins no list', () => {
  for (const start of ['- item', '+ item', '1. item', '27. item']) {
    const words = `${'word '.repeat(20)}`;
    for (let max = 60; max < 130; max += 1) {
      const lines = richLines(`${words}${start} ${words}`, max);
      for (const line of lines) {
        assert.ok(line.length <= max, line);
        assert.doesNotMatch(line, /^(?:[-+]|\d+\.)/u);
      }
    }
  }
});

test('the reader of markdown sees what Discord’s client would make of unescaped text', () => {
  assert.deepEqual(readMarkdown('**b** _i_ ||s|| `c` <@1> @here :smile: <t:1:R>'), {
    text: 'b i s c {@1> {here {smile: {t:1:R>',
    links: [],
    formats: ['bold', 'italic', 'spoiler', 'code'],
    replaced: ['<@1>', '@here', ':smile:', '<t:1:R>'],
  });
  assert.deepEqual(readMarkdown('# h\n-# s\n> q\n- l\n1. n'), {
    text: 'h\ns\nq\n• l\n1. n',
    links: [],
    formats: ['heading', 'subtext', 'quote', 'list', 'list'],
    replaced: [],
  });
  assert.deepEqual(readMarkdown('[x](https://a.example) <https://b.example> https://c.example.').links, [
    'https://a.example',
    'https://b.example',
    'https://c.example',
  ]);
});

test('hostile text shows as it was written, without format, mention or link', () => {
  for (const text of HOSTILE) assertPlain(text);
});

test('any mixture of hostile text shows as it was written', () => {
  const random = seeded(20_250_120);
  const marks = [
    '*',
    '_',
    '`',
    '~',
    '|',
    '>',
    '#',
    '-',
    '+',
    '1.',
    ':',
    '@',
    '<',
    '>',
    '[',
    ']',
    '(',
    ')',
    '\\',
    '\n',
    ' ',
    'a',
    '😀',
  ];
  const pick = <T>(items: readonly T[], fallback: T): T => items[Math.floor(random() * items.length)] ?? fallback;
  for (let round = 0; round < 3000; round += 1) {
    const from: readonly string[] = random() < 0.5 ? marks : HOSTILE.filter((text) => text.length < 100);
    assertPlain(
      Array.from({ length: 1 + Math.floor(random() * 12) }, () => pick(from, ' ')).join(random() < 0.3 ? ' ' : ''),
    );
  }
});

test('pieces that stand next to each other form no markup together', () => {
  const pairs = [
    ['https', '://evil.example'],
    [':smi', 'le:'],
    ['1', '. item'],
    ['*', '*bold**'],
    ['[text]', '(https://evil.example)'],
    ['@', 'everyone'],
    ['\\', '*'],
    ['-', '# small'],
  ] as const;
  for (const [one, two] of pairs) {
    assert.deepEqual(readMarkdown(escapeText(one) + escapeText(two)), {
      text: one + two,
      links: [],
      formats: [],
      replaced: [],
    });
  }
});

test('a command is code, and nothing where a backtick would end it', () => {
  assert.equal(codeText('/strategy *google* \\'), '`/strategy *google* \\`');
  assert.equal(readMarkdown('`/strategy *google* \\`').text, '/strategy *google* \\');
  assert.equal(codeText('/strategy `x`'), null);
  assert.equal(codeText('  '), null);
});

test('only web addresses are linked, and none can end the link early', () => {
  assert.equal(linkTarget('javascript:alert(1)'), null);
  assert.equal(linkTarget('not an address'), null);
  assert.equal(linkTarget(`https://a.example/${'x'.repeat(3000)}`), null);
  const target = linkTarget('https://a.example/w_(x)?q=[1] 2\\3"4');
  assert.ok(target);
  assert.deepEqual(readMarkdown(maskedLink('▸ ≈4:23', target) ?? '').links, [target]);
  assert.equal(readMarkdown(maskedLink('▸ ≈4:23', target) ?? '').text, '▸ ≈4:23');
});

test('a link’s text that Discord would not mask is not made into one', () => {
  for (const text of ['a [b]', 'see https://x.example', 'www.x.example', '<@1>', '']) {
    assert.equal(maskedLink(text, 'https://a.example/'), null, text);
  }
});
