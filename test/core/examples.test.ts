import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COMMANDS } from '../../commands/index.ts';
import { examplesIn } from '../../src/core/examples.ts';
import { parseLine } from '../../src/core/typed.ts';
import { ASKER, libraryFolder, openHouse, page } from '../support/library.ts';
import { read } from '../support/reading.ts';
import { STREAMING } from '../support/streaming.ts';

const DEMO = /deepseek|openai|google|search funnel/iu;

test('what is suggested can be answered by the library at hand, command by command', async (t) => {
  const { library, dispatcher } = await openHouse(t, libraryFolder(t, { 'a.txt': STREAMING }));
  const examples = await examplesIn(library, COMMANDS);
  assert.deepEqual(Object.keys(examples).sort(), COMMANDS.map(({ name }) => name).sort());
  for (const name of ['ask', 'strategy', 'compare', 'moments', 'library', 'summary', 'keypoints', 'transcript']) {
    const line = examples[name] ?? '';
    const invocation = parseLine(COMMANDS, line);
    assert.ok(invocation, line);
    assert.doesNotMatch(line, DEMO);
    const reply = await dispatcher.dispatch(invocation, ASKER);
    assert.notEqual(reply.refused, true, `${line}: ${reply.summary}`);
  }
});

test('help, an unknown command and an error give examples of the library at hand', async (t) => {
  const { dispatcher } = await openHouse(t, libraryFolder(t, { 'a.txt': STREAMING }));
  const asked = [
    { command: 'cuepoint', args: {} },
    { command: 'qqqqqq', args: {} },
    { command: 'strategy', args: {} },
    { command: 'compare', args: {} },
    { command: 'summary', args: {} },
    { command: 'transcript', args: { video: 'streaming', at: 'nowhere' } },
  ];
  for (const invocation of asked) {
    const shown = read(await dispatcher.dispatch(invocation, ASKER));
    assert.doesNotMatch(shown, DEMO, invocation.command);
    assert.match(shown, /spotify|netflix|streaming/iu, invocation.command);
  }
});

test('a library that has nothing for a command shows the command’s own example', async (t) => {
  const { library, dispatcher } = await openHouse(
    t,
    libraryFolder(t, {
      'a.txt': page('Bread', 'aBcD1234567', [[0, 'the bread rises for an hour and is baked for two']]),
    }),
  );
  assert.ok(!Object.hasOwn(await examplesIn(library, COMMANDS), 'strategy'));
  const shown = read(await dispatcher.dispatch({ command: 'strategy', args: {} }, ASKER));
  assert.match(shown, /For example: .*\/strategy deepseek/u);
});

test('the demo is shown with the commands’ own examples', async (t) => {
  const { library } = await openHouse(t);
  const examples = await examplesIn(library, COMMANDS);
  for (const { name, example } of COMMANDS) assert.equal(examples[name], example);
});
