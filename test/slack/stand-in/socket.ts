import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import type { Sender } from './sender.ts';
import type { Workspace } from './workspace.ts';

const ackSchema = z.strictObject({ envelope_id: z.string(), payload: z.unknown() });
const ACK_WITHIN_MS = 3000;

/** Socket Mode: Slack's end of the WebSocket. */
export interface SocketEnd extends Sender {
  /** A ticket that may open one socket. */
  allow(ticket: string): void;
  /** Resolves once an app is connected. */
  connected(): Promise<void>;
  /** Cuts every connection, without a word. */
  drop(): void;
  /** Asks the app to connect anew, as Slack does every few hours. */
  refresh(): void;
}

export function socketEnd(server: Server, workspace: Workspace): SocketEnd {
  const sockets = new Set<WebSocket>();
  const tickets = new Set<string>();
  const waiting = new Map<string, (answer: unknown) => void>();
  let arrivals: (() => void)[] = [];
  const listener = new WebSocketServer({
    server,
    verifyClient: ({ req }: { req: IncomingMessage }) =>
      tickets.delete(new URL(req.url ?? '/', 'ws://slack').searchParams.get('ticket') ?? ''),
  });

  function onMessage(data: string): void {
    const { data: ack } = ackSchema.safeParse(JSON.parse(data));
    const done = ack && waiting.get(ack.envelope_id);
    if (!ack || !done) {
      workspace.refuse('socket', { error: 'unknown_envelope', details: ['acknowledged twice, late, or never sent'] });
      return;
    }
    waiting.delete(ack.envelope_id);
    done(ack.payload);
  }

  listener.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('message', (data) => onMessage(String(data)));
    socket.on('close', () => sockets.delete(socket));
    socket.send(JSON.stringify({ type: 'hello', num_connections: sockets.size, connection_info: { app_id: 'A1' } }));
    for (const arrived of arrivals) arrived();
    arrivals = [];
  });

  const connected = () =>
    sockets.size > 0 ? Promise.resolve() : new Promise<void>((resolve) => arrivals.push(resolve));

  return {
    allow: (ticket) => tickets.add(ticket),
    connected,
    drop() {
      for (const socket of sockets) socket.terminate();
      sockets.clear();
    },
    refresh() {
      for (const socket of sockets) socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
      sockets.clear();
    },
    async send(type, payload, acknowledged, retry) {
      await connected();
      const [socket] = sockets;
      const envelope_id = randomUUID();
      const retried = retry ? { retry_attempt: retry, retry_reason: 'timeout' } : {};
      const late = AbortSignal.timeout(ACK_WITHIN_MS);
      return new Promise((resolve) => {
        waiting.set(envelope_id, (answer) => {
          acknowledged();
          resolve(answer ?? null);
        });
        late.onabort = () => {
          if (!waiting.delete(envelope_id)) return;
          workspace.refuse(type, { error: 'operation_timeout', details: ['not acknowledged within 3 s'] });
          resolve(null);
        };
        socket?.send(JSON.stringify({ envelope_id, type, payload, accepts_response_payload: true, ...retried }));
      });
    },
    async stop() {
      for (const socket of listener.clients) socket.terminate();
      listener.close();
    },
  };
}
