import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import type { Workspace } from './workspace.ts';

export type SentType = 'slash_commands' | 'interactive' | 'events_api';
export type Payload = Readonly<Record<string, unknown>>;

/** Slack's way to the app. */
export interface Sender {
  /** Sends a payload, as a retry when a number says so; `acknowledged` is called as soon as it is. */
  send(type: SentType, payload: Payload, acknowledged: () => void, retry?: number): Promise<void>;
  stop(): Promise<void>;
}

const ACK_WITHIN_MS = 3000;
export const SIGNING_SECRET = 'stand-in-signing-secret';

/** Overrides what makes a request trustworthy, to see it refused. */
export interface Forgery {
  readonly secret?: string;
  /** Seconds. */
  readonly timestamp?: number;
  readonly unsigned?: true;
}

/** HTTP mode: Slack's signed requests to the app's port. */
export interface HttpEnd extends Sender {
  /** Sends a request that Slack would not have sent; resolves to the app's status. */
  forge(type: SentType, payload: Payload, forgery: Forgery): Promise<number>;
}

export function httpEnd(port: number, workspace: Workspace): HttpEnd {
  /** Resolves to the app's status as soon as its headers are there; 0 when there are none in 3 s. */
  function post(
    type: SentType,
    payload: Payload,
    forgery: Forgery,
    retry?: number,
    answered?: (status: number) => void,
  ) {
    const body = bodyOf(type, payload);
    const timestamp = forgery.timestamp ?? Math.floor(Date.now() / 1000);
    const hmac = createHmac('sha256', forgery.secret ?? SIGNING_SECRET)
      .update(`v0:${timestamp}:${body}`)
      .digest('hex');
    const headers = {
      'content-type': type === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded',
      ...(forgery.unsigned ? {} : { 'x-slack-signature': `v0=${hmac}`, 'x-slack-request-timestamp': timestamp }),
      ...(retry ? { 'x-slack-retry-num': retry, 'x-slack-retry-reason': 'http_timeout' } : {}),
    };
    return new Promise<number>((resolve) => {
      const to = { host: '127.0.0.1', port, path: '/slack/events', method: 'POST', headers, timeout: ACK_WITHIN_MS };
      const sending = request(to, (response) => {
        answered?.(response.statusCode ?? 0);
        response.resume().on('end', () => resolve(response.statusCode ?? 0));
      });
      sending.on('timeout', () => sending.destroy());
      sending.on('error', () => resolve(0));
      sending.end(body);
    });
  }

  return {
    forge: post,
    async send(type, payload, acknowledged, retry) {
      const status = await post(type, payload, {}, retry, (early) => {
        if (early === 200) acknowledged();
      });
      if (status === 200) return;
      const details = [`the app answered ${status || 'nothing in 3 s'}`];
      workspace.refuse(type, { error: 'operation_timeout', details });
    },
    async stop() {},
  };
}

function bodyOf(type: SentType, payload: Payload): string {
  if (type === 'events_api') return JSON.stringify(payload);
  const form = new URLSearchParams();
  if (type === 'interactive') form.set('payload', JSON.stringify(payload));
  else for (const [name, value] of Object.entries(payload)) form.set(name, String(value));
  return form.toString();
}
