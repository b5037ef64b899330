import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Button } from '../../src/core/reply.ts';
import { renderReply } from '../../src/slack/messages.ts';
import { memoryVault, privately } from './fakes.ts';

const RUN = { command: 'strategy', args: { player: 'google' } };

/** What a screen reader says of each button. */
async function spoken(...buttons: readonly Button[]): Promise<readonly string[]> {
  const [message] = await renderReply(privately('Buttons', { kind: 'buttons', buttons }), memoryVault());
  const elements = (message?.blocks ?? []).flatMap((block) => (block.type === 'actions' ? block.elements : []));
  return elements.flatMap((one) => (one.type === 'button' ? (one.accessibility_label ?? 'nothing') : []));
}

describe('what a screen reader says of a button on Slack', () => {
  it('is its label in words, and that a link leaves Slack', async () => {
    assert.deepEqual(
      await spoken(
        { label: '▶ Watch ≈4:23', url: 'https://youtu.be/v?t=263s' },
        { label: 'Page 2 of 3 ▶', invocation: RUN },
        { label: '◀ Page 1', invocation: RUN },
        { label: 'Share…', invocation: RUN },
        { label: '▶', invocation: RUN },
      ),
      ['Watch about 4:23 (opens in the browser)', 'Page 2 of 3', 'Page 1', 'Share…', '▶'],
    );
  });

  it('says that a link leaves Slack, however long its label is', async () => {
    const [link = '', run = ''] = await spoken(
      { label: 'word '.repeat(40), url: 'https://youtu.be/v' },
      { label: 'word '.repeat(40), invocation: RUN },
    );
    assert.match(link, /^word word .*… \(opens in the browser\)$/u);
    assert.match(run, /^word word .*…$/u);
    for (const label of [link, run]) assert.ok(label.length <= 75, `${label.length} characters`);
  });
});
