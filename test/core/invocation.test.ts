import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeInvocation, encodeInvocation, type Invocation } from '../../src/core/invocation.ts';
import { seeded } from '../support/seeded.ts';

const SAMPLES: readonly Invocation[] = [
  { command: 'cuepoint', args: {} },
  { command: 'strategy', args: { player: 'deepseek', page: 2 } },
  { command: 'strategy', args: { player: 'deepseek' }, audience: 'channel' },
  { command: 'share', args: { of: 'strategy?player=.x&page=#2' }, asks: 'form' },
  { command: 'share', args: {}, audience: 'channel', asks: 'form' },
  { command: 'moments', args: { query: 'a&b=c?d#e %20 + "quoted" \n new line', video: '#12' } },
  { command: 'moments', args: { query: '@everyone <!channel> עברית 👩‍💻', page: -3 } },
];

test('an invocation comes back from its text as it was', () => {
  for (const invocation of SAMPLES) assert.deepEqual(decodeInvocation(encodeInvocation(invocation)), invocation);
});

test('the same arguments in another order give the same text', () => {
  const one = encodeInvocation({ command: 'strategy', args: { player: 'a', video: 'b' } });
  assert.equal(encodeInvocation({ command: 'strategy', args: { video: 'b', player: 'a' } }), one);
});

test('a text that is no invocation is none', () => {
  for (const text of ['', '?', '!', 'strategy', 'Strategy?', 'strategy?page=2', 'strategy?page=#x', '<script>?a=.b']) {
    assert.equal(decodeInvocation(text), null, text);
  }
});

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789-';
const PIECES = [
  ...'+!?#.&=%;/:@<>"\'` \n\t\0',
  'é',
  'ß',
  '日本',
  'עברית',
  '👩‍💻',
  '\u202e',
  '%2B',
  '&amp;',
  '#12',
  'a',
  'Z',
];

/** Any invocation that there could be, the same for the same numbers. */
function anyInvocation(random: () => number): Invocation {
  const below = (most: number) => Math.floor(random() * most);
  const pick = (from: readonly string[] | string) => from[below(from.length)] ?? 'a';
  const text = (most: number) => Array.from({ length: below(most) }, () => pick(PIECES)).join('');
  const name = () => pick(LETTERS.slice(0, 26)) + Array.from({ length: below(31) }, () => pick(LETTERS)).join('');
  const args = Object.fromEntries(
    Array.from({ length: below(6) }, () => {
      const value = random() < 0.3 ? below(2_000_000_000_000) - 1_000_000_000_000 : text(random() < 0.1 ? 400 : 12);
      return [name(), value] as const;
    }),
  );
  return {
    command: name(),
    args,
    ...(random() < 0.5 ? { audience: 'channel' } : {}),
    ...(random() < 0.5 ? { asks: 'form' } : {}),
  };
}

test('whatever an invocation carries, it comes back, also inside of another one', () => {
  const random = seeded(11);
  for (let run = 0; run < 3_000; run += 1) {
    const invocation = anyInvocation(random);
    const text = encodeInvocation(invocation);
    assert.deepEqual(decodeInvocation(text), invocation, text);
    const outer = { command: 'share', args: { of: text }, asks: 'form' } as const;
    const inner = decodeInvocation(encodeInvocation(outer))?.args['of'];
    assert.equal(inner, text);
    assert.equal(text.startsWith('+'), invocation.asks === 'form', 'an adapter sees without decoding whether it asks');
  }
});

test('what somebody made up is an invocation or none, and never an error', () => {
  const random = seeded(12);
  for (let run = 0; run < 5_000; run += 1) {
    const whole = encodeInvocation(anyInvocation(random));
    const at = Math.floor(random() * (whole.length + 1));
    const changed = whole.slice(0, at) + (PIECES[Math.floor(random() * PIECES.length)] ?? '') + whole.slice(at + 1);
    const decoded = decodeInvocation(changed);
    if (decoded) assert.deepEqual(decodeInvocation(encodeInvocation(decoded)), decoded, changed);
  }
  for (const text of ['++share?', '!+share?', '+', '+!?', '+Share?', '!!share?']) {
    assert.equal(decodeInvocation(text), null, text);
  }
  assert.deepEqual(decodeInvocation('share?__proto__=.x')?.args, {});
});
