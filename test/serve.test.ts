import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as after } from 'node:timers/promises';
import { PERMISSIONS } from './discord/stand-in/channels.ts';
import { startStandIn as startDiscord } from './discord/stand-in/index.ts';
import { startStandIn as startSlack } from './slack/stand-in/index.ts';
import { runProgram, startProgram } from './support/program.ts';

type Slack = Awaited<ReturnType<typeof startSlack>>;
type Discord = Awaited<ReturnType<typeof startDiscord>>;

function slackEnv({ settings }: Slack): Record<string, string> {
  const { botToken, apiUrl = '', mode } = settings;
  const way =
    mode.kind === 'socket'
      ? { SLACK_APP_TOKEN: mode.appToken }
      : { SLACK_SIGNING_SECRET: mode.signingSecret, PORT: String(mode.port) };
  return { SLACK_BOT_TOKEN: botToken, SLACK_API_URL: apiUrl, ...way };
}

function discordEnv({ token, apiUrl }: Discord): Record<string, string> {
  return { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl };
}

/** The first message that another process has made the stand-in show. */
async function messageIn(slack: Slack): Promise<string> {
  for (;;) {
    for (const { content } of slack.workspace.messages.values()) return content.text;
    await after(5);
  }
}

test('with tokens for both it connects both, answers on both, and SIGTERM ends it with 0', async (t) => {
  const slack = await startSlack({ mode: 'socket' });
  const discord = await startDiscord();
  t.after(() => Promise.all([slack.stop(), discord.stop()]));
  const env = { ...slackEnv(slack), ...discordEnv(discord) };
  const program = startProgram(t, [], { env });
  await program.printed(/The library holds 1 video[\s\S]*Connected to/u);
  await program.printed(/Connected to Slack/u);
  await program.printed(/Connected to Discord/u);
  await slack.command('strategy', 'deepseek');
  assert.match(await messageIn(slack), /DeepSeek/u);
  const { appeared } = await discord.user.use('strategy', { player: 'google' });
  assert.match(appeared[0]?.text ?? '', /Google/u);
  program.process.kill('SIGTERM');
  const { code, out, err } = await program.ended;
  assert.equal(code, 0, err);
  for (const secret of [env['SLACK_BOT_TOKEN'], env['SLACK_APP_TOKEN'], env['DISCORD_TOKEN']]) {
    assert.ok(secret && !`${out}${err}`.includes(secret), 'no token is written anywhere');
  }
  assert.deepEqual([...slack.workspace.refusals, ...discord.state.refusals], []);
});

test('a digest is subscribed on either platform by who may, posted where it is asked for, and told to nobody else', async (t) => {
  const slack = await startSlack({ mode: 'socket' });
  const discord = await startDiscord();
  t.after(() => Promise.all([slack.stop(), discord.stop()]));
  const env = { ...slackEnv(slack), ...discordEnv(discord), DIGEST_MANAGERS: 'U1' };
  const program = startProgram(t, [], { env });
  await program.printed(/Connected to Slack/u);
  await program.printed(/Connected to Discord/u);
  await slack.command('digest', 'subscribe 9am weekdays');
  assert.match(await messageIn(slack), /Subscribed\. .*weekday.*09:00.*London/u);
  const refused = await discord.user.use('digest', { action: 'subscribe', time: '9am' });
  assert.match(refused.appeared[0]?.text ?? '', /changed by members who may manage this channel/u);
  discord.state.memberPermissions |= PERMISSIONS.manageChannels;
  const asked = await discord.user.use('digest', { action: 'subscribe', time: '9am' });
  assert.match(asked.appeared[0]?.text ?? '', /Which time zone/u);
  const { appeared } = await discord.user.use('digest', { action: 'subscribe', time: '9am', zone: 'Asia/Tokyo' });
  assert.match(appeared[0]?.text ?? '', /Subscribed[\s\S]*Tokyo/u);
  assert.ok(appeared[0]?.private);
  program.process.kill('SIGTERM');
  assert.equal((await program.ended).code, 0);
  assert.deepEqual([...slack.workspace.refusals, ...discord.state.refusals], []);
});

test('channels that the configuration cannot mean are one clear message before anything connects', async (t) => {
  for (const [wish, answer] of [
    ['slack:C1=9am', /no time zone is understood/u],
    ['slack:C1=tea time Europe/London', /DIGEST_CHANNELS, slack:C1: .*tea/u],
    ['teams:C1=9am Europe/London', /DIGEST_CHANNELS.* must read like/u],
  ] as const) {
    const { code, err } = await runProgram(t, [], { env: { DIGEST_CHANNELS: wish } });
    assert.equal(code, 1, wish);
    assert.match(err, answer);
  }
});

test('Slack over HTTP alone connects and ends on Ctrl-C', async (t) => {
  const slack = await startSlack({ mode: 'http' });
  t.after(() => slack.stop());
  const program = startProgram(t, [], { env: slackEnv(slack) });
  await program.printed(/Connected to Slack/u);
  await slack.command('cuepoint', '');
  assert.match(await messageIn(slack), /The library holds 1 video/u);
  program.process.kill('SIGINT');
  assert.equal((await program.ended).code, 0);
});

test('a token that the platform refuses is one clear message that names the variable, exit 1, and no token', async (t) => {
  const slack = await startSlack({ mode: 'socket' });
  const discord = await startDiscord();
  t.after(() => Promise.all([slack.stop(), discord.stop()]));
  for (const [env, variable] of [
    [{ ...slackEnv(slack), SLACK_BOT_TOKEN: 'xoxb-expired-token' }, 'SLACK_BOT_TOKEN'],
    [{ ...slackEnv(slack), SLACK_APP_TOKEN: 'xapp-expired-token' }, 'SLACK_APP_TOKEN'],
    [{ ...discordEnv(discord), DISCORD_TOKEN: 'an.expired.token' }, 'DISCORD_TOKEN'],
  ] as const) {
    const { code, err } = await runProgram(t, [], { env });
    assert.equal(code, 1, variable);
    assert.ok(err.includes(variable), err);
    assert.doesNotMatch(err, /expired[-.]token|\n\s+at /u);
  }
});
