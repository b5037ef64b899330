import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { spansOf } from '../../../src/core/reply.ts';
import { FIRST_PROMPTS, promptsFrom } from '../../../src/slack/events/prompts.ts';
import { ASKER, openHouse } from '../../support/library.ts';
import { privately } from '../fakes.ts';

describe('the questions that are suggested on Slack', () => {
  it('are each understood as what they ask for, never as words to search', async (t) => {
    const { dispatcher } = await openHouse(t);
    const players = await dispatcher.dispatch({ command: 'players', args: {} }, ASKER);
    const prompts = promptsFrom(players);
    assert.equal(prompts.length, 4);
    const taken = new Map<string, string>();
    for (const { title, message } of [...prompts, ...FIRST_PROMPTS]) {
      assert.equal(title, message);
      const [first] = (await dispatcher.dispatch({ command: 'ask', args: { question: message } }, ASKER)).blocks;
      const words = first?.kind === 'text' ? spansOf(first.content) : [];
      taken.set(message, words.flatMap((span) => (span.kind === 'command' ? [span.text] : []))[0] ?? '');
    }
    assert.deepEqual(
      [...taken.values()].map((command) => command.split(' ')[0]),
      ['/strategy', '/strategy', '/compare', '/players', '/library', '/cuepoint'],
    );
  });

  it('speak of players by their names, also of one alone and of one that ends in s', () => {
    const naming = (...names: readonly string[]) =>
      promptsFrom(
        privately('Players', {
          kind: 'select',
          label: 'Whose game?',
          options: names.map((label) => ({ label, invocation: { command: 'strategy', args: { player: label } } })),
        }),
      ).map(({ message }) => message);
    assert.deepEqual(naming('Cerebras').slice(0, 2), ["What is Cerebras' game?", 'Who is talked about most?']);
    assert.equal(naming('A'.repeat(200), 'B')[0], `What is ${'A'.repeat(200)}'s game?`);
  });
});
