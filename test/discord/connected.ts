import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Adapter } from '../../src/core/adapter.ts';
import type { Invocation, InvocationVault } from '../../src/core/invocation.ts';
import type { Reply } from '../../src/core/reply.ts';
import { type StandIn, type StandInOptions, startStandIn } from './stand-in/index.ts';
import { controlOf } from './stand-in/user.ts';
import { adapterFor, fakeDispatcher, invocation, memoryLog, reply } from './support.ts';

/** Says again what it is told. */
export const { dispatcher } = fakeDispatcher(({ args }) => reply(`Echo: ${args['text']}`));

export async function standIn(t: TestContext, options?: StandInOptions): Promise<StandIn> {
  const discord = await startStandIn(options);
  t.after(() => discord.stop());
  return discord;
}

export async function started(
  t: TestContext,
  discord: StandIn,
  options?: Parameters<typeof adapterFor>[2],
): Promise<Adapter> {
  const adapter = adapterFor(discord, dispatcher, options);
  t.after(() => adapter.stop());
  await adapter.start();
  return adapter;
}

/** An echo with a button that asks again, one that shares, and a select. */
export function echo({ args, audience }: Invocation): Reply {
  const text = String(args['text'] ?? '');
  const answer = reply(
    `Echo: ${text}`,
    { kind: 'text', content: `Echo: ${text}` },
    {
      kind: 'buttons',
      buttons: [
        { label: 'Louder', invocation: invocation(`${text}!`) },
        { label: 'Share', invocation: invocation(text, 'channel') },
      ],
    },
    { kind: 'select', label: 'Other words', options: [{ label: 'bye', invocation: invocation('bye') }] },
  );
  return audience === 'channel' ? { ...answer, audience } : answer;
}

/** An adapter that answers, connected to a stand-in, until the test ends. */
export async function connected(
  t: TestContext,
  answer: (each: Invocation) => Reply | Promise<Reply> = echo,
  vault?: InvocationVault,
) {
  const discord = await startStandIn();
  const log = memoryLog();
  const { dispatcher, asked, askers } = fakeDispatcher(answer);
  const adapter = adapterFor(discord, dispatcher, { log, ...(vault ? { vault } : {}) });
  await adapter.start();
  t.after(async () => {
    await adapter.stop();
    await discord.stop();
  });
  const press = (id: string, label: string, option?: string) => {
    const { customId, value } = controlOf(
      discord.state.messages.get(id) ?? assert.fail('no such message'),
      label,
      option,
    );
    return discord.user.press(id, customId, value);
  };
  return { discord, adapter, dispatcher, asked, askers, log, press };
}
