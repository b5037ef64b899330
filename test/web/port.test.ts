import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { startStandIn } from '../slack/stand-in/index.ts';
import { type Cleanup, temporaryFolder } from '../support/library.ts';
import { startProgram } from '../support/program.ts';

/** The program with Slack over HTTP, and the port that Slack sends to. */
async function slackOverHttp(t: Cleanup, env: Record<string, string>) {
  const slack = await startStandIn({ mode: 'http' });
  t.after(() => slack.stop());
  const { botToken, apiUrl = '', mode } = slack.settings;
  assert.ok(mode.kind === 'http');
  const own = { SLACK_BOT_TOKEN: botToken, SLACK_API_URL: apiUrl, SLACK_SIGNING_SECRET: mode.signingSecret };
  const program = startProgram(t, [], { env: { ...own, PORT: String(mode.port), ...env } });
  await program.printed(/Connected to Slack/u);
  return { slack, program, url: `http://127.0.0.1:${mode.port}` };
}

test('Slack and the pages share a port: each path is answered by the one it is for', async (t) => {
  const { slack, program, url } = await slackOverHttp(t, { WEB: 'on' });
  await slack.command('cuepoint', '');
  // The answer comes by another way than the acknowledgement, in a moment.
  while (slack.workspace.messages.size === 0) await new Promise((resolve) => setImmediate(resolve));
  const status = async (path: string, method = 'GET') => (await fetch(url + path, { method })).status;
  assert.match(await (await fetch(url)).text(), /<h1>Library<\/h1>/u);
  assert.equal(await (await fetch(`${url}/health`)).text(), 'ok');
  assert.deepEqual([await status('/players'), await status('/none'), await status('/slack/events')], [200, 404, 404]);
  assert.equal(await status('/slack/events', 'POST'), 401, 'what nobody signed is not taken');
  assert.equal(await status('/', 'POST'), 405);
  assert.deepEqual(slack.workspace.refusals, []);
  program.process.kill('SIGTERM');
  const { code, err } = await program.ended;
  assert.equal(code, 0, err);
});

test('where the pages are off, the port that Slack sends to says that the bot is up, and nothing else', async (t) => {
  const { program, url } = await slackOverHttp(t, {});
  assert.equal(await (await fetch(`${url}/health`)).text(), 'ok');
  for (const path of ['/', '/players', '/assets/x/style.css', '//', '/health/x']) {
    const { status } = await fetch(url + path);
    assert.equal(status, 404, path);
  }
  assert.equal((await fetch(`${url}/health`, { method: 'POST' })).status, 404);
  program.process.kill('SIGTERM');
  assert.equal((await program.ended).code, 0);
});

test('without an account the pages are there beside the prompt, and say where and, of piped input, until when', async (t) => {
  const program = startProgram(t, []);
  await program.printed(/As pages, until the input ends: http:\/\/localhost:\d+\n[\s\S]*› \/strategy/u);
  program.process.stdin?.end();
  assert.equal((await program.ended).code, 0);
});

test('pages that were asked for are served until the process is told to end', async (t) => {
  const program = startProgram(t, [], { env: { WEB: 'on', DATA_DIR: temporaryFolder(t) } });
  program.process.stdin?.end('/players\n');
  await program.printed(/› \/strategy[\s\S]*since/u);
  assert.equal(program.process.exitCode, null);
  program.process.kill('SIGTERM');
  const { code, out } = await program.ended;
  assert.equal(code, 0);
  const url = /As pages: (http:\/\/localhost:\d+)/u.exec(out)?.[1] ?? '';
  await assert.rejects(fetch(url), 'and then no longer');
});

test('the prompt goes on where the port of the pages is taken, and says so', async (t) => {
  const taken = createServer();
  const { promise, resolve } = Promise.withResolvers<void>();
  taken.listen(0, '127.0.0.1', resolve);
  await promise;
  t.after(() => taken.close());
  const address = taken.address();
  assert.ok(typeof address === 'object' && address);
  const program = startProgram(t, [], { env: { PORT: String(address.port) } });
  program.process.stdin?.end('/library\n');
  const { code, out } = await program.ended;
  assert.equal(code, 0);
  assert.match(
    out,
    /There are no pages: Port \d+ is in use already\. Set PORT[\s\S]*› \/strategy[\s\S]*DeepSeek vs OpenAI/u,
  );
});

test('answers link to pages where it is said how people reach them, and nowhere else', async (t) => {
  const PUBLIC_URL = 'https://cue.example.com';
  const published = startProgram(t, [], { env: { WEB: 'on', PUBLIC_URL } });
  published.process.stdin?.end('/players\n');
  await published.printed(/https:\/\/cue\.example\.com\/p\/deepseek[\s\S]*https:\/\/cue\.example\.com\/players/u);
  published.process.kill('SIGTERM');
  assert.equal((await published.ended).code, 0);
  const here = startProgram(t, []);
  here.process.stdin?.end('/players\n');
  const { out } = await here.ended;
  assert.match(out, /› \/strategy[\s\S]*Players/u);
  assert.doesNotMatch(out, /On a page|\/p\/deepseek/u);
});
