import type { RequestListener, Server } from 'node:http';
import { HTTPReceiver, type Logger } from '@slack/bolt';
import type { Connection } from './connection.ts';
import { portError } from './start-errors.ts';

/** Answers what is not for Slack where there are no pages: whether the bot is up, and nothing else. */
const alone: RequestListener = ({ url, method }, response) => {
  const up = url === '/health' && (method === 'GET' || method === 'HEAD');
  response.writeHead(up ? 200 : 404, { 'Content-Type': 'text/plain' }).end(up ? 'ok' : 'There is nothing here.');
};

/**
 * Slack sends to a port of ours, at `/slack/events`. Bolt checks the signature and the five-minute window.
 * @param pages answers what comes to the same port and is not for Slack
 */
export function httpConnection(
  settings: { signingSecret: string; port: number },
  logger: Logger,
  pages?: RequestListener,
): Connection {
  const { signingSecret, port } = settings;
  const others = pages ?? alone;
  const receiver = new HTTPReceiver({
    ...{ signingSecret, port, logger, endpoints: ['/slack/events'] },
    // Bolt throws what is for none of its paths, for this handler to defer to other routing (HTTPReceiver.ts).
    dispatchErrorHandler: async ({ request, response }) => others(request, response),
  });
  let server: Server | null = null;
  return {
    name: `Slack (HTTP on port ${port}${pages ? ', as the pages are' : ''})`,
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
