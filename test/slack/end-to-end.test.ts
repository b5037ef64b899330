import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Invocation } from '../../src/core/invocation.ts';
import type { Reply } from '../../src/core/reply.ts';
import type { Driver } from '../contracts/driver.ts';
import { connectSlack } from './driver.ts';
import { type FakeDispatcher, fakeDispatcher, memoryVault, momentSaying, privately } from './fakes.ts';

const QUOTE = 'Google is playing *defensively* <at> the end & of the day';
const MOMENT = momentSaying(QUOTE);

function answer({ command, args, audience }: Invocation): Reply {
  if (command !== 'strategy') return privately(`There is no command ${command}.`);
  if (args['player'] === 'nobody') return privately('Nobody plays there.');
  const player = String(args['player'] ?? '');
  const blocks: Reply['blocks'] = [
    { kind: 'heading', text: player, aside: 'DeepSeek vs OpenAI' },
    { kind: 'quote', label: 'The play', moment: MOMENT, matches: [{ from: 0, to: 6 }] },
    {
      kind: 'buttons',
      buttons: [
        { label: '▶ Watch 4:23', url: MOMENT.url },
        { label: 'Share', invocation: { command, args, audience: 'channel' } },
        { label: 'Share nobody', invocation: { command, args: { player: 'nobody' }, audience: 'channel' } },
        { label: 'More', invocation: { command, args: { player: `${player}+` } } },
      ],
    },
    {
      kind: 'select',
      label: 'Other players',
      options: ['Meta', 'Amazon'].map((name) => ({ label: name, invocation: { command, args: { player: name } } })),
    },
  ];
  const summary = `${player} · playing defence`;
  return audience === 'channel'
    ? { audience, summary: `ada shared: ${summary}`, blocks }
    : { audience: 'asker', summary, blocks };
}

for (const mode of ['socket', 'http'] as const) {
  describe(`Slack over ${mode}`, () => {
    let dispatcher: FakeDispatcher;
    let driver: Driver;

    before(async () => {
      dispatcher = fakeDispatcher(answer);
      driver = await connectSlack(mode)(dispatcher, memoryVault());
    });
    after(async () => {
      const refusals = driver.refusals();
      await driver.stop();
      assert.deepEqual(refusals, []);
    });

    const ask = async (line: string) => {
      const { appeared } = await driver.type(line);
      assert.equal(appeared.length, 1);
      const [message] = appeared;
      assert.ok(message);
      return message;
    };

    it('answers a slash command privately, with the quote verbatim and its link', async () => {
      const message = await ask('/strategy google video:R1 capability');
      assert.deepEqual(dispatcher.asked.at(-1), {
        invocation: { command: 'strategy', args: { player: 'google', video: 'R1 capability' } },
        asker: { platform: 'slack', id: 'U1', name: 'ada', channel: 'C1' },
      });
      assert.equal(message.private, true);
      assert.equal(message.fallback, 'google · playing defence');
      assert.ok(message.text.includes(QUOTE), message.text);
      assert.match(message.text, /The play {2}▸ 4:23\n“Google/u);
      assert.deepEqual(message.links, [MOMENT.url, MOMENT.url]);
      assert.deepEqual(message.buttons, ['Share', 'Share nobody', 'More']);
      assert.deepEqual(message.selects, [{ label: 'Other players', options: ['Meta', 'Amazon'] }]);
    });

    it('takes what was typed as it was typed, not as Slack escapes it', async () => {
      await ask('/strategy AT&T <script> &lt; @here');
      assert.deepEqual(dispatcher.asked.at(-1)?.invocation.args, { player: 'AT&T <script> &lt; @here' });
    });

    it('puts the answer to a button in the place of the private message it was pressed on', async () => {
      const { appeared, edited } = await driver.press(await ask('/strategy google'), 'More');
      assert.deepEqual(appeared, []);
      assert.equal(dispatcher.asked.at(-1)?.asker.channel, 'C1');
      assert.match(edited?.text ?? '', /^google\+/u);
      assert.equal(edited?.private, true);
    });

    it('puts the answer to a choice there too', async () => {
      const { edited } = await driver.choose(await ask('/strategy google'), 'Other players', 'Amazon');
      assert.match(edited?.text ?? '', /^Amazon/u);
    });

    it('shares to the channel and leaves the private answer alone', async () => {
      const { appeared, edited } = await driver.press(await ask('/strategy google'), 'Share');
      assert.equal(edited, null);
      assert.deepEqual(
        appeared.map((message) => [message.private, message.fallback]),
        [[false, 'ada shared: google · playing defence']],
      );
    });

    it('answers a press on a shared message privately and leaves it alone', async () => {
      const shared = await driver.press(await ask('/strategy google'), 'Share');
      const [message] = shared.appeared;
      assert.ok(message);
      const { appeared, edited } = await driver.press(message, 'More');
      assert.equal(edited, null);
      assert.deepEqual(
        appeared.map((one) => [one.private, one.fallback]),
        [[true, 'google+ · playing defence']],
      );
    });

    it('tells only the sharer when sharing went wrong', async () => {
      const { appeared, edited } = await driver.press(await ask('/strategy google'), 'Share nobody');
      assert.equal(edited, null);
      assert.deepEqual(
        appeared.map((one) => [one.private, one.fallback]),
        [[true, 'Nobody plays there.']],
      );
    });

    it('acknowledges a link button and does nothing else', async () => {
      const before = dispatcher.asked.length;
      const message = await ask('/strategy google');
      const outcome = await driver.press(message, '▶ Watch 4:23');
      assert.deepEqual(outcome, { appeared: [], edited: null });
      assert.equal(dispatcher.asked.length, before + 1);
    });

    it('answers a command that Slack still knows and the code no longer has', async () => {
      const message = await ask('/gone now');
      assert.equal(message.text, 'There is no command gone.');
      assert.deepEqual(dispatcher.asked.at(-1)?.invocation, { command: 'gone', args: {} });
    });

    it('offers no completions, for Slack has none', async () => {
      assert.equal(await driver.complete('strategy', 'player', 'goo'), null);
    });
  });
}
