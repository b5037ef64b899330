import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ASKER, type Cleanup, openHouse } from '../support/library.ts';
import { quotes, read } from '../support/reading.ts';

async function ask(t: Cleanup, question?: string) {
  const { dispatcher } = await openHouse(t);
  return dispatcher.dispatch({ command: 'ask', args: question === undefined ? {} : { question } }, ASKER);
}

test('the answer begins with the command that it was taken as, which can be typed', async (t) => {
  for (const [question, start] of [
    ["what is google's bet?", /^Took it as \/strategy google\nGoogle\n/u],
    ['deepseek vs openai', /^Took it as \/compare deepseek other:openai\nDeepSeek and OpenAI\n/u],
    [
      'summary of deepseek vs openai',
      /^Took it as \/summary DeepSeek vs OpenAI: Strategic AI Competition\nDeepSeek vs OpenAI/u,
    ],
    ['search funnel collapse', /^Took it as \/moments search funnel collapse\nMoments for “search funnel collapse”/u],
    [
      '<https://youtu.be/U6bZI-0oAjc?t=405>',
      /^Took it as \/moments https:\/\/youtu\.be\/U6bZI-0oAjc\?t=405\nDeepSeek vs/u,
    ],
    ['who said "moat"?', /^Took it as \/moments "moat"\n/u],
    ['hello', /^Took it as \/cuepoint\nCuepoint/u],
  ] as const) {
    assert.match(read(await ask(t, question)), start, question);
  }
});

test('without a question it says what it needs, as other commands do, and opens its form', async (t) => {
  for (const question of [undefined, '', '  ']) {
    assert.equal(
      read(await ask(t, question)),
      "/ask needs a question: what you want to know, such as: what is google's bet?\n" +
        "For example: /ask what is google's bet?\n[Fill in a form…]",
    );
  }
});

test('the answer is the command’s own: its quotes, its controls, and its first line', async (t) => {
  const { dispatcher } = await openHouse(t);
  const own = await dispatcher.dispatch({ command: 'strategy', args: { player: 'google' } }, ASKER);
  const asked = await dispatcher.dispatch({ command: 'ask', args: { question: 'google strategy' } }, ASKER);
  assert.deepEqual(asked.blocks.slice(1), own.blocks);
  assert.equal(asked.summary, own.summary);
  assert.ok(quotes(asked).length > 3);
});

test('what the command refuses is said under its name too, with the ways out', async (t) => {
  const unknown = await ask(t, 'compare google and zorblax');
  assert.equal(unknown.refused, true);
  assert.match(read(unknown), /^Took it as \/compare google other:zorblax\nNo player is known as “zorblax”/u);
  assert.match(
    read(await ask(t, 'qqqqzzzz')),
    /^Took it as \/moments qqqqzzzz\nNothing in the library says “qqqqzzzz”[\s\S]*\[OpenAI\]/u,
  );
  assert.match(read(await ask(t, '/ask hello')), /Type “\/ask” itself/u);
});

test('a long line that it was taken as is shortened, and the form asks for the question', async (t) => {
  const { dispatcher } = await openHouse(t);
  const reply = await dispatcher.dispatch({ command: 'ask', args: { question: 'harvest '.repeat(200) } }, ASKER);
  assert.ok((read(reply).split('\n')[0] ?? '').length <= 212);
  const asked = await dispatcher.form({ command: 'ask', args: { question: 'so far' }, asks: 'form' }, ASKER);
  assert.ok('form' in asked);
  const [field] = asked.form.fields;
  assert.ok(field?.kind === 'text' && field.multiline && field.value === 'so far');
});
