import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { type PlatformMessage, PostError, type PostKey } from '../../src/core/poster.ts';
import type { Reply } from '../../src/core/reply.ts';
import { createDiscordPoster } from '../../src/discord/poster.ts';
import { standIn } from './connected.ts';
import type { StandInOptions } from './stand-in/index.ts';
import { invocation, memoryLog, memoryVault, moment, reply } from './support.ts';

/** When everything in these tests was due. */
export const DUE = new Date(Date.now() - 1000);

export const DIGEST: Reply = {
  ...reply(
    'Two new videos: @everyone on DeepSeek',
    { kind: 'heading', text: 'Two new videos' },
    { kind: 'quote', label: 'The play', moment: moment('they are @here playing <@&1> defensively') },
    { kind: 'buttons', buttons: [{ label: 'More', invocation: invocation('more') }] },
  ),
  audience: 'channel',
};

export function inChannel(key: string): PostKey {
  return { key, thread: null };
}

/** A poster on the real client, and the stand-in that it posts to. */
export async function posting(t: TestContext, options?: StandInOptions) {
  const discord = await standIn(t, options);
  const log = memoryLog();
  const settings = { token: discord.token, apiUrl: discord.apiUrl };
  const poster = createDiscordPoster({ settings, vault: memoryVault(), log });
  const first = async (of: Reply = DIGEST): Promise<PlatformMessage> =>
    (await poster.messages(of))[0] ?? assert.fail('a reply without a message');
  return { discord, log, poster, message: await first(), first };
}

/** What the work was refused with. */
export async function failure(work: Promise<unknown>): Promise<PostError> {
  const error = await work.then(
    () => assert.fail('it worked'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof PostError, String(error));
  return error;
}
