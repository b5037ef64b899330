import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { it } from 'node:test';
import { bench } from '../bench.ts';
import { fakeDispatcher, privately } from '../fakes.ts';
import { SIGNING_SECRET } from '../stand-in/sender.ts';

it('Slack can verify the URL that events go to, and nobody else is answered or heard there', async (t) => {
  const dispatcher = fakeDispatcher(() => privately('Never'));
  const { adapter, standIn } = await bench(t, 'http', { dispatcher });
  await adapter.start();
  const { mode } = standIn.settings;
  assert.ok(mode.kind === 'http');
  const send = (payload: object, secret: string, timestamp = Math.floor(Date.now() / 1000)) => {
    const body = JSON.stringify(payload);
    const hmac = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
    const headers = {
      'content-type': 'application/json',
      'x-slack-signature': `v0=${hmac}`,
      'x-slack-request-timestamp': String(timestamp),
    };
    return fetch(`http://127.0.0.1:${mode.port}/slack/events`, { method: 'POST', headers, body });
  };
  const verification = { type: 'url_verification', token: 'deprecated', challenge: 'prove it' };
  const verified = await send(verification, SIGNING_SECRET);
  assert.deepEqual([verified.status, await verified.json()], [200, { challenge: 'prove it' }]);
  const event = { type: 'app_mention', user: 'U1', channel: 'C1', ts: '1700000000.000001', text: 'hi' };
  const callback = { type: 'event_callback', event_id: 'Ev1', team_id: 'T1', event };
  assert.equal((await send(callback, 'another secret')).status, 401);
  assert.equal((await send(callback, SIGNING_SECRET, Math.floor(Date.now() / 1000) - 301)).status, 401);
  await adapter.idle();
  assert.deepEqual(dispatcher.asked, []);
});
