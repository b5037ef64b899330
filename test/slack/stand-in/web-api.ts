import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, notOk, ok } from './answer.ts';
import { checkMessage } from './check.ts';
import type { Failure } from './faults.ts';
import { type Arguments, botMethods } from './methods.ts';
import { deletionSchema, responseSchema } from './schema.ts';
import type { Workspace } from './workspace.ts';

export const BOT_TOKEN = 'xoxb-1-stand-in';
export const APP_TOKEN = 'xapp-1-stand-in';
/** Arguments that are JSON within the form. */
const JSON_FIELDS = ['blocks', 'chunks', 'files', 'metadata', 'prompts', 'unfurls', 'view'];
/** Only a message whose control was used is an original (slackapi/bolt-js #2287). */
const NO_ORIGINAL = { error: 'no_original', details: ['there is no message that this could replace or delete'] };
const HALF_HOUR_MS = 30 * 60 * 1000;

/** Slack's Web API, its uploads and response_urls, below `base`. `socketUrl` makes the URL of a socket that may be opened once. */
export function webApi(workspace: Workspace, socketUrl: (ticket: string) => string, base: string) {
  const methods = botMethods(workspace, `${base}/upload`);

  function callMethod(name: string, token: string, form: URLSearchParams): Answer {
    if (name === 'apps.connections.open') {
      if (token.startsWith('xoxb-')) return notOk('not_allowed_token_type');
      return token === APP_TOKEN ? ok({ url: socketUrl(randomUUID()) }) : notOk('invalid_auth');
    }
    if (token !== BOT_TOKEN) return notOk('invalid_auth');
    if (name === 'auth.test') {
      return ok({ team: 'Stand-in', team_id: 'T1', user: 'cuepoint', user_id: 'UBOT', bot_id: 'B1' });
    }
    const method = methods[name];
    if (method) return method(argumentsIn(form));
    workspace.refuse(name, { error: 'unknown_method', details: [] });
    return notOk('unknown_method');
  }

  function respond(key: string, body: string): Answer {
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
    if (deletionSchema.safeParse(JSON.parse(body)).success) {
      if (interaction.source === null) workspace.refuse('response_url', NO_ORIGINAL);
      else workspace.messages.delete(interaction.source);
      return { status: 200, body: 'ok' };
    }
    const checked = checkMessage(responseSchema, JSON.parse(body), (blocks) => workspace.files.wrong(blocks, false));
    if (checked.refusal) {
      workspace.refuse('response_url', checked.refusal);
      return { status: 400, body: checked.refusal.error };
    }
    const { response_type: type, replace_original: replace, thread_ts: thread = null, ...content } = checked.message;
    if (replace && interaction.source === null) workspace.refuse('response_url', NO_ORIGINAL);
    if (replace && interaction.source !== null) workspace.replace(interaction.source, content);
    else workspace.post(interaction.channel, type === 'ephemeral' ? interaction.user : null, content, { thread });
    return { status: 200, body: 'ok' };
  }

  return async (request: IncomingMessage, response: ServerResponse) => {
    const bytes = await bytesOf(request);
    const [, area, name = ''] = new URL(request.url ?? '/', 'http://slack').pathname.split('/');
    if (area === 'upload') return void response.writeHead(workspace.files.receive(name, bytes)).end();
    if (area === 'shared') {
      workspace.files.fetched.push(name);
      const may = request.headers.authorization === `Bearer ${BOT_TOKEN}` && workspace.scopes.has('files:read');
      // Without the right to see a file Slack shows a page to sign in on.
      const shown = may ? workspace.files.shared.get(name)?.content : '<!DOCTYPE html><title>Sign in</title>';
      response.setHeader('content-type', may ? 'text/plain' : 'text/html; charset=utf-8');
      return void response.writeHead(shown === undefined ? 404 : 200).end(shown);
    }
    const body = bytes.toString('utf8');
    const form = new URLSearchParams(area === 'response' ? '' : body);
    const failure = workspace.failureOf(area === 'response' ? 'response_url' : name, form.get('channel'));
    if (failure?.delay !== undefined) await sleep(failure.delay);
    if (failure?.dropped) return void request.socket.destroy();
    if (failure?.late !== undefined) {
      request.socket.destroy();
      await sleep(failure.late);
    }
    const token = (request.headers.authorization ?? '').replace(/^Bearer /u, '') || (form.get('token') ?? '');
    const answer =
      (failure && failed(failure)) ?? (area === 'response' ? respond(name, body) : callMethod(name, token, form));
    if (failure?.lost === true) return void request.socket.destroy();
    if (token === BOT_TOKEN) response.setHeader('x-oauth-scopes', [...workspace.scopes].join(','));
    if (answer.retryAfter !== undefined) response.setHeader('retry-after', String(answer.retryAfter));
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
    if (failure?.lost === 'midway') response.write(text.slice(0, text.length / 2), () => request.socket.destroy());
    else response.end(text);
  };
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of request) if (part instanceof Uint8Array) parts.push(part);
  return Buffer.concat(parts);
}

/** A form's values as the types that Slack reads from them. */
function argumentsIn(form: URLSearchParams): Arguments {
  const read = ([name, value]: [string, string]): [string, unknown] => {
    if (JSON_FIELDS.includes(name)) return [name, JSON.parse(value)];
    if (name === 'limit') return [name, Number(value)];
    return [name, value === 'true' || value === 'false' ? value === 'true' : value];
  };
  return Object.fromEntries([...form].filter(([name]) => name !== 'token').map(read));
}

function spent(error: string): Answer {
  return { status: 404, body: { ok: false, error } };
}

/** The answer that a failure gives; null when the call is only slow, or its answer lost. */
function failed({ status, retryAfter, error }: Failure): Answer | null {
  if (error !== undefined) return { status: status ?? 200, body: { ok: false, error } };
  if (retryAfter !== undefined) return { status: 429, body: { ok: false, error: 'ratelimited' }, retryAfter };
  return status === undefined ? null : { status, body: 'upstream failure' };
}
