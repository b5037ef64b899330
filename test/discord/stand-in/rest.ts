import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { channelRoutes } from './channel-routes.ts';
import { listCommands, overwriteCommands } from './commands.ts';
import { nextFailure } from './faults.ts';
import { type Answer, Refusal } from './refusal.ts';
import { APPLICATION_ID, note, type State } from './state.ts';
import { bodyOf } from './uploads.ts';
import { acknowledged, BOT, callback, edit, followUp, remove } from './webhooks.ts';

export type Route = readonly [
  method: string,
  path: RegExp,
  answer: (ids: readonly string[], body: unknown, query: URLSearchParams) => Answer,
];

/** Discord's REST API as far as a bot like this uses it; not yet listening. */
export function restServer(state: State, gatewayUrl: () => string): Server {
  const routes = routesOf(state, gatewayUrl);
  return createServer((request, response) => {
    handle(state, routes, request)
      .catch((error: unknown): Answer => ({ status: 500, body: { message: String(error) } }))
      .then((answer) => (answer === null ? request.socket.destroy() : reply(response, answer)))
      .finally(() => state.changes.emit('change'));
  });
}

function routesOf(state: State, gatewayUrl: () => string): readonly Route[] {
  const application = { id: APPLICATION_ID, name: 'Cuepoint', flags: 0, bot: BOT };
  const limit = { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 };
  const ok = (body: unknown) => () => ({ status: 200, body });
  return [
    ...channelRoutes(state),
    [
      'GET',
      /^\/gateway\/bot$/u,
      () => ({ status: 200, body: { url: gatewayUrl(), shards: 1, session_start_limit: limit } }),
    ],
    ['GET', /^\/users\/@me$/u, ok(BOT)],
    ['GET', /^(?:\/oauth2)?\/applications\/@me$/u, ok(application)],
    ['GET', /^\/applications\/(\d+)\/commands$/u, (_, _body, query) => listCommands(state, null, localised(query))],
    ['PUT', /^\/applications\/(\d+)\/commands$/u, (_, body) => overwriteCommands(state, null, body)],
    [
      'GET',
      /^\/applications\/(\d+)\/guilds\/([^/]+)\/commands$/u,
      ([, guild = ''], _, query) => listCommands(state, guild, localised(query)),
    ],
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

function localised(query: URLSearchParams): boolean {
  return query.get('with_localizations') === 'true';
}

/** What is answered; null when the connection ends instead. */
async function handle(state: State, routes: readonly Route[], request: IncomingMessage): Promise<Answer | null> {
  const method = request.method ?? 'GET';
  const url = new URL(request.url ?? '/', 'http://stand-in');
  const path = decodeURIComponent(url.pathname).replace(/^\/api\/v10/u, '');
  const body = await bodyOf(request);
  const seen = { method, path, body };
  state.requests.push(seen);
  const failure = nextFailure(state.faults, state.choose, method, path);
  if (failure?.delay) await delay(failure.delay);
  if (failure?.dropped) return null;
  if (failure?.late !== undefined) {
    request.socket.destroy();
    await delay(failure.late);
  }
  if (failure?.answer) return failure.answer;
  try {
    const needsToken = !/^\/(?:interactions|webhooks)\//u.test(path);
    if (needsToken && request.headers.authorization !== `Bot ${state.token}`)
      throw new Refusal(401, 0, '401: Unauthorized');
    const answer = routed(routes, method, path, body, url.searchParams);
    return failure?.lost ? null : answer;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    note(state, seen, error);
    return failure?.lost ? null : error.answer;
  }
}

function routed(routes: readonly Route[], method: string, path: string, body: unknown, query: URLSearchParams): Answer {
  for (const [verb, pattern, answer] of routes) {
    const ids = verb === method ? pattern.exec(path) : null;
    if (ids) return answer(ids.slice(1), body, query);
  }
  throw new Refusal(404, 0, '404: Not Found');
}

function reply(response: ServerResponse, { status, body, headers }: Answer): void {
  response.writeHead(status, { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
