import assert from 'node:assert/strict';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { enriched, libraryFolder, ROOT, temporaryFolder } from './support/library.ts';
import { runProgram, startProgram } from './support/program.ts';

const SEARCH_TALK =
  'Google is betting on search. Google wants to defend its position in search because that is where Google makes money. ' +
  "Google's whole strategy is to defend search. ";

test('without an account it says what the library holds, answers a first question, and then each line', async (t) => {
  const { code, out } = await runProgram(t, [], { input: '/strategy google\n\n/library\nnonsense\n' });
  assert.equal(code, 0);
  assert.match(out, /The library holds 1 video from 2 documents, 2,116 words, .*nothing skipped\./u);
  assert.match(
    out,
    /\/strategy deepseek[\s\S]*DeepSeek[\s\S]*Google[\s\S]*1 video[\s\S]*Took it as \/moments nonsense[\s\S]*says “nonsense”/u,
  );
});

test('with piped input standard output holds answers alone, and a log line is one JSON object', async (t) => {
  const folder = libraryFolder(t, {
    'bad.txt': 'nothing of use',
    'good.md': enriched({ title: 'T', video_id: 'abcdefghijk' }, 'a few words'),
  });
  const { code, out, err } = await runProgram(t, [], { env: { LIBRARY_DIR: folder }, input: '/library\n' });
  assert.equal(code, 0);
  assert.doesNotMatch(out, /"level"/u);
  const lines = err.split('\n').filter((line) => line !== '');
  assert.ok(
    lines.some((line) => JSON.parse(line).document === 'bad.txt'),
    err,
  );
});

test('a number runs an action of the first answer as well, and one that there is not says which there are', async (t) => {
  const { out } = await runProgram(t, [], { input: '1\n1\n999\n' });
  assert.match(
    out,
    /Type \/share .* and add what you like:[\s\S]*Shared by you[\s\S]*There is no action 999: the last answer has the actions 1 to \d+\./u,
  );
});

test('with another library the first answer is about the player that is talked about most there', async (t) => {
  const folder = libraryFolder(t, {
    'a.md': enriched({ title: 'Acme and Google', video_id: 'aaaaaaaaaaa', duration_seconds: 60 }, SEARCH_TALK),
  });
  const { out } = await runProgram(t, [], { env: { LIBRARY_DIR: folder } });
  assert.match(out, /› \/strategy google\n\nGoogle\n/u);
  const { out: none } = await runProgram(t, [], { env: { LIBRARY_DIR: libraryFolder(t, {}) } });
  assert.match(none, /› \/cuepoint/u);
});

test('two programs that start at once on a new data folder both answer', async (t) => {
  const DATA_DIR = temporaryFolder(t);
  const both = await Promise.all([1, 2].map(() => runProgram(t, ['ask', '/cuepoint'], { env: { DATA_DIR } })));
  for (const { code, err } of both) assert.equal(code, 0, err);
});

test('a signal while the documents are read ends it with 0, and the next start reads what is left', async (t) => {
  const many = Object.fromEntries(
    Array.from({ length: 400 }, (_, index) => {
      const id = `video${String(index).padStart(6, '0')}`;
      return [
        `${id}.md`,
        enriched({ title: `Talk ${index}`, video_id: id, duration_seconds: 600 }, SEARCH_TALK.repeat(20)),
      ];
    }),
  );
  const env = { LIBRARY_DIR: libraryFolder(t, many), DATA_DIR: temporaryFolder(t) };
  const program = startProgram(t, ['ask', '/cuepoint'], { env });
  let over = false;
  void program.ended.then(() => {
    over = true;
  });
  while (!over && !existsSync(join(env.DATA_DIR, 'cuepoint.db-wal'))) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  program.process.kill('SIGTERM');
  assert.equal((await program.ended).code, 0);
  assert.match((await runProgram(t, ['ask', '/cuepoint'], { env })).out, /The library holds 400 videos/u);
});

test('a number runs the action that it stands before', async (t) => {
  const { out } = await runProgram(t, [], { input: '/strategy deepseek\n1\n1\n' });
  assert.match(out, /Shared by you/u);
});

test('ask answers one command, as text or as a Reply tree', async (t) => {
  const text = await runProgram(t, ['ask', '/strategy google']);
  assert.equal(text.code, 0);
  assert.match(text.out, /Google[\s\S]*https:\/\/www\.youtube\.com\/watch\?v=U6bZI-0oAjc&t=\d+s/u);
  const json = await runProgram(t, ['ask', '--json', '/strategy google']);
  const reply = JSON.parse(json.out);
  assert.equal(reply.audience, 'asker');
  assert.equal(reply.blocks[0].kind, 'heading');
  const nothing = await runProgram(t, ['ask']);
  assert.equal(nothing.code, 1);
  assert.match(nothing.err, /For example/u);
});

test('half a configuration is one clear message, exit 1, and never a secret or a stack', async (t) => {
  const { code, out, err } = await runProgram(t, [], { env: { SLACK_BOT_TOKEN: 'xoxb-very-secret' } });
  assert.equal(code, 1);
  assert.equal(out, '');
  assert.match(err, /SLACK_APP_TOKEN.*SLACK_SIGNING_SECRET/u);
  assert.doesNotMatch(err, /very-secret|\n\s+at /u);
});

test('a library folder that is missing, or is a file, is one clear message', async (t) => {
  const missing = await runProgram(t, [], { env: { LIBRARY_DIR: join(temporaryFolder(t), 'none') } });
  assert.equal(missing.code, 1);
  assert.match(missing.err, /no library folder.*LIBRARY_DIR/su);
  const file = await runProgram(t, [], { env: { LIBRARY_DIR: join(ROOT, 'package.json') } });
  assert.equal(file.code, 1);
  assert.doesNotMatch(missing.err + file.err, /\n\s+at /u);
});

test('a data folder that cannot be written is one clear message', async (t) => {
  const file = join(temporaryFolder(t), 'a-file');
  writeFileSync(file, '');
  const { code, err } = await runProgram(t, [], { env: { DATA_DIR: join(file, 'data') } });
  assert.equal(code, 1);
  assert.match(err, /data folder .* cannot be written .*DATA_DIR/u);
});

test('a read-only data folder is one clear message', {
  skip: process.getuid?.() === 0 && 'root may write anywhere',
}, async (t) => {
  const folder = temporaryFolder(t);
  chmodSync(folder, 0o500);
  const { code, err } = await runProgram(t, [], { env: { DATA_DIR: folder } });
  assert.equal(code, 1);
  assert.match(err, /cannot be written/u);
});

test('check-library lists what every document yielded, and exits 1 if one was refused', async (t) => {
  const seeds = await runProgram(t, ['check-library']);
  assert.equal(seeds.code, 0);
  assert.match(
    seeds.out,
    /read +deepseek-releases-r1\.transcript\.md[\s\S]*read +deepseek-vs-openai\.learning-library\.txt[\s\S]*296 cues/u,
  );
  const folder = libraryFolder(t, { 'empty.md': '', 'binary.txt': new Uint8Array([0, 1, 2, 255]) });
  const bad = await runProgram(t, ['check-library', folder]);
  assert.equal(bad.code, 1);
  assert.match(bad.out, /refused +binary\.txt[\s\S]*refused +empty\.md/u);
});

test('check-library reads a recording without an address where its page is, as the start does, and else refuses it', async (t) => {
  const captions = 'WEBVTT\n\n00:01.000 --> 00:09.000\nmaersk is trying to become an integrator of everything\n';
  const folder = libraryFolder(t, { 'Shipping call.vtt': captions });
  const tried = await runProgram(t, ['check-library', folder]);
  assert.equal(tried.code, 0);
  assert.match(tried.out, /read +Shipping call\.vtt/u);
  const off = await runProgram(t, ['check-library', folder], { env: { WEB: 'off' } });
  assert.equal(off.code, 1);
  assert.match(off.out, /refused +Shipping call\.vtt\n +nothing says where the video is/u);
});

test('a task that does not exist, and a flag that does not, are answered with the usage', async (t) => {
  for (const args of [['nope'], ['--nope']]) {
    const { code, err } = await runProgram(t, args);
    assert.equal(code, 1);
    assert.match(err, /Usage: npm start/u);
    assert.doesNotMatch(err, /\n\s+at /u);
  }
});

test('the manifest is printed for Socket Mode, and for HTTP with its address', async (t) => {
  const socket = JSON.parse((await runProgram(t, ['manifest'])).out);
  assert.equal(socket.settings.socket_mode_enabled, true);
  const http = JSON.parse((await runProgram(t, ['manifest', '--url', 'https://bot.example'])).out);
  assert.equal(http.features.slash_commands[0].url, 'https://bot.example/slack/events');
});

test('a .env file in the current folder is read, and what is set already wins', async (t) => {
  const cwd = temporaryFolder(t);
  writeFileSync(join(cwd, '.env'), '\uFEFFLOG_LEVEL=loud\nPORT=nonsense\n');
  const { code, err } = await runProgram(t, [], { cwd, env: { PORT: '8080' } });
  assert.equal(code, 1);
  assert.match(err, /LOG_LEVEL must be one of/u);
  assert.doesNotMatch(err, /PORT/u);
});

test('players of a team’s own file are known, and a file that cannot be used is one clear message', async (t) => {
  const file = join(temporaryFolder(t), 'players.yaml');
  writeFileSync(file, '- name: Smart Timer Guild\n  kind: company\n  aliases: [smart timer]\n');
  const known = await runProgram(t, ['ask', '/strategy smart timer'], { env: { PLAYERS_FILE: file } });
  assert.match(known.out, /Smart Timer Guild/u);
  writeFileSync(file, '- name: X\n  kind: starship\n');
  const bad = await runProgram(t, ['ask', '/cuepoint'], { env: { PLAYERS_FILE: file } });
  assert.equal(bad.code, 1);
  assert.match(bad.err, /players\.yaml:1: player "X": kind/u);
  const none = await runProgram(t, ['ask', '/cuepoint'], { env: { PLAYERS_FILE: `${file}.none` } });
  assert.equal(none.code, 1);
  assert.match(none.err, /cannot be read.*PLAYERS_FILE/u);
});

test('strategies prints what the method finds: in seconds where there are times, in words where not', async (t) => {
  const both = JSON.parse((await runProgram(t, ['strategies', join(ROOT, 'seeds')])).out);
  assert.equal(both.videos.length, 1);
  assert.equal(both.videos[0].unit, 'seconds');
  assert.deepEqual([...both.videos[0].players].sort(), ['Amazon', 'DeepSeek', 'Google', 'Meta', 'Microsoft', 'OpenAI']);
  const file = join(ROOT, 'seeds/deepseek-releases-r1.transcript.md');
  const untimed = JSON.parse((await runProgram(t, ['strategies', file])).out);
  assert.equal(untimed.videos[0].unit, 'words');
  assert.equal(untimed.videos[0].path, file);
  const nothing = await runProgram(t, ['strategies', join(ROOT, 'none')]);
  assert.equal(nothing.code, 1);
  assert.match(nothing.err, /no document or folder/u);
});
