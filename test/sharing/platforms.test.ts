import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import type { Asker } from '../../src/core/asker.ts';
import type { Courier } from '../../src/core/courier.ts';
import { AskerError } from '../../src/core/errors.ts';
import { SILENT } from '../../src/core/log.ts';
import type { Reply } from '../../src/core/reply.ts';
import type { ShareDesk } from '../../src/core/share-desk.ts';
import { createDiscordPoster } from '../../src/discord/poster.ts';
import { createShareDesk } from '../../src/sharing/index.ts';
import { createSlackPoster } from '../../src/slack/poster.ts';
import { openStores } from '../../src/store/index.ts';
import { newChannel } from '../discord/stand-in/channels.ts';
import { startStandIn as startDiscord } from '../discord/stand-in/index.ts';
import { GUILD_ID, USER } from '../discord/stand-in/state.ts';
import { startStandIn as startSlack } from '../slack/stand-in/index.ts';
import { openHouse } from '../support/library.ts';

/** A platform's real courier and what stands on its stand-in. */
interface Platform {
  readonly courier: Courier;
  readonly asker: Asker;
  readonly channel: string;
  /** One that the bot does not know. */
  readonly nowhere: string;
  texts(): readonly string[];
  /** The answer to the next message that is made is lost, after it was made. */
  loseNext(): void;
  refusals(): readonly unknown[];
}

async function onSlack(t: TestContext, vault: ReturnType<typeof openStores>['vault']): Promise<Platform> {
  const { settings, workspace, stop } = await startSlack({ mode: 'http' });
  t.after(stop);
  workspace.joined.add('C1');
  return {
    courier: createSlackPoster({ settings, vault, log: SILENT }),
    asker: { platform: 'slack', id: 'U1', name: 'Ada', channel: 'C1' },
    ...{ channel: 'C1', nowhere: 'C404' },
    texts: () => Array.from(workspace.messages.values(), ({ content }) => JSON.stringify(content)),
    loseNext: () => workspace.faults.add('chat.postMessage', [{ lost: true }]),
    refusals: () => workspace.refusals,
  };
}

async function onDiscord(t: TestContext, vault: ReturnType<typeof openStores>['vault']): Promise<Platform> {
  const discord = await startDiscord();
  t.after(() => discord.stop());
  const channel = '700000000000000001';
  discord.state.channels.set(channel, newChannel({ id: channel }));
  const settings = { token: discord.token, apiUrl: discord.apiUrl };
  return {
    courier: createDiscordPoster({ settings, vault, log: SILENT }),
    asker: { platform: 'discord', id: USER.id, name: 'Ann', space: GUILD_ID },
    ...{ channel, nowhere: '700000000000000404' },
    texts: () => discord.seenIn(channel).map(({ text }) => text),
    loseNext: () => void discord.state.faults.push({ method: 'POST', path: /\/messages$/u, times: 1, lost: true }),
    refusals: () => discord.state.refusals,
  };
}

for (const [name, open] of [
  ['Slack', onSlack],
  ['Discord', onDiscord],
] as const) {
  describe(`sharing on ${name}`, () => {
    /** The desk over the platform, an answer to share, and one that takes several messages. */
    async function scene(t: TestContext) {
      const stores = openStores(null);
      t.after(() => stores.close());
      const platform = await open(t, stores.vault);
      const { dispatcher } = await openHouse(t);
      const desk: ShareDesk = createShareDesk({
        ...{ store: stores.shares, couriers: [platform.courier], log: SILENT, now: () => new Date() },
        wait: async () => undefined,
      });
      const answer = await dispatcher.dispatch({ command: 'strategy', args: { player: 'google' } }, platform.asker);
      const block = { kind: 'list', items: Array.from({ length: 900 }, (_, line) => `line ${line}.`) } as const;
      const long: Reply = { audience: 'channel', summary: 'Long', blocks: [block] };
      return { ...platform, desk, answer, long };
    }

    test('a breakdown stands there once, and is gone when its sharer takes it back', async (t) => {
      const { desk, asker, channel, answer, texts, refusals } = await scene(t);
      const share = await desk.share(asker, channel, answer);
      assert.equal(texts().length, share.messageIds.length);
      assert.match(texts().join(), /Google is playing defensively/u);
      await assert.rejects(desk.takeBack({ ...asker, id: 'U9' }, share.id), AskerError);
      assert.equal(texts().length, share.messageIds.length);
      await desk.takeBack(asker, share.id);
      assert.deepEqual(texts(), []);
      assert.deepEqual(refusals(), []);
    });

    test('what takes several messages stands in order, whole and once, whichever answer is lost', async (t) => {
      const { desk, asker, channel, long, texts, loseNext, refusals } = await scene(t);
      for (const lost of [false, true]) {
        if (lost) loseNext();
        const share = await desk.share(asker, channel, long);
        assert.ok(share.messageIds.length > 1);
        assert.equal(texts().length, share.messageIds.length);
        const numbers = [
          ...texts()
            .join()
            .matchAll(/line (\d+)\./gu),
        ].map(([, line]) => Number(line));
        const distinct = [...new Set(numbers)];
        assert.deepEqual(
          distinct,
          Array.from({ length: 900 }, (_, line) => line),
        );
        await desk.takeBack(asker, share.id);
        assert.deepEqual(texts(), []);
      }
      assert.deepEqual(refusals(), []);
    });

    test('to a channel that the bot cannot see is refused with what to do, and nothing stands', async (t) => {
      const { desk, asker, nowhere, answer, texts } = await scene(t);
      await assert.rejects(desk.share(asker, nowhere, answer), (error: unknown) => {
        assert.ok(error instanceof AskerError);
        assert.match(error.message, /^[A-Z].*\.$/su);
        return true;
      });
      assert.deepEqual(texts(), []);
      assert.equal(await desk.reaches(asker, nowhere), false);
    });
  });
}
