import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { enriched, libraryFolder, ROOT, SEEDS, temporaryFolder } from './support/library.ts';

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the program as its scripts do, with the seeds, a data folder of its own, no token, and the given input. */
async function run(
  t: { after(fn: () => void): void },
  args: readonly string[],
  { env = {}, input = '', cwd = tmpdir() }: { env?: Record<string, string>; input?: string; cwd?: string } = {},
): Promise<Ended> {
  const { PATH, HOME } = process.env;
  const base = { PATH: PATH ?? '', HOME: HOME ?? '', DATA_DIR: temporaryFolder(t), LIBRARY_DIR: SEEDS };
  // Away from the project's folder, where a developer may have an .env with tokens.
  const child = spawn(process.execPath, [join(ROOT, 'src/main.ts'), ...args], { cwd, env: { ...base, ...env } });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  child.stdin.end(input);
  const { promise, resolve } = Promise.withResolvers<number | null>();
  child.on('close', resolve);
  return { code: await promise, out, err };
}

test('without an account it says what the library holds, answers a first question, and then each line', async (t) => {
  const { code, out } = await run(t, [], { input: '/strategy google\n\n/library\nnonsense\n' });
  assert.equal(code, 0);
  assert.match(out, /The library holds 1 video from 2 documents, 2,116 words, .*nothing skipped\./u);
  assert.match(out, /\/strategy deepseek[\s\S]*DeepSeek[\s\S]*Google[\s\S]*1 video[\s\S]*no command “nonsense”/u);
});

test('with piped input standard output holds answers alone, and a log line is one JSON object', async (t) => {
  const folder = libraryFolder(t, {
    'bad.txt': 'nothing of use',
    'good.md': enriched({ title: 'T', video_id: 'abcdefghijk' }, 'a few words'),
  });
  const { code, out, err } = await run(t, [], { env: { LIBRARY_DIR: folder }, input: '/library\n' });
  assert.equal(code, 0);
  assert.doesNotMatch(out, /"level"/u);
  const lines = err.split('\n').filter((line) => line !== '');
  assert.ok(
    lines.some((line) => JSON.parse(line).document === 'bad.txt'),
    err,
  );
});

test('a number runs the action that it stands before', async (t) => {
  const { out } = await run(t, [], { input: '/strategy deepseek\n1\n' });
  assert.match(out, /Shared by you/u);
});

test('ask answers one command, as text or as a Reply tree', async (t) => {
  const text = await run(t, ['ask', '/strategy google']);
  assert.equal(text.code, 0);
  assert.match(text.out, /Google[\s\S]*https:\/\/www\.youtube\.com\/watch\?v=U6bZI-0oAjc&t=\d+s/u);
  const json = await run(t, ['ask', '--json', '/strategy google']);
  const reply = JSON.parse(json.out);
  assert.equal(reply.audience, 'asker');
  assert.equal(reply.blocks[0].kind, 'heading');
  const nothing = await run(t, ['ask']);
  assert.equal(nothing.code, 1);
  assert.match(nothing.err, /For example/u);
});

test('half a configuration is one clear message, exit 1, and never a secret or a stack', async (t) => {
  const { code, out, err } = await run(t, [], { env: { SLACK_BOT_TOKEN: 'xoxb-very-secret' } });
  assert.equal(code, 1);
  assert.equal(out, '');
  assert.match(err, /SLACK_APP_TOKEN.*SLACK_SIGNING_SECRET/u);
  assert.doesNotMatch(err, /very-secret|\n\s+at /u);
});

test('a library folder that is missing, or is a file, is one clear message', async (t) => {
  const missing = await run(t, [], { env: { LIBRARY_DIR: join(temporaryFolder(t), 'none') } });
  assert.equal(missing.code, 1);
  assert.match(missing.err, /no library folder.*LIBRARY_DIR/su);
  const file = await run(t, [], { env: { LIBRARY_DIR: join(ROOT, 'package.json') } });
  assert.equal(file.code, 1);
  assert.doesNotMatch(missing.err + file.err, /\n\s+at /u);
});

test('a data folder that cannot be written is one clear message', async (t) => {
  const file = join(temporaryFolder(t), 'a-file');
  writeFileSync(file, '');
  const { code, err } = await run(t, [], { env: { DATA_DIR: join(file, 'data') } });
  assert.equal(code, 1);
  assert.match(err, /data folder .* cannot be written .*DATA_DIR/u);
});

test('a read-only data folder is one clear message', {
  skip: process.getuid?.() === 0 && 'root may write anywhere',
}, async (t) => {
  const folder = temporaryFolder(t);
  chmodSync(folder, 0o500);
  const { code, err } = await run(t, [], { env: { DATA_DIR: folder } });
  assert.equal(code, 1);
  assert.match(err, /cannot be written/u);
});

test('check-library lists what every document yielded, and exits 1 if one was refused', async (t) => {
  const seeds = await run(t, ['check-library']);
  assert.equal(seeds.code, 0);
  assert.match(
    seeds.out,
    /read +deepseek-releases-r1\.transcript\.md[\s\S]*read +deepseek-vs-openai\.learning-library\.txt[\s\S]*296 cues/u,
  );
  const folder = libraryFolder(t, { 'empty.md': '', 'binary.txt': new Uint8Array([0, 1, 2, 255]) });
  const bad = await run(t, ['check-library', folder]);
  assert.equal(bad.code, 1);
  assert.match(bad.out, /refused +binary\.txt[\s\S]*refused +empty\.md/u);
});

test('a task that does not exist, and a flag that does not, are answered with the usage', async (t) => {
  for (const args of [['nope'], ['--nope']]) {
    const { code, err } = await run(t, args);
    assert.equal(code, 1);
    assert.match(err, /Usage: npm start/u);
    assert.doesNotMatch(err, /\n\s+at /u);
  }
});

test('the manifest is printed for Socket Mode, and for HTTP with its address', async (t) => {
  const socket = JSON.parse((await run(t, ['manifest'])).out);
  assert.equal(socket.settings.socket_mode_enabled, true);
  const http = JSON.parse((await run(t, ['manifest', '--url', 'https://bot.example'])).out);
  assert.equal(http.features.slash_commands[0].url, 'https://bot.example/slack/events');
});

test('a .env file in the current folder is read, and what is set already wins', async (t) => {
  const cwd = temporaryFolder(t);
  writeFileSync(join(cwd, '.env'), 'LOG_LEVEL=loud\nPORT=nonsense\n');
  const { code, err } = await run(t, [], { cwd, env: { PORT: '8080' } });
  assert.equal(code, 1);
  assert.match(err, /LOG_LEVEL must be one of/u);
  assert.doesNotMatch(err, /PORT/u);
});
