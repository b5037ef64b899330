import { randomUUID } from 'node:crypto';
import { ASK_CUEPOINT } from '../../../src/slack/events/ask-shortcut.ts';
import { SLACK_EVENTS } from '../../../src/slack/scopes.ts';
import type { Control } from './schema.ts';
import type { Payload, Sender, SentType } from './sender.ts';
import type { Workspace } from './workspace.ts';

interface Where {
  readonly user?: string;
  readonly channel?: string;
  /** The `ts` of the message that is answered. */
  readonly thread?: string;
}

/** Something that Slack told the app of. */
export interface Heard {
  /** Of the message that it is about. */
  readonly ts: string;
  acknowledged: boolean;
}

/** What people do without asking the app anything in particular; each resolves once the app acknowledged it. */
export interface Hearing {
  /** Somebody says something that mentions the bot as `@cuepoint`, `U1` in `C1` unless said. */
  mention(text: string, where?: Where, fields?: object): Promise<Heard>;
  /** Somebody says something to the bot alone, `U1` unless said. */
  direct(text: string, where?: Where, fields?: object): Promise<Heard>;
  /** Somebody opens the bot's own space. */
  open(tab: 'home' | 'messages', user?: string): Promise<Heard>;
  /** Somebody posts links, or is still writing them. */
  link(urls: readonly string[], where?: Where & { readonly writing?: true; readonly old?: true }): Promise<Heard>;
  /** Somebody, `U1`, uses a control of what the app showed beneath a link; without a response_url when told so. */
  useUnfurl(heard: Heard, url: string, control: Control, without?: 'response_url'): Promise<Heard>;
  /** Somebody uses the app's own shortcut, which belongs to no channel; `U1` unless said. */
  askShortcut(user?: string): Promise<Heard>;
  /** Sends what was sent before a second time. */
  again(heard: Heard): Promise<void>;
}

export const BOT_USER = 'UBOT';

/** @param responses where response_urls begin */
export function hearing(workspace: Workspace, sender: Sender, responses: string): Hearing {
  const sent = new Map<Heard, () => Promise<unknown>>();

  /** @throws Error when the app is not subscribed to that, or lacks what it takes */
  async function tell(name: string, event: object, ts: string): Promise<Heard> {
    const subscribed = SLACK_EVENTS.find((one) => one.event === name);
    if (!subscribed || (subscribed.scope !== null && !workspace.scopes.has(subscribed.scope))) {
      throw new Error(`the app is not told of ${name}`);
    }
    const payload = {
      type: 'event_callback',
      token: 'deprecated',
      team_id: 'T1',
      api_app_id: 'A1',
      event_id: `Ev${randomUUID()}`,
      event_time: Math.floor(workspace.now() / 1000),
      authorizations: [{ enterprise_id: null, team_id: 'T1', user_id: BOT_USER, is_bot: true }],
      event: { event_ts: ts, ...event },
    };
    return deliver('events_api', payload, ts);
  }

  async function deliver(type: SentType, payload: Payload, ts: string): Promise<Heard> {
    const heard: Heard = { ts, acknowledged: false };
    const acknowledged = () => {
      heard.acknowledged = true;
    };
    sent.set(heard, async () => {
      await sender.send(type, payload, acknowledged, 1);
    });
    await sender.send(type, payload, acknowledged);
    return heard;
  }

  function speak(user: string, channel: string, thread: string | undefined) {
    const { ts } = workspace.speak(user, channel, thread ?? null);
    return { ts, common: { user, channel, ts, ...(thread === undefined ? {} : { thread_ts: thread }) } };
  }

  function directWith(user: string): string {
    const id = user.replace(/^U/u, 'D');
    workspace.open({ id, kind: 'direct' }, true);
    return id;
  }

  return {
    mention(text, { user = 'U1', channel = 'C1', thread } = {}, fields = {}) {
      const { ts, common } = speak(user, channel, thread);
      const said = text.replaceAll('@cuepoint', `<@${BOT_USER}>`);
      return tell('app_mention', { type: 'app_mention', ...common, text: said, team: 'T1', ...fields }, ts);
    },
    direct(text, { user = 'U1', channel = directWith(user), thread } = {}, fields = {}) {
      const { ts, common } = speak(user, channel, thread);
      return tell('message.im', { type: 'message', channel_type: 'im', ...common, text, ...fields }, ts);
    },
    open(tab, user = 'U1') {
      const channel = directWith(user);
      return tell('app_home_opened', { type: 'app_home_opened', user, channel, tab }, '1700000000.000001');
    },
    link(urls, { user = 'U1', channel = 'C1', writing, old } = {}) {
      const { ts } = workspace.speak(user, channel, null);
      const unfurlId = `${channel}.${ts}.${randomUUID()}`;
      workspace.events.links.set(old ? ts : unfurlId, urls);
      const id = { unfurl_id: unfurlId, source: writing ? 'composer' : 'conversations_history' };
      const where = writing ? { channel: 'COMPOSER', message_ts: unfurlId } : { channel, message_ts: ts };
      const links = urls.map((url) => ({ url, domain: new URL(url).hostname }));
      const event = { type: 'link_shared', user, ...where, ...(old ? {} : id), links, is_bot_user_member: true };
      return tell('link_shared', event, old ? ts : unfurlId);
    },
    useUnfurl(heard, url, control, without) {
      const channel = 'C1';
      const interaction = workspace.interact('U1', channel, null);
      interaction.acknowledged = true;
      const payload = {
        type: 'block_actions',
        user: { id: 'U1', username: 'ada', name: 'ada', team_id: 'T1' },
        trigger_id: interaction.triggerId,
        ...(without ? {} : { response_url: `${responses}/${interaction.key}` }),
        channel: { id: channel, name: 'general' },
        container: {
          type: 'message_attachment',
          message_ts: heard.ts,
          attachment_id: 1,
          channel_id: channel,
          is_ephemeral: false,
          is_app_unfurl: true,
          app_unfurl_url: url,
        },
        actions: [{ ...control, block_id: 'any', action_ts: '1.2' }],
      };
      return deliver('interactive', payload, interaction.triggerId);
    },
    askShortcut(user = 'U1') {
      const { triggerId } = workspace.interact(user, '', null);
      const who = { id: user, username: 'ada', team_id: 'T1' };
      const team = { id: 'T1', domain: 'stand-in' };
      const { callback_id } = ASK_CUEPOINT;
      const payload = { type: 'shortcut', callback_id, trigger_id: triggerId, action_ts: '1.2', user: who, team };
      return deliver('interactive', payload, triggerId);
    },
    async again(heard) {
      await sent.get(heard)?.();
    },
  };
}
