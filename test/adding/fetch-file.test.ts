import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import { type TestContext, test } from 'node:test';
import { createFetchFile } from '../../src/adding/fetch-file.ts';
import { AskerError } from '../../src/core/errors.ts';
import { MAX_FILE_BYTES } from '../../src/core/files.ts';

/** What a server of files gives out under each path; its origin. */
async function serving(t: TestContext, answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`;
}

function fetching(url: string, origins: readonly string[], timeout?: number, signal = new AbortController().signal) {
  return createFetchFile(signal, timeout)({ url: new URL(url), origins, headers: { authorization: 'Bearer secret' } });
}

function refused(work: Promise<unknown>, told: RegExp): Promise<void> {
  return assert.rejects(work, (error: unknown) => {
    assert.ok(error instanceof AskerError, String(error));
    assert.match(error.message, told);
    assert.doesNotMatch(error.message, /secret/u);
    return true;
  });
}

test('a file comes with its bytes and its type', async (t) => {
  const origin = await serving(t, (request, response) => {
    response.setHeader('content-type', 'Text/VTT; charset=utf-8').end(request.headers.authorization);
  });
  const { bytes, type } = await fetching(`${origin}/x`, [origin]);
  assert.deepEqual([Buffer.from(bytes).toString(), type], ['Bearer secret', 'text/vtt']);
});

test('nothing else than the named hosts is asked, and no redirect is followed to another', async (t) => {
  let asked = 0;
  const elsewhere = await serving(t, (_, response) => {
    asked += 1;
    response.end('secret');
  });
  const origin = await serving(t, (_, response) => response.writeHead(302, { location: `${elsewhere}/x` }).end());
  await refused(fetching(`${elsewhere}/x`, [origin]), /are fetched from .* alone/u);
  await refused(fetching(`${origin.replace('http://', 'http://user:pass@')}/x`, [origin]), /alone/u);
  await refused(fetching(`${origin}/x`, [origin]), /could not be fetched/u);
  assert.equal(asked, 0);
});

test('a file that is too large is given up, whether or not it says so', async (t) => {
  const origin = await serving(t, (request, response) => {
    if (request.url === '/announced') response.writeHead(200, { 'content-length': String(MAX_FILE_BYTES + 1) });
    const part = Buffer.alloc(64 * 1024);
    const more = () => {
      while (!response.destroyed && response.write(part));
    };
    response.on('drain', more);
    more();
  });
  await refused(fetching(`${origin}/announced`, [origin]), /larger than 8 MB/u);
  await refused(fetching(`${origin}/endless`, [origin]), /larger than 8 MB/u);
});

test('whoever is slow, gone or refuses is told of in words', async (t) => {
  const origin = await serving(t, (request, response) => {
    if (request.url === '/hangs') return;
    if (request.url === '/stalls') response.writeHead(200).write('WEBVTT');
    else if (request.url === '/dies') request.socket.destroy();
    else response.writeHead(Number(request.url?.slice(1))).end();
  });
  await refused(fetching(`${origin}/hangs`, [origin], 100), /took too long/u);
  await refused(fetching(`${origin}/stalls`, [origin], 100), /took too long/u);
  await refused(fetching(`${origin}/dies`, [origin]), /could not be fetched/u);
  await refused(fetching(`${origin}/404`, [origin]), /does not give out that file \(404\)/u);
  await refused(fetching(`${origin}/503`, [origin]), /did not give out that file \(503\)/u);
  const stopping = new AbortController();
  const work = fetching(`${origin}/hangs`, [origin], undefined, stopping.signal);
  stopping.abort();
  await refused(work, /is being stopped/u);
});
