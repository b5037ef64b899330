import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { checkMessage } from './check.ts';
import { chatSchema, responseSchema } from './schema.ts';
import type { Failure, Workspace } from './workspace.ts';

export const BOT_TOKEN = 'xoxb-1-stand-in';
export const APP_TOKEN = 'xapp-1-stand-in';
const HALF_HOUR_MS = 30 * 60 * 1000;

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly retryAfter?: number;
}

/** Slack's Web API and response_urls. `socketUrl` makes the URL of a socket that may be opened once. */
export function webApi(workspace: Workspace, socketUrl: (ticket: string) => string) {
  const methods: Readonly<Record<string, (token: string, form: URLSearchParams) => Answer>> = {
    'auth.test': (token) =>
      token === BOT_TOKEN
        ? ok({ team: 'Stand-in', team_id: 'T1', user: 'cuepoint', user_id: 'UBOT', bot_id: 'B1' })
        : notOk('invalid_auth'),
    'apps.connections.open': (token) => {
      if (token.startsWith('xoxb-')) return notOk('not_allowed_token_type');
      return token === APP_TOKEN ? ok({ url: socketUrl(randomUUID()) }) : notOk('invalid_auth');
    },
    'chat.postEphemeral': (token, form) => {
      if (token !== BOT_TOKEN) return notOk('invalid_auth');
      const blocks: unknown = JSON.parse(form.get('blocks') ?? '[]');
      const checked = checkMessage(chatSchema, { ...Object.fromEntries(form), blocks });
      if (checked.refusal) {
        workspace.refuse('chat.postEphemeral', checked.refusal);
        return notOk(checked.refusal.error);
      }
      const { channel, user, token: _, ...content } = checked.message;
      if (user === undefined) return notOk('user_not_in_channel');
      if (!workspace.joined.has(channel)) return notOk('channel_not_found');
      return ok({ message_ts: workspace.post(channel, user, content).ts });
    },
  };

  function callMethod(name: string, request: IncomingMessage, form: URLSearchParams): Answer {
    const failure = workspace.failureOf(name);
    if (failure) return failed(failure);
    const token = (request.headers.authorization ?? '').replace(/^Bearer /u, '') || (form.get('token') ?? '');
    return methods[name]?.(token, form) ?? notOk('unknown_method');
  }

  function respond(key: string, body: string): Answer {
    const failure = workspace.failureOf('response_url');
    if (failure) return failed(failure);
    const interaction = workspace.interactions.get(key);
    if (!interaction) return { status: 404, body: { ok: false, error: 'invalid_url' } };
    if (!interaction.acknowledged) {
      workspace.refuse('response_url', {
        error: 'operation_timeout',
        details: ['answered before it was acknowledged'],
      });
    }
    if (workspace.now() - interaction.issued > HALF_HOUR_MS) return spent('expired_url');
    interaction.uses += 1;
    if (interaction.uses > 5) {
      workspace.refuse('response_url', { error: 'used_url', details: ['more than five messages'] });
      return spent('used_url');
    }
    const checked = checkMessage(responseSchema, JSON.parse(body));
    if (checked.refusal) {
      workspace.refuse('response_url', checked.refusal);
      return { status: 400, body: checked.refusal.error };
    }
    const { response_type: type, replace_original: replace, ...content } = checked.message;
    if (replace && interaction.source !== null) workspace.replace(interaction.source, content);
    else workspace.post(interaction.channel, type === 'ephemeral' ? interaction.user : null, content);
    return { status: 200, body: 'ok' };
  }

  return async (request: IncomingMessage, response: ServerResponse) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
    const [, area, name = ''] = new URL(request.url ?? '/', 'http://slack').pathname.split('/');
    const answer = area === 'response' ? respond(name, body) : callMethod(name, request, new URLSearchParams(body));
    if (answer.retryAfter !== undefined) response.setHeader('retry-after', String(answer.retryAfter));
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
  };
}

function ok(fields: object): Answer {
  return { status: 200, body: { ok: true, ...fields } };
}

function notOk(error: string): Answer {
  return { status: 200, body: { ok: false, error } };
}

function spent(error: string): Answer {
  return { status: 404, body: { ok: false, error } };
}

function failed({ status, retryAfter, error }: Failure): Answer {
  if (error !== undefined) return { status: status ?? 200, body: { ok: false, error } };
  if (retryAfter !== undefined) return { status: 429, body: { ok: false, error: 'ratelimited' }, retryAfter };
  return { status: status ?? 500, body: 'upstream failure' };
}
