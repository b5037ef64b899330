import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { APPLICATION_ID, GUILD_ID, newId, type State } from './state.ts';
import { BOT } from './webhooks.ts';

/** Guild members, presences and message content need Discord's permission. */
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15);

const payload = z.discriminatedUnion('op', [
  z.object({ op: z.literal(1), d: z.int().nullable() }),
  z.object({ op: z.literal(2), d: z.object({ token: z.string(), intents: z.int(), properties: z.object({}) }) }),
  z.object({
    op: z.literal(3),
    d: z.strictObject({
      since: z.int().nullable(),
      status: z.enum(['online', 'idle', 'dnd', 'invisible']),
      afk: z.boolean(),
      activities: z.array(
        z.strictObject({ type: z.literal(4), name: z.string().min(1).max(128), state: z.string().min(1).max(128) }),
      ),
    }),
  }),
  z.object({ op: z.literal(6), d: z.object({ token: z.string(), session_id: z.string(), seq: z.int() }) }),
]);

interface Session {
  readonly id: string;
  /** What was dispatched, by its number from 1: replayed when the session is resumed. */
  readonly events: { readonly t: string; readonly d: unknown }[];
  /** What stands below the bot's name; gone with the session. */
  status: string | null;
  socket: WebSocket | null;
}

/** Discord's gateway: one session at a time. */
export interface Gateway {
  /** Sends an event to the bot; kept for it while it is away. @throws Error when nobody ever connected */
  dispatch(event: string, data: unknown): void;
  /** Cuts the connection without a word. */
  drop(): void;
  /** Asks the bot to connect again. */
  askToReconnect(): void;
  /** Forgets the session, so that it cannot be resumed, and cuts the connection. */
  forget(): void;
  /** Forgets what was dispatched so far: a session cannot be resumed from there any more. */
  forgetEvents(): void;
  /** Closes the connection with one of Discord's codes, such as 4004 once the token was reset. */
  refuse(code: number): void;
  /** How often the bot identified and how often it resumed. */
  counts(): { readonly identified: number; readonly resumed: number; readonly intents: number };
  /** What stands below the bot's name; null when nothing does. */
  status(): string | null;
  close(): void;
}

export function gateway(state: State, server: Server, url: () => string, refuseIntents: boolean): Gateway {
  const sockets = new WebSocketServer({ server, path: '/gateway' });
  const counts = { identified: 0, resumed: 0, intents: 0 };
  let session: Session | null = null;

  function send(socket: WebSocket | null, op: number, d: unknown, more: object = {}): void {
    if (socket?.readyState === socket?.OPEN) socket?.send(JSON.stringify({ op, d, s: null, t: null, ...more }));
  }

  function emit(to: Session, t: string, d: unknown): void {
    to.events.push({ t, d });
    send(to.socket, 0, d, { t, s: to.events.length });
  }

  function identify(socket: WebSocket, token: string, intents: number): void {
    const allowed = !refuseIntents && (intents & PRIVILEGED) === 0;
    if (token !== state.token || !allowed) {
      socket.close(allowed ? 4004 : 4014, allowed ? 'Authentication failed.' : 'Disallowed intent(s).');
      return;
    }
    counts.identified += 1;
    counts.intents = intents;
    session = { id: newId(), events: [], status: null, socket };
    emit(session, 'READY', {
      v: 10,
      user: BOT,
      session_id: session.id,
      resume_gateway_url: url(),
      guilds: state.guilds.map((id) => ({ id, unavailable: true })),
      application: { id: APPLICATION_ID, flags: 0 },
    });
    for (const id of state.guilds) emit(session, 'GUILD_CREATE', guild(id));
    state.changes.emit('change');
  }

  function resume(socket: WebSocket, id: string, seq: number): void {
    if (session?.id !== id) {
      send(socket, 9, false);
      return;
    }
    counts.resumed += 1;
    session.socket = socket;
    session.events.slice(seq).forEach((event, index) => {
      send(socket, 0, event.d, { t: event.t, s: seq + index + 1 });
    });
    emit(session, 'RESUMED', {});
    state.changes.emit('change');
  }

  function present(socket: WebSocket, status: string | null): void {
    if (session?.socket !== socket) return;
    session.status = status;
    state.changes.emit('change');
  }

  sockets.on('connection', (socket, request) => {
    const query = new URL(request.url ?? '/', 'http://stand-in').searchParams;
    if (query.get('v') !== '10' || query.get('encoding') !== 'json') return socket.close(4012, 'Invalid API version');
    send(socket, 10, { heartbeat_interval: 41_250 });
    socket.on('message', (data) => {
      const given = payload.safeParse(JSON.parse(String(data)));
      if (!given.success) return socket.close(4002, 'Error while decoding payload.');
      const { op, d } = given.data;
      if (op === 1) send(socket, 11, null);
      else if (op === 3) present(socket, d.activities[0]?.state ?? null);
      else if (op === 2) identify(socket, d.token, d.intents);
      else if (d.token === state.token) resume(socket, d.session_id, d.seq);
      else socket.close(4004, 'Authentication failed.');
    });
  });

  return {
    dispatch(event, data) {
      if (!session) throw new Error('no bot is connected');
      emit(session, event, data);
    },
    drop: () => session?.socket?.terminate(),
    askToReconnect: () => send(session?.socket ?? null, 7, null),
    forget() {
      const socket = session?.socket;
      session = null;
      socket?.terminate();
    },
    forgetEvents: () => session?.events.fill({ t: 'FORGOTTEN', d: null }),
    refuse: (code) => session?.socket?.close(code),
    counts: () => ({ ...counts }),
    status: () => session?.status ?? null,
    close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

function guild(id: string): unknown {
  const name = id === GUILD_ID ? 'The Team' : 'Another team';
  return {
    id,
    name,
    owner_id: '900000000000000009',
    unavailable: false,
    member_count: 2,
    large: false,
    joined_at: '2026-01-01T00:00:00.000Z',
    roles: [
      {
        id,
        name: '@everyone',
        permissions: '0',
        position: 0,
        color: 0,
        hoist: false,
        managed: false,
        mentionable: false,
      },
    ],
    channels: [],
    threads: [],
    members: [],
    presences: [],
    emojis: [],
    stickers: [],
    features: [],
    preferred_locale: 'en-US',
  };
}
