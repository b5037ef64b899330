import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { SILENT } from '../../src/core/log.ts';
import { readAssets } from '../../src/web/assets.ts';
import { startWeb } from '../../src/web/index.ts';
import { readable, SEED, servePages } from './support.ts';

const PAGES = ['/', `/v/${SEED}`, `/v/${SEED}?t=263`, '/p/google', '/players', '/compare?a=openai&b=google', '/none'];

test('every page keeps to a policy under which no script stands in it and nothing comes from elsewhere', async (t) => {
  const { get } = await servePages(t);
  for (const path of PAGES) {
    const { headers, body } = await get(path);
    const policy = headers['content-security-policy'] ?? '';
    assert.match(policy, /default-src 'none'.*script-src 'self'.*style-src 'self'/u, path);
    assert.doesNotMatch(policy, /unsafe|\*/u);
    assert.match(policy, /frame-ancestors 'none'/u);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['x-powered-by'], undefined);
    assert.doesNotMatch(body, /<script(?![^>]* src="\/assets\/)|\son\w+=|\sstyle=|<style/iu, path);
  }
});

test('a page that there is not, a file outside, and a path that cannot be read are answered with a page', async (t) => {
  const { get } = await servePages(t);
  for (const path of [
    '/none',
    '/v',
    '/v/',
    '/p/',
    '/assets/x/..%2f..%2fpackage.json',
    '/assets/../../package.json',
    '/assets/%2e%2e/package.json',
    '/assets/x/style.css%00',
    '/assets/x/toString',
    '/pictures/..%2fconfig.ts',
    '/pictures/x/y',
    `/pictures/${SEED}/0.png`,
    '/pictures/constructor',
    '/v/__proto__',
    '/v/..%2f..%2fetc%2fpasswd',
    '//example.com/',
    '/\\example.com',
    `/v/${'a'.repeat(5_000)}`,
  ]) {
    const { status, body, headers } = await get(path);
    assert.equal(status, 404, path);
    assert.equal(headers['location'], undefined, path);
    assert.match(body, /<h1>/u, path);
    assert.doesNotMatch(body, /"dependencies"|root:|node_modules|at \w+ \(/u, path);
  }
  assert.equal((await get('/v/%E0%A4%A')).status, 400);
  assert.equal((await get('/v/%')).status, 400);
});

test('HEAD is answered like GET without a body, and what would change something is not taken', async (t) => {
  const { get } = await servePages(t);
  for (const path of ['/', `/v/${SEED}`, '/players']) {
    const { status, body, headers } = await get(path, { method: 'HEAD' });
    assert.deepEqual([status, body], [200, ''], path);
    assert.match(headers['content-type'] ?? '', /text\/html/u);
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const refused = await get(path, { method });
      assert.equal(refused.status, 405, `${method} ${path}`);
      assert.equal(refused.headers['allow'], 'GET, HEAD');
    }
  }
  const big = { method: 'POST', headers: { 'content-type': 'application/json' }, body: `"${'a'.repeat(70_000)}"` };
  assert.equal((await get('/none', big)).status, 413);
  assert.equal((await get('/none', { ...big, body: '{' })).status, 400);
});

test('whoever asks too often is told so, and what watches over the bot still gets its answer', async (t) => {
  const { get } = await servePages(t, undefined, { pace: 3 });
  const forged = () => ({ headers: { 'x-forwarded-for': `10.0.0.${Math.floor(performance.now()) % 200}` } });
  for (let time = 0; time < 3; time += 1) assert.equal((await get('/players', forged())).status, 200);
  const refused = await get('/players', forged());
  assert.equal(refused.status, 429);
  assert.match(readable(refused.body), /Try again in a minute/u);
  assert.ok(Number(refused.headers['retry-after']) <= 60);
  assert.equal((await get('/health')).body, 'ok');
});

test('behind a proxy each reader has a pace of their own', async (t) => {
  const { get } = await servePages(t, undefined, { pace: 1, publicUrl: 'https://cue.example.com' });
  const from = (address: string) => get('/players', { headers: { 'x-forwarded-for': address } });
  assert.deepEqual([(await from('203.0.113.7')).status, (await from('203.0.113.8')).status], [200, 200]);
  assert.equal((await from('203.0.113.7')).status, 429);
});

test('no parameter can put markup into a page', async (t) => {
  const { get } = await servePages(t);
  const attack = encodeURIComponent(`"'><script>alert(1)</script><img src=x onerror=alert(2)>\u202E`);
  const names = ['q', 'topic', 'type', 'level', 'audience', 'by', 'player', 'year', 'sort', 'page'];
  const paths = [
    ...names.map((name) => `/?${name}=${attack}`),
    `/?${names.map((name) => `${name}=${attack}`).join('&')}`,
    `/v/${attack}`,
    `/v/${SEED}?t=${attack}`,
    `/v/${SEED}?t=263&w=${attack}`,
    `/p/${attack}`,
    `/players?page=${attack}`,
    `/compare?a=${attack}&b=google`,
    `/compare?a=google&b=${attack}`,
    `/compare?a=${attack}`,
    `/${attack}`,
  ];
  for (const path of paths) {
    const { status, body } = await get(path);
    assert.ok([200, 404].includes(status), `${status} ${path}`);
    assert.doesNotMatch(body, /<script>|<img src=x|\u202E/u, path);
    assert.doesNotMatch(body, /"'>/u, path);
  }
});

test('parameters that are many, long, repeated or no text at all are taken for what they can mean', async (t) => {
  const { get } = await servePages(t);
  for (const query of [
    `q=${'a'.repeat(7_000)}`,
    'q=openai&q=google',
    'q[]=openai&q[x]=y&__proto__[a]=b',
    'q=%00%01%ff%ed%a0%80',
    'page=-1',
    'page=1e9',
    'page=NaN&sort=constructor&year=20',
    `${'x=1&'.repeat(1_500)}q=openai`,
  ]) {
    const { status, body } = await get(`/?${query}`);
    assert.equal(status, 200, query.slice(0, 40));
    assert.match(body, /<h1>Library<\/h1>/u);
  }
});

test('an address that a header makes up is not repeated', async (t) => {
  const { get } = await servePages(t);
  for (const host of ['evil.example/"><script>', 'a b', 'evil.example\\@x', '']) {
    const { body } = await get(`/v/${SEED}`, { headers: { host } });
    assert.doesNotMatch(body, /evil|<script>/u, host);
  }
  const { body } = await get(`/v/${SEED}`, { headers: { host: 'cue.local:3000' } });
  assert.match(body, /property="og:url" content="http:\/\/cue\.local:3000\/v\//u);
  const published = await servePages(t, undefined, { publicUrl: 'https://cue.example.com' });
  const page = await published.get(`/v/${SEED}`, { headers: { host: 'evil.example' } });
  assert.doesNotMatch(page.body, /evil/u);
  assert.match(page.body, /property="og:url" content="https:\/\/cue\.example\.com\/v\//u);
});

test('what nobody expected is an apology with status 500, and in the log', async (t) => {
  const logged: unknown[] = [];
  const log = { ...SILENT, error: (fields: Readonly<Record<string, unknown>>) => void logged.push(fields['err']) };
  const { get } = await servePages(t, undefined, {
    log,
    library: ({ library }) => ({ ...library, players: () => Promise.reject(new Error('the disk is gone')) }),
  });
  const { status, body } = await get('/players');
  assert.equal(status, 500);
  assert.match(readable(body), /went wrong on our side/u);
  assert.doesNotMatch(body, /the disk is gone/u);
  assert.match(String(logged[0]), /the disk is gone/u);
});

test('what pages load may be kept for good, and changes its address when it changes', async (t) => {
  const { get } = await servePages(t);
  const { body } = await get(`/v/${SEED}`);
  const assets = Array.from(body.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/gu), ([, path = '']) => path);
  assert.ok(assets.length >= 6);
  for (const path of assets) {
    const { status, headers } = await get(path);
    assert.equal(status, 200, path);
    assert.match(headers['cache-control'] ?? '', /immutable/u);
  }
  const old = await get('/assets/000000000000/style.css');
  assert.equal(old.headers['cache-control'], 'no-cache');
});

test('a port that is taken is said, with what to do about it; stopping what never started is no fault', async (t) => {
  const { web } = await servePages(t);
  const first = startWeb(web.listener, { port: 0, host: '127.0.0.1' });
  await first.start();
  t.after(() => first.stop());
  const port = Number(new URL(first.url()).port);
  const second = startWeb(web.listener, { port, host: '127.0.0.1' });
  await assert.rejects(second.start(), { name: 'OperatorError', message: /Port \d+ is in use already\. Set PORT/u });
  await second.stop();
  assert.equal(first.name, `Pages (${first.url()})`);
});

test('what is long is sent packed to who takes it so, and as it is to who does not', async (t) => {
  const { get, url } = await servePages(t);
  for (const path of [`/v/${SEED}`, '/players', '/']) {
    const packed = await fetch(url + path, { headers: { 'accept-encoding': 'br;q=0.1, gzip' } });
    assert.equal(packed.headers.get('content-encoding'), 'gzip', path);
    assert.match(packed.headers.get('vary') ?? '', /Accept-Encoding/u);
    const plain = await get(path);
    assert.equal(plain.headers['content-encoding'], undefined);
    assert.match(plain.headers['vary'] ?? '', /Accept-Encoding/u);
    assert.equal(await packed.text(), plain.body);
    const refused = await get(path, { headers: { 'accept-encoding': 'gzip;q=0' } });
    assert.equal(refused.headers['content-encoding'], undefined);
  }
  const [, style = ''] = /href="(\/assets\/[^"]+style\.css)"/u.exec((await get('/')).body) ?? [];
  for (const times of ['first', 'again']) {
    const asset = await fetch(url + style);
    assert.equal(asset.headers.get('content-encoding'), 'gzip', times);
    assert.match(await asset.text(), /^:root \{/u);
  }
});

test('what pages load is packed when it is read, and short ones not at all', () => {
  const assets = readAssets();
  const style = assets.get('style.css');
  assert.ok(style?.packed && style.packed.length < style.body.length / 2);
  assert.equal(gunzipSync(style.packed).toString(), style.body);
  assert.equal(assets.get('icon.svg')?.packed, null);
});
