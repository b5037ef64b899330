import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startStandIn } from '../slack/stand-in/index.ts';
import { seen } from '../slack/stand-in/seen.ts';
import { temporaryFolder } from '../support/library.ts';
import { type Running, startProgram } from '../support/program.ts';
import { until } from '../support/until.ts';

const HOST = 'https://cue.example.com';

test('the real program leads from a digest on Slack to its pages, and serves its picture after it was killed', async (t) => {
  const slack = await startStandIn({ mode: 'socket' });
  t.after(() => slack.stop());
  const { settings, workspace } = slack;
  const env = {
    SLACK_BOT_TOKEN: settings.botToken,
    SLACK_APP_TOKEN: settings.mode.kind === 'socket' ? settings.mode.appToken : '',
    SLACK_API_URL: settings.apiUrl ?? '',
    DATA_DIR: temporaryFolder(t),
    DIGEST_MANAGERS: 'U1',
    WEB: 'on',
    PUBLIC_URL: HOST,
  };

  const first = startProgram(t, [], { env });
  const port = await portOf(first);
  await first.printed(/Connected to Slack/u);
  await slack.command('digest', 'subscribe 9am weekdays empty:archive');
  await until('the channel is subscribed', () => workspace.messages.size > 0);
  await slack.command('digest', 'now');
  const posted = () => [...workspace.messages.values()].find(({ viewer }) => viewer === null);
  await until('a digest is posted', () => posted() !== undefined);
  const post = posted() ?? assert.fail();
  assert.ok(seen(post).links.some((link) => link.startsWith(`${HOST}/v/U6bZI-0oAjc?t=`)));
  const image = post.content.blocks?.find((block) => block.type === 'image');
  const address = image && 'image_url' in image ? String(image.image_url) : assert.fail('no picture');
  const before = await pictureAt(address, port);
  first.process.kill('SIGKILL');
  await first.ended;

  const second = startProgram(t, [], { env });
  assert.deepEqual(await pictureAt(address, await portOf(second)), before);
  second.process.kill('SIGTERM');
  assert.equal((await second.ended).code, 0);
  assert.deepEqual(workspace.refusals, []);
});

/** The port on which a program says that it serves its pages. */
async function portOf(program: Running): Promise<string> {
  let port = '';
  program.process.stdout?.on('data', (text: string) => {
    port ||= /Pages \(http:\/\/localhost:(\d+)\)/u.exec(text)?.[1] ?? '';
  });
  await program.printed(/Pages \(http:\/\/localhost:\d+\)/u);
  return port;
}

async function pictureAt(address: string, port: string): Promise<Uint8Array> {
  const got = await fetch(address.replace(HOST, `http://127.0.0.1:${port}`));
  assert.deepEqual([got.status, got.headers.get('content-type')], [200, 'image/png']);
  return got.bytes();
}
