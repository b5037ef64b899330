import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Reply } from '../../src/core/reply.ts';
import { LIMITS } from '../../src/slack/limits.ts';
import { renderReply, type SlackMessage } from '../../src/slack/messages.ts';
import { sendable } from '../../src/slack/text.ts';
import { invocationFrom } from '../../src/slack/values.ts';
import { memoryVault, momentSaying, privately } from './fakes.ts';
import { randomReply, textsOf } from './random-replies.ts';
import { checkMessage } from './stand-in/check.ts';
import { responseSchema } from './stand-in/schema.ts';
import { seen } from './stand-in/seen.ts';

/** The messages as Slack would show them, after Slack has taken every one. */
function taken(messages: readonly SlackMessage[]) {
  return messages.map(({ text, blocks }) => {
    const checked = checkMessage(responseSchema, { text, blocks, mrkdwn: false });
    assert.ok(checked.refusal === null, JSON.stringify(checked.refusal));
    return seen({ ts: '1', viewer: 'U1', content: checked.message });
  });
}

const rendered = async (reply: Reply) => taken(await renderReply(reply, memoryVault()));
const squeezed = (text: string) => sendable(text).replace(/[\s\p{Cf}]+/gu, '');
const NOTE = /^(?:Continued \d\/\d|\d\/\d · continues below)$/gmu;

describe('a reply as Slack messages', () => {
  it('is taken by Slack whatever is in it, loses nothing unsaid, pings nobody and fits five messages (250 seeds)', async () => {
    let split = 0;
    let overflowed = 0;
    for (let seed = 1; seed <= 250; seed++) {
      const reply = randomReply(seed);
      const messages = await rendered(reply);
      assert.ok(messages.length >= 1 && messages.length <= LIMITS.responseUrlUses, `seed ${seed}`);
      const shown = messages.map(({ text }) => text.replace(NOTE, '')).join('');
      const overflow = /That is all that fits here: \d+ more parts? (?:is|are) not shown/u.test(shown);
      const flat = squeezed(shown);
      let at = 0;
      for (const text of textsOf(reply).map(squeezed)) {
        const found = flat.indexOf(text, at);
        if (found < 0 && overflow) break;
        assert.ok(found >= 0, `seed ${seed} lost ${JSON.stringify(text.slice(0, 200))}`);
        at = found;
      }
      assert.deepEqual(
        messages.flatMap(({ pings }) => pings),
        [],
        `seed ${seed}`,
      );
      split += Number(messages.length > 1);
      overflowed += Number(overflow);
    }
    assert.ok(split > 30 && overflowed > 5, `only ${split} were split, ${overflowed} overflowed`);
  });

  it('shows every option and carries every invocation, however many there are', async () => {
    const vault = memoryVault();
    const players = Array.from({ length: 250 }, (_, index) => `player ${index} ${'x'.repeat(index % 100)}`);
    const options = players.map((player) => ({ label: player, invocation: { command: 'strategy', args: { player } } }));
    const messages = await renderReply(privately('Players', { kind: 'select', label: 'Players', options }), vault);
    const selects = taken(messages).flatMap((message) => message.selects);
    const labels = selects.flatMap((select) => select.options);
    assert.equal(labels.length, 250);
    for (const [index, label] of labels.entries()) {
      const player = players[index] ?? '';
      assert.ok(label === player || (label.endsWith('…') && player.startsWith(label.slice(0, -1).trimEnd())), label);
    }
    assert.match(selects[0]?.label ?? '', /^Players \(1–\d+ of 250\)$/u);
    const values = messages
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.type === 'actions' ? block.elements : []))
      .flatMap((element) => ('options' in element ? (element.options ?? []) : []))
      .map(({ value }) => value ?? '');
    const carried = await Promise.all(values.map((value) => invocationFrom(value, vault)));
    assert.deepEqual(
      carried.map((invocation) => invocation?.args['player']),
      players,
    );
  });

  it('keeps a button that carries more than Slack allows in the vault', async () => {
    const vault = memoryVault();
    const invocation = { command: 'strategy', args: { player: 'ü'.repeat(500) } };
    const reply = privately('x', { kind: 'buttons', buttons: [{ label: 'More', invocation }] });
    const [message] = await renderReply(reply, vault);
    const [block] = message?.blocks ?? [];
    const [button] = block?.type === 'actions' ? block.elements : [];
    const value = button?.type === 'button' ? (button.value ?? '') : '';
    assert.equal(vault.kept.size, 1);
    assert.ok(value.length < 30, value);
    assert.deepEqual(await invocationFrom(value, vault), invocation);
  });

  it('gives two options that do the same different values', async () => {
    const invocation = { command: 'library', args: {} };
    const options = ['One', 'Two'].map((label) => ({ label, invocation }));
    const [message] = await rendered(privately('x', { kind: 'select', label: 'Same', options }));
    assert.deepEqual(message?.selects, [{ label: 'Same', options: ['One', 'Two'] }]);
    assert.deepEqual(await invocationFrom('2.library?', memoryVault()), invocation);
  });

  it('says in every message that it goes on, and where it goes on from', async () => {
    const items = Array.from({ length: 30 }, (_, index) => ({
      kind: 'text' as const,
      content: `${index} ${'word '.repeat(200)}`,
    }));
    const messages = await rendered(privately('Much', ...items));
    assert.equal(messages.length, 4);
    assert.match(messages[0]?.text ?? '', /^0 word.*1\/4 · continues below$/su);
    assert.match(messages[1]?.text ?? '', /^Continued 2\/4.*2\/4 · continues below$/su);
    assert.match(messages[3]?.text ?? '', /^Continued 4\/4.*29 (?:word )*$/su);
    assert.deepEqual(
      messages.map(({ fallback }) => fallback),
      ['Much (1/4)', 'Much (2/4)', 'Much (3/4)', 'Much (4/4)'],
    );
  });

  it('says how much is missing when five messages do not hold it', async () => {
    const items = Array.from({ length: 60 }, () => ({ kind: 'text' as const, content: 'word '.repeat(250) }));
    const messages = await rendered(privately('Too much', ...items));
    assert.equal(messages.length, 5);
    assert.match(messages[4]?.text ?? '', /That is all that fits here: \d+ more parts are not shown\./u);
  });

  it('shows a worked-out time as such, with the part that matched in bold', async () => {
    const moment = momentSaying('the bet is on cheap chips', 263, 'paced');
    const [message] = await renderReply(
      privately('x', { kind: 'quote', label: 'The bet', moment, matches: [{ from: 14, to: 19 }], source: 'A talk' }),
      memoryVault(),
    );
    assert.deepEqual(message?.blocks, [
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'The bet', style: { bold: true } },
              { type: 'text', text: '  ' },
              { type: 'link', url: moment.url, text: '▸ ≈4:23' },
              { type: 'text', text: '  ' },
              { type: 'text', text: 'A talk' },
            ],
          },
          {
            type: 'rich_text_quote',
            elements: [
              { type: 'text', text: '“' },
              { type: 'text', text: 'the bet is on ' },
              { type: 'text', text: 'cheap', style: { bold: true } },
              { type: 'text', text: ' chips' },
              { type: 'text', text: '”' },
            ],
          },
        ],
      },
    ]);
  });

  it('escapes the fallback, the one place that Slack parses', async () => {
    const [message] = await renderReply(privately('<!channel> & <@U123> *all*'), memoryVault());
    assert.equal(message?.text, '&lt;!channel&gt; &amp; &lt;@U123&gt; *all*');
  });

  it('never gives Slack a text to parse in its blocks', async () => {
    for (let seed = 1; seed <= 50; seed++) {
      const messages = await renderReply(randomReply(seed), memoryVault());
      assert.doesNotMatch(JSON.stringify(messages.map(({ blocks }) => blocks)), /"type":"mrkdwn"|"type":"section"/u);
    }
  });

  it('puts a reply without blocks in words', async () => {
    const [message] = await rendered({ audience: 'asker', summary: 'Nothing there.', blocks: [] });
    assert.equal(message?.text, 'Nothing there.');
    const [blank] = await rendered({ audience: 'asker', summary: ' ', blocks: [{ kind: 'text', content: '' }] });
    assert.equal(blank?.text, 'Here is the answer.');
  });

  it('writes the numbers out where a numbered list does not fit in one block', async () => {
    const items = Array.from({ length: 120 }, (_, index) => `point ${index + 1}`);
    const messages = await rendered(privately('x', { kind: 'list', items, ordered: true }));
    const lines = messages.flatMap(({ text }) => text.split('\n')).filter((line) => line.includes('point'));
    assert.deepEqual(
      lines,
      items.map((item, index) => `${index + 1}. ${item}`),
    );
  });

  it('tells a screen reader what a button does, and that a link leaves Slack', async () => {
    const buttons = [
      { label: 'Share', invocation: { command: 'library', args: {} } },
      { label: '▶ Watch 4:23', url: 'https://youtu.be/v?t=263s' },
    ];
    const [message] = await renderReply(privately('x', { kind: 'buttons', buttons }), memoryVault());
    const [block] = message?.blocks ?? [];
    const labels =
      block?.type === 'actions' ? block.elements.map((one) => one.type === 'button' && one.accessibility_label) : [];
    assert.deepEqual(labels, ['Share', 'Watch 4:23 (opens in the browser)']);
  });
});
