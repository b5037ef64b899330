import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeInvocation, encodeInvocation, type Invocation } from '../../src/core/invocation.ts';

const SAMPLES: readonly Invocation[] = [
  { command: 'cuepoint', args: {} },
  { command: 'strategy', args: { player: 'deepseek', page: 2 } },
  { command: 'strategy', args: { player: 'deepseek' }, audience: 'channel' },
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
