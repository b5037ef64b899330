import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openStores } from '../src/store/index.ts';
import { APP_TOKEN, BOT_TOKEN, startStandIn } from './slack/stand-in/index.ts';
import { enriched, libraryFolder, temporaryFolder } from './support/library.ts';
import { runProgram, startProgram } from './support/program.ts';
import { until } from './support/until.ts';

const talk = (id: string) => enriched({ title: `Talk ${id}`, video_id: id, duration_seconds: 60 }, 'words of a talk');
const id = (index: number) => `video${String(index).padStart(6, '0')}`;

test('a start answers from what was read before, takes in the rest behind it, and follows the folder', async (t) => {
  const slack = await startStandIn({ mode: 'socket' });
  t.after(() => slack.stop());
  const folder = libraryFolder(t);
  const DATA_DIR = temporaryFolder(t);
  const SLACK_API_URL = slack.settings.apiUrl ?? '';
  const env = { DATA_DIR, LIBRARY_DIR: folder, SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN, SLACK_API_URL };
  await runProgram(t, ['index'], { env: { DATA_DIR, LIBRARY_DIR: folder } });
  for (let index = 0; index < 50; index += 1) writeFileSync(join(folder, `${index}.md`), talk(id(index)));
  const program = startProgram(t, [], { env });
  await program.printed(/The library holds 1 video from 2 documents/u);
  await program.printed(/Connected to Slack/u);
  const stores = openStores(DATA_DIR);
  t.after(() => stores.close());
  const videos = async () => (await stores.library.totals()).videos;
  await until('the rest is taken in', async () => (await videos()) === 51);
  writeFileSync(join(folder, 'new.md'), talk(id(99)));
  await until('a new one is', async () => (await videos()) === 52);
  rmSync(join(folder, 'new.md'));
  await until('it is gone again', async () => (await videos()) === 51);
  const asked = await slack.command('library', '');
  await until('Slack is answered', () => JSON.stringify([...slack.workspace.messages.values()]).includes('51 videos'));
  assert.ok(asked.acknowledged);
  program.process.kill('SIGTERM');
  const { code, err } = await program.ended;
  assert.equal(code, 0, err);
  assert.doesNotMatch(err, /"level":50/u);
});

test('the first start on a new data folder waits until the documents are read: they are no news', async (t) => {
  const slack = await startStandIn({ mode: 'socket' });
  t.after(() => slack.stop());
  const SLACK_API_URL = slack.settings.apiUrl ?? '';
  const env = { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN, SLACK_API_URL };
  const program = startProgram(t, [], { env });
  await program.printed(/Connected to Slack/u);
  program.process.kill('SIGTERM');
  const { code, out } = await program.ended;
  assert.equal(code, 0);
  assert.match(out, /The library holds 1 video from 2 documents/u);
});
