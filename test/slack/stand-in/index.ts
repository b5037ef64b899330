import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SlackSettings } from '../../../src/slack/index.ts';
import { type Hearing, hearing } from './hearing.ts';
import { type InViews, inViews } from './people-in-views.ts';
import type { Control } from './schema.ts';
import { type Forgery, type HttpEnd, httpEnd, type Payload, type SentType, SIGNING_SECRET } from './sender.ts';
import { type SocketEnd, socketEnd } from './socket.ts';
import { APP_TOKEN, BOT_TOKEN, webApi } from './web-api.ts';
import { type Interaction, type Posted, Workspace } from './workspace.ts';

export type { Failure } from './faults.ts';
export { APP_TOKEN, BOT_TOKEN } from './web-api.ts';
export type { Channel, Person, Posted } from './workspace.ts';

/** Slack on the loopback: one workspace, one app, and one person, `U1`, in the channel `C1`. */
export interface StandIn {
  readonly workspace: Workspace;
  /** What an adapter needs to connect here. */
  readonly settings: SlackSettings;
  /** Null in HTTP mode. */
  readonly socket: SocketEnd | null;
  /** A person types a slash command, `U1` in `C1` unless said; resolves once it is acknowledged. Slack escapes the text. */
  command(
    name: string,
    text: string,
    where?: { readonly user?: string; readonly channel?: string },
  ): Promise<Interaction>;
  /** Sends what was sent before a second time. */
  resend(interaction: Interaction): Promise<void>;
  /** A person uses a control of a message, `U1` unless said; resolves once it is acknowledged. */
  use(message: Posted, control: Control, option?: string, who?: { readonly user?: string }): Promise<Interaction>;
  /**
   * A person uses a message shortcut on somebody's message, `U1` in `C1` unless said; resolves once it is acknowledged.
   * The message is what Slack keeps of it, its text in Slack's markup.
   */
  shortcut(
    callbackId: string,
    message: { readonly ts?: string; readonly [field: string]: unknown },
    where?: { readonly user?: string; readonly channel?: string },
  ): Promise<Interaction>;
  /** What people do without asking the app anything in particular. */
  readonly hear: Hearing;
  /** What people do in modals and in Home tabs. */
  readonly inViews: InViews;
  /** A request over HTTP that is not Slack's: a command, or what is said; resolves to the app's status. */
  forge(forgery: Forgery, interactive?: Payload): Promise<number>;
  /** Forgets what was said and done so far, which a test may keep without end. */
  forget(): void;
  stop(): Promise<void>;
}

export interface StandInOptions {
  readonly mode: 'socket' | 'http';
  /** Milliseconds; the real clock when left out. */
  readonly now?: () => number;
}

const USER = 'U1';
const CHANNEL = 'C1';

export async function startStandIn({ mode, now = Date.now }: StandInOptions): Promise<StandIn> {
  const workspace = new Workspace(now);
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      workspace.refuse('server', { error: 'unreadable_request', details: [String(error)] });
      response.writeHead(500).end();
    });
  });
  const port = await listen(server);
  const ticketed = (ticket: string) => {
    socket?.allow(ticket);
    return `ws://127.0.0.1:${port}/link/?ticket=${ticket}`;
  };
  const answer = webApi(workspace, ticketed, `http://127.0.0.1:${port}`);
  const socket: SocketEnd | null = mode === 'socket' ? socketEnd(server, workspace) : null;
  const appPort = await freePort();
  const http: HttpEnd = httpEnd(appPort, workspace);
  const sender = socket ?? http;
  const sent = new Map<Interaction, () => Promise<unknown>>();

  const base = (interaction: Interaction) => ({
    api_app_id: 'A1',
    is_enterprise_install: false,
    response_url: `http://127.0.0.1:${port}/response/${interaction.key}`,
    trigger_id: interaction.triggerId,
  });

  async function deliver(interaction: Interaction, type: SentType, payload: Payload): Promise<Interaction> {
    const acknowledged = () => {
      interaction.acknowledged = true;
    };
    sent.set(interaction, () => sender.send(type, payload, acknowledged, 1));
    await sender.send(type, payload, acknowledged);
    return interaction;
  }

  return {
    workspace,
    settings: {
      botToken: BOT_TOKEN,
      apiUrl: `http://127.0.0.1:${port}/api`,
      mode:
        mode === 'socket'
          ? { kind: 'socket', appToken: APP_TOKEN }
          : { kind: 'http', signingSecret: SIGNING_SECRET, port: appPort },
    },
    socket,
    hear: hearing(workspace, sender, `http://127.0.0.1:${port}/response`),
    inViews: inViews(workspace, sender, base, actionOf),
    command(name, text, { user = USER, channel = CHANNEL } = {}) {
      const interaction = workspace.interact(user, channel, null);
      const place = { team_id: 'T1', channel_id: channel, channel_name: 'general', user_id: user, user_name: 'ada' };
      const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      const payload = { ...base(interaction), ...place, command: `/${name}`, text: escaped };
      return deliver(interaction, 'slash_commands', payload);
    },
    async resend(interaction) {
      await sent.get(interaction)?.();
    },
    use(message, control, option, { user = USER } = {}) {
      const { channel, ts } = message;
      const interaction = workspace.interact(user, channel, ts);
      const is_ephemeral = message.viewer !== null;
      const thread = message.thread === null ? {} : { thread_ts: message.thread };
      const payload = {
        ...base(interaction),
        type: 'block_actions',
        user: { id: user, username: 'ada', name: 'ada', team_id: 'T1' },
        team: { id: 'T1', domain: 'stand-in' },
        channel: { id: channel, name: 'general' },
        container: { type: 'message', message_ts: ts, ...thread, channel_id: channel, is_ephemeral },
        ...(is_ephemeral ? {} : { message: { ts, ...thread, text: message.content.text } }),
        actions: [actionOf(control, option)],
      };
      return deliver(interaction, 'interactive', payload);
    },
    shortcut(callbackId, message, { user = USER, channel = CHANNEL } = {}) {
      const interaction = workspace.interact(user, channel, null);
      const { ts = '1700000000.000100' } = message;
      const payload = {
        ...base(interaction),
        type: 'message_action',
        token: 'deprecated',
        callback_id: callbackId,
        action_ts: '1700000001.000000',
        message_ts: ts,
        user: { id: user, name: 'ada', team_id: 'T1' },
        team: { id: 'T1', domain: 'stand-in' },
        channel: { id: channel, name: 'general' },
        message: { type: 'message', user: 'U2', ts, ...message },
      };
      return deliver(interaction, 'interactive', payload);
    },
    forge(forgery, interactive) {
      if (interactive) return http.forge('interactive', interactive, forgery);
      const interaction = workspace.interact(USER, CHANNEL, null);
      const place = { team_id: 'T1', channel_id: CHANNEL, user_id: USER, command: '/strategy', text: 'x' };
      return http.forge('slash_commands', { ...base(interaction), ...place }, forgery);
    },
    forget() {
      sent.clear();
      workspace.forget();
    },
    async stop() {
      await socket?.stop();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function actionOf(control: Control, option: string | undefined) {
  const common = { type: control.type, action_id: control.action_id, block_id: 'any', action_ts: '1.2' };
  if (control.type === 'button') {
    return { ...common, text: control.text, value: control.value, url: control.url };
  }
  const selected = control.options.find(({ value }) => value === option);
  return { ...common, selected_option: selected ?? null };
}

async function listen(server: ReturnType<typeof createServer>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return portOf(server.address());
}

/** A port that nothing listens on just now. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  const port = await listen(probe);
  await new Promise<void>((resolve) => probe.close(() => resolve()));
  return port;
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the stand-in has no port');
  return address.port;
}
