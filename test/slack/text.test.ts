import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { escapeControl, unescapeTyped } from '../../src/slack/escape.ts';
import { isBlank, sendable, shorten, splitText } from '../../src/slack/text.ts';
import { seeded } from '../support/seeded.ts';

describe('text for Slack', () => {
  it('is split after a line, else after a word, else between characters, and stays whole', () => {
    assert.deepEqual(splitText('one two three', 8), ['one two ', 'three']);
    assert.deepEqual(splitText('first line\nsecond', 12), ['first line\n', 'second']);
    assert.deepEqual(splitText('abcdefgh', 3), ['abc', 'def', 'gh']);
    assert.deepEqual(splitText('', 3), []);
  });

  it('is never cut inside a character', () => {
    const family = '👩‍👩‍👧‍👦';
    assert.deepEqual(splitText(`${family}${family}`, family.length + 3), [family, family]);
    assert.equal(shorten(`abc${family}`, 6), 'abc…');
  });

  it('is split within the limit and without loss whatever it is (2,000 seeds)', () => {
    const parts = ['a', 'word ', '\n', '👩‍👩‍👧‍👦', '🏳️‍🌈', 'é', 'e\u0301\u0302', ' ', '漢'];
    for (let seed = 1; seed <= 2000; seed++) {
      const random = seeded(seed);
      const text = Array.from({ length: 60 }, () => parts[Math.floor(random() * parts.length)]).join('');
      const limit = 12 + Math.floor(random() * 40);
      const pieces = splitText(text, limit);
      assert.equal(pieces.join(''), text);
      assert.ok(
        pieces.every((piece) => piece !== '' && piece.length <= limit && piece.isWellFormed()),
        `seed ${seed}`,
      );
      const short = shorten(text, limit);
      assert.ok(short.length <= limit && short.isWellFormed(), `seed ${seed}`);
    }
  });

  it('is shortened visibly', () => {
    assert.equal(shorten('just right', 10), 'just right');
    assert.equal(shorten('a little too long', 10), 'a little…');
  });

  it('loses what JSON or Slack would trip over', () => {
    assert.equal(sendable('a\u0000b\u0007c\nd\te\uD800'), 'abc\nd\te\uFFFD');
    assert.equal(isBlank(' \u200B\n'), true);
    assert.equal(isBlank('.'), false);
  });

  it('is escaped and comes back the same', () => {
    const hostile = '<!channel> & &amp; <@U1> a<b>c';
    assert.equal(escapeControl(hostile), '&lt;!channel&gt; &amp; &amp;amp; &lt;@U1&gt; a&lt;b&gt;c');
    assert.equal(unescapeTyped(escapeControl(hostile)), hostile);
  });

  it('is read from a command with its links unwrapped', () => {
    assert.equal(unescapeTyped('<https://youtu.be/x?a=1&amp;b=2|youtu.be/x> now'), 'https://youtu.be/x?a=1&b=2 now');
  });
});
