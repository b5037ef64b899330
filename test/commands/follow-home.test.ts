import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COMMANDS } from '../../commands/index.ts';
import type { Asker } from '../../src/core/asker.ts';
import type { Subscription } from '../../src/core/digest.ts';
import { createDispatcher } from '../../src/core/dispatch.ts';
import { AskerError } from '../../src/core/errors.ts';
import type { FollowDesk, Whereto } from '../../src/core/follow-desk.ts';
import type { Invocation } from '../../src/core/invocation.ts';
import { SILENT } from '../../src/core/log.ts';
import { type Cleanup, libraryFolder, openHouse } from '../support/library.ts';
import { buttonsOf, optionsOf, read } from '../support/reading.ts';

const ANN: Asker = { platform: 'slack', id: 'U1', name: 'Ann', channel: 'C1' };

/** A desk that keeps who is followed in memory; in `C-locked` nobody may decide what is posted. */
function deskInMemory(): FollowDesk {
  const players: Record<Whereto, string[]> = { here: [], me: [] };
  const subscription = (whereto: Whereto, asker: Asker): Subscription => ({
    ...{ id: whereto, kind: 'follow', schedule: { kind: 'cron', expression: '0 * * * *' }, zone: 'UTC' },
    place: { platform: asker.platform, channel: whereto === 'me' ? 'D1' : (asker.channel ?? '') },
    ...{ players: [...players[whereto]], topic: null, whenNothingNew: 'skip', creator: asker.id },
    ...{ since: new Date(0), paused: null },
  });
  return {
    async follow(asker, player, whereto) {
      if (whereto === 'here' && asker.channel === 'C-locked') throw new AskerError('Ask one of those who manage it.');
      if (!players[whereto].includes(player)) players[whereto].push(player);
      return { whereto, subscription: subscription(whereto, asker) };
    },
    async unfollow(_asker, player, whereto) {
      const before = players[whereto].length;
      players[whereto] = players[whereto].filter((id) => id !== player);
      return players[whereto].length < before;
    },
    follows: async (asker) =>
      (['me', 'here'] as const).flatMap((whereto) =>
        players[whereto].length > 0 ? [{ whereto, subscription: subscription(whereto, asker) }] : [],
      ),
  };
}

async function scene(t: Cleanup) {
  const { library } = await openHouse(t);
  const { dispatch } = createDispatcher(COMMANDS, library, SILENT, { follows: deskInMemory() });
  return {
    dispatch,
    follow: (args: Invocation['args'], asker = ANN) => dispatch({ command: 'follow', args }, asker),
  };
}

test('to follow says whom, when and where it is posted, for oneself unless the channel is named', async (t) => {
  const { follow } = await scene(t);
  assert.match(
    read(await follow({ player: 'google' })),
    /Following Google: within an hour of a new video that speaks of its game, it is posted to you in a direct message\.\n\[Stop\] \[Follow in this channel\]/u,
  );
  assert.match(read(await follow({ player: 'open ai' })), /Following OpenAI \(beside another one\)/u);
  for (const args of [{ player: 'meta', where: 'here' }, { player: 'meta here' }]) {
    assert.match(read(await follow(args)), /Following Meta: .* posted in #C1\.\n\[Stop\] \[Follow for myself\]/u);
  }
  const list = read(await follow({}));
  assert.match(
    list,
    /Google, OpenAI, to you in a direct message\nMeta, in #C1\n\[Stop Google, to you\] \[Stop OpenAI, to you\] \[Stop Meta, here\]/u,
  );
});

test('to stop is a press, or a word; what was not followed is said not to have been', async (t) => {
  const { follow, dispatch } = await scene(t);
  const followed = await follow({ player: 'google' });
  const [stop] = buttonsOf(followed);
  assert.ok(stop && 'invocation' in stop);
  assert.match(
    read(await dispatch(stop.invocation, ANN)),
    /Google is not followed any more for yourself\.\n\[Follow again\]/u,
  );
  assert.match(read(await dispatch(stop.invocation, ANN)), /Google was not followed for yourself/u);
  await follow({ player: 'google', where: 'here' });
  assert.match(read(await follow({ player: 'google here', stop: 'yes' })), /not followed any more in this channel/u);
  assert.match(read(await follow({})), /Nobody is followed yet[\s\S]*\[Follow OpenAI\]/u);
});

test('more players than fit in a row are stopped from a select', async (t) => {
  const { follow } = await scene(t);
  for (const player of ['google', 'openai', 'meta', 'amazon', 'microsoft', 'deepseek']) await follow({ player });
  assert.equal(optionsOf(await follow({}), 'Stop following…').length, 6);
});

test('a name with a slip is offered rightly, and what may not be decided is refused', async (t) => {
  const { follow, dispatch } = await scene(t);
  const offered = await follow({ player: 'goo', where: 'here' });
  assert.match(read(offered), /No player is known as “goo”/u);
  for (const button of buttonsOf(offered)) {
    assert.ok('invocation' in button && button.invocation.args['where'] === 'here');
  }
  assert.match(
    read(await follow({ player: 'google', where: 'here' }, { ...ANN, channel: 'C-locked' })),
    /who manage it/u,
  );
  const labels = buttonsOf(await dispatch({ command: 'strategy', args: { player: 'google' } }, ANN)).map(
    ({ label }) => label,
  );
  assert.ok(labels.includes('Follow'), 'a breakdown offers to follow');
});

test('home shows the latest videos with breakdown and summary, what is followed, and what to try', async (t) => {
  const { dispatch, follow } = await scene(t);
  const home = () => dispatch({ command: 'home', args: {} }, ANN);
  assert.match(
    read(await home()),
    /Cuepoint\n1 video · newest 20 Jan 2025\nLatest\nDeepSeek vs OpenAI.*\n\[Breakdown: OpenAI\] \[Summary\]\n\[Ask…\] \[Players\] \[All videos\][\s\S]*Following\nNobody yet[\s\S]*\[Follow OpenAI\][\s\S]*To try\n\/ask/u,
  );
  await follow({ player: 'google' });
  assert.match(read(await home()), /Following\nGoogle, to you in a direct message\n\[Stop Google\]/u);
  const { channel: _, ...direct } = ANN;
  assert.match(read(await dispatch({ command: 'home', args: {} }, direct)), /Latest/u);
});

test('home of a whole house shows the digests, with what changes them', async (t) => {
  const { dispatcher } = await openHouse(t);
  const ask = (channel: string, command: string, args: Invocation['args'] = {}) =>
    dispatcher.dispatch({ command, args }, { platform: 'terminal', id: 'u1', name: 'Ann', channel });
  assert.match(
    read(await ask('prompt', 'home')),
    /Digests\nThis channel has no digest yet\.\n\[Subscribe this channel…\]/u,
  );
  await ask('other', 'digest', { action: 'subscribe', time: '09:00 Europe/London' });
  const home = await ask('prompt', 'home');
  assert.match(
    read(home),
    /Digests\n#other every day at 09:00, Europe\/London\n\[Pause\] \[Change…\]\nThis channel has no digest yet/u,
  );
  const pause = buttonsOf(home).find(({ label }) => label === 'Pause');
  assert.ok(pause && 'invocation' in pause);
  assert.match(read(await ask('prompt', 'digest', pause.invocation.args)), /Paused\. #other gets the digest/u);
  assert.match(
    read(await ask('other', 'home')),
    /#other every day at 09:00, Europe\/London, paused: .*\n\[Resume\] \[Change…\]/u,
  );
});

test('home of an empty library says so', async (t) => {
  const { dispatcher } = await openHouse(t, libraryFolder(t, {}));
  const reply = await dispatcher.dispatch({ command: 'home', args: {} }, { ...ANN, platform: 'terminal' });
  assert.match(read(reply), /0 videos\nThe library is empty\./u);
});
