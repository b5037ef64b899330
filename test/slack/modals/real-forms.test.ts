import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { COMMANDS } from '../../../commands/index.ts';
import type { Asker } from '../../../src/core/asker.ts';
import { encodeInvocation, type Invocation } from '../../../src/core/invocation.ts';
import { invocationsIn } from '../../../src/core/reply.ts';
import { parseLine } from '../../../src/core/typed.ts';
import { modalFor } from '../../../src/slack/modals/forms.ts';
import { openHouse } from '../../support/library.ts';
import { modalSchema } from '../stand-in/view-schema.ts';

const ADA: Asker = { platform: 'terminal', id: 'U1', name: 'ada', channel: 'prompt' };
const ORIGIN = {
  ...{ asker: ADA, channel: 'C0123456789', thread: '1700000000.000100', view: null, triggerId: '1.2', id: '1.2' },
  responseUrl: `https://hooks.slack.com/actions/T0123456789/1234567890123/${'x'.repeat(24)}`,
};

describe('the forms that the commands have', () => {
  it('are taken by Slack as they are, from every button that asks for one', async (t) => {
    const { dispatcher, stores } = await openHouse(t);
    const asking = new Map<string, Invocation>();
    for (const { name, example, hasForm } of COMMANDS) {
      if (hasForm) asking.set(name, { command: name, args: {}, asks: 'form' });
      const invocation = parseLine(COMMANDS, example);
      assert.ok(invocation);
      for (const one of invocationsIn(await dispatcher.dispatch(invocation, ADA))) {
        if (one.asks === 'form') asking.set(encodeInvocation(one), one);
      }
    }
    assert.ok(asking.size > 5, [...asking.keys()].join());
    const titles = new Set<string>();
    for (const [what, invocation] of asking) {
      const asked = await dispatcher.form(invocation, ADA);
      if ('reply' in asked) continue;
      const { data, error } = modalSchema.safeParse(await modalFor(asked.form, ORIGIN, stores.vault));
      assert.ok(data, `${what}: ${error?.message}`);
      titles.add(data.title.text);
      assert.equal(data.title.text, asked.form.title, 'nothing of the title is cut');
      assert.equal(data.submit?.text, asked.form.submit);
      assert.equal(data.blocks.filter(({ type }) => type === 'input').length, asked.form.fields.length);
    }
    assert.ok(titles.size >= 2, [...titles].join());
  });
});
