import { type Logger, SocketModeReceiver, type webApi } from '@slack/bolt';
import type { Log } from '../core/log.ts';
import type { Connection } from './connection.ts';
import { delayAfter, PassingFailure, type Patience, retried, type Wait } from './retry.ts';
import { startError } from './start-errors.ts';

const AT_START: Patience = { attempts: 5, firstDelay: 500, longestWait: 60 };
const AGAIN = { firstDelay: 250, longestWait: 600 };
const LONGEST_PAUSE_MS = 60_000;
const HELLO_TIMEOUT_MS = 10_000;
const STABLE_MS = 10_000;

interface Tools {
  readonly appToken: string;
  readonly clientOptions: webApi.WebClientOptions;
  readonly logger: Logger;
  readonly log: Log;
  readonly wait: Wait;
}

/**
 * Slack sends through a WebSocket that we open, so no public URL is needed. Slack closes it every few hours. The
 * client's own reconnecting is off: when `apps.connections.open` fails meanwhile, its promise rejects unhandled and
 * takes the process with it, and it waits five seconds before the first attempt.
 */
export function socketConnection({ appToken, clientOptions, logger, log, wait }: Tools): Connection {
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions },
  });
  const { client } = receiver;
  let wanted = false;

  const disconnected = () => new Promise<void>((resolve) => client.once('disconnected', () => resolve()));

  /** Closes the socket; a peer that does not answer the closing handshake is cut off. */
  async function hangUp(grace: number): Promise<void> {
    const closed = disconnected();
    client.disconnect().catch(() => undefined);
    const cut = setTimeout(() => client.disconnect().catch(() => undefined), grace);
    await closed;
    clearTimeout(cut);
  }

  /** Resolves once Slack has said hello, to a promise of the end of this connection. */
  async function connect(): Promise<{ readonly lost: Promise<void> }> {
    const late = setTimeout(() => hangUp(0), HELLO_TIMEOUT_MS);
    try {
      await client.start();
    } catch (error) {
      throw error ?? new PassingFailure('the socket was closed before Slack said hello');
    } finally {
      clearTimeout(late);
    }
    const lost = disconnected();
    if (!wanted) await hangUp(500);
    return { lost };
  }

  async function stayConnected(lost: Promise<void>): Promise<void> {
    await lost;
    for (let attempt = 1; wanted; attempt++) {
      log.info({ attempt }, 'the connection to Slack closed: connecting again');
      try {
        const connection = await connect();
        const began = Date.now();
        await connection.lost;
        // A connection that ends as soon as it stands counts as a failed attempt, or we would go round in circles.
        if (Date.now() - began >= STABLE_MS) attempt = 0;
        else if (wanted) await pauseAfter(new PassingFailure('the connection did not last'), attempt);
      } catch (error) {
        log.warn({ error: startError(error, 'SLACK_APP_TOKEN').message }, 'connecting to Slack failed');
        await pauseAfter(error, attempt);
      }
    }
  }

  async function pauseAfter(error: unknown, attempt: number): Promise<void> {
    const delay = delayAfter(error, attempt, AGAIN) ?? LONGEST_PAUSE_MS;
    await wait(Math.min(delay, LONGEST_PAUSE_MS)).catch(() => undefined);
  }

  return {
    name: 'Slack (Socket Mode)',
    receiver,
    async open() {
      wanted = true;
      const { lost } = await retried(connect, AT_START, wait).catch((error: unknown) => {
        throw startError(error, 'SLACK_APP_TOKEN');
      });
      void stayConnected(lost);
    },
    async close(grace) {
      wanted = false;
      await hangUp(grace);
    },
  };
}
