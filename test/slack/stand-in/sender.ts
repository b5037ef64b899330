import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import type { Workspace } from './workspace.ts';

export type SentType = 'slash_commands' | 'interactive' | 'events_api';
export type Payload = Readonly<Record<string, unknown>>;

/** Slack's way to the app. */
export interface Sender {
  /**
   * Sends a payload, as a retry when a number says so; `acknowledged` is called as soon as it is.
   * @returns what came with the acknowledgement; null when nothing did
   */
  send(type: SentType, payload: Payload, acknowledged: () => void, retry?: number): Promise<unknown>;
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
  /** Resolves to the app's status and what it said; 0 when there was nothing in 3 s. */
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
    return new Promise<{ readonly status: number; readonly said: string }>((resolve) => {
      const to = { host: '127.0.0.1', port, path: '/slack/events', method: 'POST', headers, timeout: ACK_WITHIN_MS };
      const sending = request(to, (response) => {
        answered?.(response.statusCode ?? 0);
        let said = '';
        response.setEncoding('utf8').on('data', (piece: string) => {
          said += piece;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, said }));
      });
      sending.on('timeout', () => sending.destroy());
      sending.on('error', () => resolve({ status: 0, said: '' }));
      sending.end(body);
    });
  }

  return {
    forge: async (type, payload, forgery) => (await post(type, payload, forgery)).status,
    async send(type, payload, acknowledged, retry) {
      const { status, said } = await post(type, payload, {}, retry, (early) => {
        if (early === 200) acknowledged();
      });
      if (status === 200) return said.startsWith('{') ? JSON.parse(said) : null;
      const details = [`the app answered ${status || 'nothing in 3 s'}`];
      workspace.refuse(type, { error: 'operation_timeout', details });
      return null;
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
