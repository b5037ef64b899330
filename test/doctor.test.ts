import assert from 'node:assert/strict';
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import Sqlite from 'better-sqlite3';
import { startStandIn as startDiscord } from './discord/stand-in/index.ts';
import { APP_TOKEN, BOT_TOKEN, startStandIn as startSlack } from './slack/stand-in/index.ts';
import type { Cleanup } from './support/library.ts';
import { libraryFolder, SEEDS, temporaryFolder } from './support/library.ts';
import { type Ended, runProgram } from './support/program.ts';

const doctor = (t: Cleanup, env: Readonly<Record<string, string>> = {}) =>
  runProgram(t, ['doctor'], { env: { PORT: '0', ...env } });

function nothingSecret({ out, err }: Ended, ...secrets: readonly string[]): void {
  for (const secret of secrets) assert.ok(!(out + err).includes(secret), 'a secret was printed');
}

test('before the first start nothing is wrong, and it changes nothing', async (t) => {
  const DATA_DIR = join(temporaryFolder(t), 'none');
  const { code, out } = await doctor(t, { DATA_DIR });
  assert.equal(code, 0, out);
  assert.match(out, /ok {4}Node: Version \d+/u);
  assert.match(out, /ok {4}Configuration: no platform, so the prompt; library .*, data /u);
  assert.match(out, /note {2}Database: .* is not there yet; the first start makes it\./u);
  assert.match(out, /note {2}Library: .* holds 2 documents, none read yet\./u);
  assert.match(out, /Captions: yt-dlp/u);
  assert.match(out, /Nothing is wrong\.\n$/u);
  assert.match((await doctor(t, { DATA_DIR })).out, /is not there yet/u);
});

test('after it, what is remembered, how much, and what is new; what was skipped is a problem with its reason', async (t) => {
  const folder = libraryFolder(t);
  const env = { DATA_DIR: temporaryFolder(t), LIBRARY_DIR: folder };
  await runProgram(t, ['ask', '/cuepoint'], { env });
  const { code, out } = await doctor(t, env);
  assert.equal(code, 0, out);
  assert.match(out, /ok {4}Database: .* is whole: \d+\.\d MB, schema (\d+) of \1\./u);
  assert.match(out, /ok {4}Index: 1 video, 2,116 words, \d+ passages\./u);
  assert.match(out, /Library: 2 documents of .* are remembered/u);
  assert.match(out, /ok {4}Library: No document was skipped\./u);
  writeFileSync(join(folder, 'odd.txt'), 'nothing of use');
  assert.match((await doctor(t, env)).out, /Library: 2 documents .* \d files? new/u);
  const asked = await runProgram(t, ['ask', '/cuepoint'], { env });
  assert.match(asked.err, /^\S+ WARN: 1 document skipped: npm run check-library says which, and why\n$/u);
  assert.equal((await runProgram(t, ['ask', '/cuepoint'], { env })).err, '', 'it is said once');
  const skipped = await doctor(t, env);
  assert.equal(skipped.code, 1);
  assert.match(skipped.out, /MEND {2}Library: odd\.txt:1 was skipped: .*\. Mend it, or take it out/u);
  assert.match(skipped.out, /1 to mend\.\n$/u);
});

test('a folder that is not there, or empty, and a players file that cannot be used, say what would be right', async (t) => {
  const none = await doctor(t, { LIBRARY_DIR: join(temporaryFolder(t), 'none'), PLAYERS_FILE: '/none.yaml' });
  assert.equal(none.code, 1);
  assert.match(none.out, /MEND {2}Players: .*PLAYERS_FILE/u);
  assert.match(none.out, /MEND {2}Library: There is no library folder .*LIBRARY_DIR/u);
  const empty = await doctor(t, { LIBRARY_DIR: temporaryFolder(t) });
  assert.match(empty.out, /MEND {2}Library: There is no document in .* Put transcripts there/u);
});

test('half a configuration is a problem, and no secret is shown', async (t) => {
  const ended = await doctor(t, { SLACK_BOT_TOKEN: 'xoxb-very-secret' });
  assert.equal(ended.code, 1);
  assert.match(ended.out, /MEND {2}Configuration: .*SLACK_APP_TOKEN/su);
  nothingSecret(ended, 'very-secret');
});

test('a database that is damaged, foreign, or of a newer program is told, and left as it was', async (t) => {
  const DATA_DIR = temporaryFolder(t);
  const file = join(DATA_DIR, 'cuepoint.db');
  await runProgram(t, ['ask', '/cuepoint'], { env: { DATA_DIR } });
  const database = new Sqlite(file);
  const page = Number(database.prepare("SELECT max(pageno) FROM dbstat WHERE name = 'videos'").pluck().get());
  const version = database.pragma('user_version', { simple: true });
  database.pragma('user_version = 999');
  database.close();
  assert.match((await doctor(t, { DATA_DIR })).out, /MEND {2}Database: .*newer Cuepoint \(schema 999/u);
  const again = new Sqlite(file);
  again.pragma(`user_version = ${version}`);
  again.pragma('wal_checkpoint(TRUNCATE)');
  again.close();
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(4096, 0xa5), 0, 4096, (page - 1) * 4096);
  closeSync(handle);
  const damaged = await doctor(t, { DATA_DIR });
  assert.equal(damaged.code, 1);
  assert.match(damaged.out, /MEND {2}Database: .* is damaged .*Start the program: it makes the library anew/u);
  writeFileSync(file, 'this is no database at all, whatever it is called'.repeat(100));
  assert.match((await doctor(t, { DATA_DIR })).out, /MEND {2}Database: .* is not a database that can be read/u);
});

test('Slack is asked whether it takes the tokens and which scopes it granted', async (t) => {
  const slack = await startSlack({ mode: 'socket' });
  t.after(() => slack.stop());
  const SLACK_API_URL = slack.settings.apiUrl ?? '';
  const env = { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN, SLACK_API_URL };
  const right = await doctor(t, env);
  assert.equal(right.code, 0, right.out);
  assert.match(right.out, /ok {4}Slack: SLACK_BOT_TOKEN is that of @cuepoint in Stand-in\./u);
  assert.match(right.out, /ok {4}Slack: All \d+ scopes are granted\./u);
  assert.match(right.out, /ok {4}Slack: SLACK_APP_TOKEN opens Socket Mode\./u);
  nothingSecret(right, BOT_TOKEN, APP_TOKEN);
  slack.workspace.scopes.delete('users:read');
  const lacking = await doctor(t, env);
  assert.equal(lacking.code, 1);
  assert.match(lacking.out, /MEND {2}Slack: The app lacks users:read \(.*install the app again/u);
  const wrong = await doctor(t, { ...env, SLACK_BOT_TOKEN: 'xoxb-not-that', SLACK_APP_TOKEN: 'xapp-not-that' });
  assert.equal(wrong.out.match(/MEND {2}Slack: Slack does not accept/gu)?.length, 2);
  nothingSecret(wrong, 'not-that');
});

test('Slack that cannot be reached is one problem, whatever was asked of it', async (t) => {
  const SLACK_API_URL = 'http://127.0.0.1:9/api';
  const { out } = await doctor(t, { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN, SLACK_API_URL });
  assert.equal(out.match(/could not be reached/gu)?.length, 1, out);
  assert.match(out, /\n1 to mend\.\n$/u);
});

test('Slack that cannot be reached is a problem of its own', async (t) => {
  const env = {
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_SIGNING_SECRET: 'shh-secret',
    SLACK_API_URL: 'http://127.0.0.1:9/api',
  };
  const { code, out, err } = await doctor(t, env);
  assert.equal(code, 1);
  assert.match(out, /MEND {2}Slack: Slack could not be reached/u);
  assert.match(out, /note {2}Slack: Whether SLACK_SIGNING_SECRET is right/u);
  assert.ok(!(out + err).includes('shh-secret'));
});

test('Discord is asked whose the token is, and whether the bot is in the server', async (t) => {
  const discord = await startDiscord();
  t.after(() => discord.stop());
  const [guild = ''] = discord.state.guilds;
  const env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl };
  const right = await doctor(t, { ...env, DISCORD_GUILD_ID: guild });
  assert.equal(right.code, 0, right.out);
  assert.match(right.out, /ok {4}Discord: DISCORD_TOKEN is that of .*, of the application Cuepoint\./u);
  assert.match(right.out, /ok {4}Discord: The bot is in .*, the server of DISCORD_GUILD_ID\./u);
  nothingSecret(right, discord.token);
  const elsewhere = await doctor(t, { ...env, DISCORD_GUILD_ID: '42' });
  assert.match(elsewhere.out, /MEND {2}Discord: The bot is not in the server .*oauth2\/authorize\?client_id=\d+/u);
  const wrong = await doctor(t, { ...env, DISCORD_TOKEN: 'not.that.one' });
  assert.match(wrong.out, /MEND {2}Discord: Discord does not accept DISCORD_TOKEN/u);
  nothingSecret(wrong, 'not.that.one');
});

test('a port that another program has is a problem; one that Cuepoint itself has is not', async (t) => {
  let answer = 'something else';
  const server = createServer((_request, response) => void response.end(answer));
  await new Promise<void>((resolve) => server.listen(0, () => resolve()));
  t.after(() => server.close());
  const address = server.address();
  const PORT = String(isAddress(address) ? address.port : 0);
  const env = { PORT, WEB: 'on', LIBRARY_DIR: SEEDS };
  assert.match((await doctor(t, env)).out, /MEND {2}Port: \d+ is in use by another program/u);
  answer = 'ok';
  assert.match((await doctor(t, env)).out, /ok {4}Port: \d+ is in use by Cuepoint, which is running/u);
});

function isAddress(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}
