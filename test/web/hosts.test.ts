import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import { startProgram } from '../support/program.ts';
import { SEED, servePages } from './support.ts';
import { serveTrying } from './trying.ts';

const OWN = ['localhost', 'localhost:3000', 'LOCALHOST:3000', '127.0.0.1:4', '[::1]:3000', 'cue.localhost:3000'];
const OTHERS = [
  ...['evil.example', 'evil.example:3000', 'localhost.evil.example', 'evil.example.', '0.0.0.0', '192.168.1.5:3000'],
  ...['127.0.0.1.evil.example', 'localhost@evil.example', 'a b', '::1', '[::2]'],
];

test('pages for this machine alone are answered under its own names, and under no other that is made to lead here', async (t) => {
  const { get } = await servePages(t, undefined, { local: true });
  for (const host of OWN) assert.equal((await get('/', { headers: { host } })).status, 200, host);
  for (const host of OTHERS) {
    for (const path of ['/', `/v/${SEED}`, '/players', '/assets/x/style.css', '/none']) {
      const { status, body } = await get(path, { headers: { host } });
      assert.equal(status, 421, `${host} ${path}`);
      assert.doesNotMatch(body, /DeepSeek|<script|evil/u);
      assert.match(body, /Open them at localhost, or set PUBLIC_URL/u);
    }
    assert.equal(
      (await get('/health', { headers: { host } })).body,
      'ok',
      'whoever watches over it may name it as they like',
    );
  }
});

test('where a proxy passes requests on, the public name is answered as well, and none beside it', async (t) => {
  const { get } = await servePages(t, undefined, { local: true, publicUrl: 'https://cue.example.com' });
  const status = async (host: string) => (await get('/', { headers: { host } })).status;
  assert.deepEqual(
    [await status('cue.example.com'), await status('cue.example.com:443'), await status('127.0.0.1:3000')],
    [200, 200, 200],
  );
  assert.deepEqual([await status('evil.example'), await status('xcue.example.com')], [421, 421]);
});

test('pages that were opened to a network are answered under whatever name it has for them', async (t) => {
  const { get } = await servePages(t);
  for (const host of ['cue.intranet', '10.0.0.7:3000'])
    assert.equal((await get('/', { headers: { host } })).status, 200);
});

test('a page elsewhere that leads its own name here can neither read nor ask', async (t) => {
  const { url } = await serveTrying(t, undefined, undefined, { local: true });
  const { port } = new URL(url);
  const headers = { host: 'evil.example', origin: 'http://evil.example', 'content-type': 'application/json' };
  const asked = Promise.withResolvers<number | undefined>();
  request({ host: '127.0.0.1', port, path: '/try/ask', method: 'POST', headers }, (response) =>
    asked.resolve(response.resume().statusCode),
  ).end('{"line":"/library"}');
  assert.equal(await asked.promise, 421);
});

test('what anybody starts without an account is such: for this machine alone', async (t) => {
  const program = startProgram(t, []);
  let printed = '';
  program.process.stdout?.on('data', (text: string) => {
    printed += text;
  });
  await program.printed(/As pages[^\n]*: http:\/\/localhost:\d+/u);
  const port = /localhost:(\d+)/u.exec(printed)?.[1];
  assert.ok(port);
  const status = (host: string) => {
    const { promise, resolve } = Promise.withResolvers<number | undefined>();
    request({ host: '127.0.0.1', port, headers: { host } }, (response) => resolve(response.resume().statusCode)).end();
    return promise;
  };
  assert.deepEqual([await status(`localhost:${port}`), await status('evil.example')], [200, 421]);
  program.process.stdin?.end();
  await program.ended;
});
