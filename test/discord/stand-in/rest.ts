import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { listCommands, overwriteCommands } from './commands.ts';
import { type Answer, Refusal } from './refusal.ts';
import { APPLICATION_ID, note, type State } from './state.ts';
import { acknowledged, BOT, callback, edit, followUp, remove } from './webhooks.ts';

type Route = readonly [method: string, path: RegExp, answer: (ids: readonly string[], body: unknown) => Answer];

/** Discord's REST API as far as a bot like this uses it; not yet listening. */
export function restServer(state: State, gatewayUrl: () => string): Server {
  const routes = routesOf(state, gatewayUrl);
  return createServer((request, response) => {
    handle(state, routes, request)
      .catch((error: unknown): Answer => ({ status: 500, body: { message: String(error) } }))
      .then((answer) => reply(response, answer))
      .finally(() => state.changes.emit('change'));
  });
}

function routesOf(state: State, gatewayUrl: () => string): readonly Route[] {
  const application = { id: APPLICATION_ID, name: 'Cuepoint', flags: 0, bot: BOT };
  const limit = { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 };
  const ok = (body: unknown) => () => ({ status: 200, body });
  return [
    [
      'GET',
      /^\/gateway\/bot$/u,
      () => ({ status: 200, body: { url: gatewayUrl(), shards: 1, session_start_limit: limit } }),
    ],
    ['GET', /^\/users\/@me$/u, ok(BOT)],
    ['GET', /^(?:\/oauth2)?\/applications\/@me$/u, ok(application)],
    ['GET', /^\/applications\/(\d+)\/commands$/u, () => listCommands(state, null)],
    ['PUT', /^\/applications\/(\d+)\/commands$/u, (_, body) => overwriteCommands(state, null, body)],
    ['GET', /^\/applications\/(\d+)\/guilds\/([^/]+)\/commands$/u, ([, guild = '']) => listCommands(state, guild)],
    [
      'PUT',
      /^\/applications\/(\d+)\/guilds\/([^/]+)\/commands$/u,
      ([, guild = ''], body) => overwriteCommands(state, guild, body),
    ],
    [
      'POST',
      /^\/interactions\/(\d+)\/([^/]+)\/callback$/u,
      ([id = '', token = ''], body) => callback(state, id, token, body),
    ],
    ['POST', /^\/webhooks\/(\d+)\/([^/]+)$/u, ([, token = ''], body) => followUp(state, token, body)],
    [
      'PATCH',
      /^\/webhooks\/(\d+)\/([^/]+)\/messages\/([^/]+)$/u,
      ([, token = '', which = ''], body) => edit(state, acknowledged(state, token), which, body),
    ],
    [
      'DELETE',
      /^\/webhooks\/(\d+)\/([^/]+)\/messages\/([^/]+)$/u,
      ([, token = '', which = '']) => remove(state, acknowledged(state, token), which),
    ],
  ];
}

async function handle(state: State, routes: readonly Route[], request: IncomingMessage): Promise<Answer> {
  const method = request.method ?? 'GET';
  const path = decodeURIComponent(new URL(request.url ?? '/', 'http://stand-in').pathname).replace(/^\/api\/v10/u, '');
  const text = await textOf(request);
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  const seen = { method, path, body };
  state.requests.push(seen);
  const fault = state.faults.find((each) => each.times > 0 && each.method === method && each.path.test(path));
  if (fault) {
    fault.times -= 1;
    return fault.answer;
  }
  try {
    const needsToken = !/^\/(?:interactions|webhooks)\//u.test(path);
    if (needsToken && request.headers.authorization !== `Bot ${state.token}`)
      throw new Refusal(401, 0, '401: Unauthorized');
    for (const [verb, pattern, answer] of routes) {
      const ids = verb === method ? pattern.exec(path) : null;
      if (ids) return answer(ids.slice(1), body);
    }
    throw new Refusal(404, 0, '404: Not Found');
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    note(state, seen, error);
    return error.answer;
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of request) if (part instanceof Uint8Array) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

function reply(response: ServerResponse, { status, body, headers }: Answer): void {
  response.writeHead(status, { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
