import type { RequestListener } from 'node:http';
import { App } from '@slack/bolt';
import type { Adapter } from '../core/adapter.ts';
import type { Dispatcher } from '../core/dispatch.ts';
import type { InvocationVault } from '../core/invocation.ts';
import type { Log } from '../core/log.ts';
import { ADD_FILE } from './add-file.ts';
import { createAnswering } from './answering.ts';
import { arrivalsOf } from './arrivals.ts';
import { clientOptions } from './client.ts';
import type { Connection } from './connection.ts';
import { ASK_CUEPOINT, readAskShortcut } from './events/ask-shortcut.ts';
import { createEvents, listenTo } from './events/index.ts';
import { FIND_MOMENTS } from './find-moments.ts';
import { httpConnection } from './http-connection.ts';
import { createInteractions } from './interactions.ts';
import { realTimer, type Timer } from './late.ts';
import { bridgedLogger, errorInWords } from './log-bridge.ts';
import { type Patience, retried, type Wait, waitUntil } from './retry.ts';
import { socketConnection } from './socket-connection.ts';
import { startError } from './start-errors.ts';
import { createPictures, type PictureParts } from './uploads.ts';

export interface SlackSettings {
  readonly botToken: string;
  /** A proxy or a stand-in; Slack's own `https://slack.com/api/` when left out. */
  readonly apiUrl?: string;
  readonly mode:
    | { readonly kind: 'socket'; readonly appToken: string }
    | { readonly kind: 'http'; readonly signingSecret: string; readonly port: number };
}

export interface SlackParts extends PictureParts {
  readonly settings: SlackSettings;
  readonly dispatcher: Dispatcher;
  readonly vault: InvocationVault;
  readonly log: Log;
  /** Waits between attempts; the real clock when left out. */
  readonly wait?: Wait;
  /** Answers what comes over HTTP to the same port and is not for Slack. */
  readonly pages?: RequestListener;
  /** Tells when somebody has waited so long that they are to be told so; the real clock when left out. */
  readonly timer?: Timer;
}

export interface SlackAdapter extends Adapter {
  /** Resolves once everything that Slack sent is answered. */
  idle(): Promise<void>;
}

const AT_START: Patience = { attempts: 5, firstDelay: 500, longestWait: 60 };
/** Milliseconds: the whole of stopping stays below four seconds. */
const STOPPING = { close: 2000, finish: 2500, giveUp: 300 };

/**
 * The commands in a Slack workspace, over Socket Mode or HTTP: as slash commands, in plain words, from shortcuts, buttons,
 * forms and the Home tab; and previews of links. Needs the app that `slackManifest` describes. Nothing is sent or opened before `start`.
 */
export function createSlackAdapter({
  settings,
  dispatcher,
  vault,
  log,
  pages,
  wait,
  timer = realTimer,
  ...parts
}: SlackParts): SlackAdapter {
  const stopping = new AbortController();
  const pause = wait ?? waitUntil(stopping.signal);
  const logger = bridgedLogger(log);
  const connection = connectionFor(settings, { log, logger, wait: pause }, pages);
  const { botToken } = settings;
  const authorization = { botToken, botId: '', botUserId: '' };
  const app = new App({
    receiver: connection.receiver,
    authorize: async () => authorization,
    clientOptions: clientOptions(settings.apiUrl),
    convoStore: false,
    logger,
  });
  const pictures = createPictures({ ...parts, client: app.client, botToken, log });
  const tools = { client: app.client, botToken, dispatcher, vault, log, timer, wait: pause, pictures };
  const events = createEvents({ ...tools, botUserId: () => authorization.botUserId });
  const answering = createAnswering({
    ...{ ...tools, signal: stopping.signal },
    homeChanged: (userId) => events.refreshHome(userId),
  });
  const interactions = createInteractions({ dispatcher, vault, answering, log });
  // Every command, so that one which is no longer in the code is still answered.
  app.command(/.*/su, ({ body, ack }) => interactions.command(body, () => ack()));
  app.action({ type: 'block_actions' }, ({ body, ack }) =>
    events.turnHome(body) ? ack() : interactions.press(body, () => ack()),
  );
  app.shortcut({ type: 'shortcut', callback_id: ASK_CUEPOINT.callback_id }, ({ body, ack }) =>
    interactions.run(readAskShortcut(body), () => ack()),
  );
  app.shortcut({ type: 'message_action', callback_id: FIND_MOMENTS.callback_id }, ({ body, ack }) =>
    interactions.findMoments(body, () => ack()),
  );
  app.shortcut({ type: 'message_action', callback_id: ADD_FILE.callback_id }, ({ body, ack }) =>
    interactions.addFile(body, () => ack()),
  );
  app.view({ type: 'view_submission' }, ({ body, ack }) =>
    interactions.submit(body, (fate) => (fate ? ack(fate) : ack())),
  );
  app.view({ type: 'view_closed' }, ({ ack }) => ack());
  listenTo(app, events);
  app.error(async (error) => log.error({ error: errorInWords(error) }, 'Bolt could not handle what Slack sent'));

  const arrivals = arrivalsOf(app);
  const idle = async () => {
    await arrivals();
    await Promise.all([interactions.idle(), events.idle()]);
  };

  let stopped: Promise<void> | null = null;
  async function stop(): Promise<void> {
    await Promise.all([within(STOPPING.finish, connection.close(STOPPING.close)), within(STOPPING.finish, idle())]);
    stopping.abort();
    await within(STOPPING.giveUp, idle());
  }

  return {
    name: connection.name,
    async start() {
      const identity = await retried(() => app.client.auth.test({ token: botToken }), AT_START, pause).catch(
        (error: unknown) => {
          throw startError(error, 'SLACK_BOT_TOKEN');
        },
      );
      authorization.botId = identity.bot_id ?? '';
      authorization.botUserId = identity.user_id ?? '';
      if (stopped) return;
      await connection.open();
      log.info({ team: identity.team, bot: identity.user }, `${connection.name} is ready`);
    },
    stop() {
      stopped ??= stop();
      return stopped;
    },
    idle,
  };
}

function connectionFor(
  settings: SlackSettings,
  tools: { log: Log; logger: ReturnType<typeof bridgedLogger>; wait: Wait },
  pages?: RequestListener,
): Connection {
  const { mode } = settings;
  if (mode.kind === 'http') return httpConnection(mode, tools.logger, pages);
  return socketConnection({ ...tools, appToken: mode.appToken, clientOptions: clientOptions(settings.apiUrl) });
}

/** Resolves with the work, or after the time in milliseconds without it. */
async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}
