import {
  APPLICATION_ID,
  CHANNEL_ID,
  ELSEWHERE_CHANNEL_ID,
  ELSEWHERE_ID,
  GUILD_ID,
  newId,
  type Person,
  type State,
} from './state.ts';
import { apiMessage } from './webhooks.ts';

/** In the team's server, in the bot's direct messages, or with a bot of their own in a server that it is not in. */
export type Where = 'server' | 'direct' | 'elsewhere';

/** An empty message that somebody else wrote in the channel. */
export function colleagues() {
  const author = { id: newId(), username: 'bo', global_name: 'Bo', discriminator: '0', avatar: null };
  const empty = { content: '', components: [], layout: 0, pings: [], attachments: [], notification: '' };
  const message = apiMessage({
    ...empty,
    id: newId(),
    ephemeral: false,
    loading: false,
    posted: { channel: CHANNEL_ID, author: author.id },
  });
  return { ...message, id: String(message['id']), author };
}

/** For what the app was installed: a server, its own direct messages (`0`), or the person. */
function owners(where: Where, who: Person): object {
  if (where === 'elsewhere') return { 1: who.id };
  return { 0: where === 'server' ? GUILD_ID : '0' };
}

/** What Discord sends along with every interaction: where, by whom, and what is allowed there. */
export function surroundings(state: State, where: Where, who: Person): object {
  const user = { id: who.id, username: who.username, global_name: who.globalName, discriminator: '0', avatar: null };
  const channel = where === 'elsewhere' ? ELSEWHERE_CHANNEL_ID : CHANNEL_ID;
  const shared = {
    application_id: APPLICATION_ID,
    channel_id: channel,
    app_permissions: (state.channels.get(channel)?.permissions ?? 0n).toString(),
    locale: 'en-GB',
    entitlements: [],
    authorizing_integration_owners: owners(where, who),
    attachment_size_limit: 10_485_760,
  };
  if (where === 'direct') return { ...shared, user, context: 1, channel: { id: CHANNEL_ID, type: 1 } };
  const guild = where === 'elsewhere' ? ELSEWHERE_ID : GUILD_ID;
  const member = {
    user,
    nick: who.nick,
    roles: [],
    joined_at: '2026-01-01T00:00:00.000Z',
    permissions: state.memberPermissions.toString(),
    deaf: false,
    mute: false,
    flags: 0,
  };
  return {
    ...shared,
    member,
    context: 0,
    guild_id: guild,
    guild_locale: 'en-GB',
    channel: { id: channel, type: 0, guild_id: guild, name: 'strategy', permissions: '0' },
  };
}
