import type { Server } from 'node:http';
import { HTTPReceiver, type Logger } from '@slack/bolt';
import type { Connection } from './connection.ts';
import { portError } from './start-errors.ts';

/** Slack sends to a port of ours, at `/slack/events`. Bolt checks the signature and the five-minute window. */
export function httpConnection(settings: { signingSecret: string; port: number }, logger: Logger): Connection {
  const { signingSecret, port } = settings;
  const receiver = new HTTPReceiver({ signingSecret, port, logger, endpoints: ['/slack/events'] });
  let server: Server | null = null;
  return {
    name: `Slack (HTTP on port ${port})`,
    receiver,
    async open() {
      try {
        server = await receiver.start(port);
      } catch (error) {
        throw portError(error, port);
      }
    },
    async close(grace) {
      const open = server;
      server = null;
      if (!open) return;
      const cut = setTimeout(() => open.closeAllConnections(), grace);
      await receiver.stop().catch(() => undefined);
      clearTimeout(cut);
    },
  };
}
