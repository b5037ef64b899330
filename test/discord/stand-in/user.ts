import type { RawArgs } from '../../../src/core/invocation.ts';
import type { Outcome } from '../../contracts/driver.ts';
import { everyComponent } from './component-schema.ts';
import type { Gateway } from './gateway.ts';
import { COMPONENTS_V2 } from './message-schema.ts';
import { readsOf, seen } from './seen.ts';
import {
  APPLICATION_ID,
  CHANNEL_ID,
  GUILD_ID,
  type Interaction,
  type Message,
  newId,
  type State,
  USER,
  until,
} from './state.ts';
import { apiMessage } from './webhooks.ts';

/** Discord waits this long for an acknowledgement. Milliseconds. */
const ACKNOWLEDGE_WITHIN = 3000;

/** A person in front of Discord's client: what they do becomes interactions, as Discord makes them. */
export interface User {
  /** Uses a slash command. */
  use(command: string, args: RawArgs): Promise<Outcome>;
  /** Types into an option that completes: what is offered. */
  complete(
    command: string,
    option: string,
    typed: string,
  ): Promise<readonly { name: string; value: string | number }[]>;
  /** Presses a control by its id; `value` is the chosen option's of a select. */
  press(messageId: string, customId: string, value?: string): Promise<Outcome>;
  /**
   * Uses a command of a message's menu on a message of a colleague, whose fields (Discord's, such as `content`) these are.
   * @throws Error when no such command is registered
   */
  useOn(command: string, message: Readonly<Record<string, unknown>>): Promise<Outcome>;
  /** As `use`, without waiting for the answer: the token by which it can be followed. */
  begin(command: string, args: RawArgs): Interaction;
  /** Waits for what comes of an interaction. */
  outcome(interaction: Interaction, pressed?: Message): Promise<Outcome>;
}

export function userOf(state: State, gateway: Gateway, where: 'server' | 'direct' = 'server'): User {
  function interact(kind: Interaction['kind'], type: number, data: object, pressed?: Message): Interaction {
    const interaction: Interaction = {
      id: newId(),
      token: `token-of-${newId()}`,
      kind,
      deadline: Date.now() + ACKNOWLEDGE_WITHIN,
      acknowledged: false,
      original: pressed?.id ?? null,
      appeared: [],
      edits: 0,
      choices: null,
    };
    state.interactions.set(interaction.token, interaction);
    const message = pressed ? { message: apiMessage(pressed) } : {};
    gateway.dispatch('INTERACTION_CREATE', {
      ...surroundings(state, where),
      ...interaction,
      type,
      data,
      ...message,
      version: 1,
    });
    return interaction;
  }

  async function outcome(interaction: Interaction, pressed?: Message): Promise<Outcome> {
    const messages = await until(state, () => settled(state, interaction), 'an answer');
    const now = pressed && state.messages.get(pressed.id);
    return { appeared: messages.map(seen), edited: now && now !== pressed ? seen(now) : null };
  }

  function begin(command: string, args: RawArgs): Interaction {
    const options = Object.entries(args).map(([name, value]) => ({ name, type: typeOf(value), value }));
    return interact('command', 2, { id: newId(), name: command, type: 1, options });
  }

  return {
    begin,
    outcome,
    use: (command, args) => outcome(begin(command, args)),

    async useOn(command, fields) {
      const registered = [...state.commands.values()].flat().find(({ type, name }) => type === 3 && name === command);
      if (!registered) throw new Error(`no message has “${command}” in its menu`);
      const message = { ...colleagues(), ...fields };
      const resolved = { messages: { [message.id]: message } };
      return outcome(
        interact('command', 2, { id: registered.id, name: command, type: 3, target_id: message.id, resolved }),
      );
    },

    async complete(command, option, typed) {
      const options = [{ name: option, type: 3, value: typed, focused: true }];
      const interaction = interact('autocomplete', 4, { id: newId(), name: command, type: 1, options });
      return until(state, () => interaction.choices, 'completions');
    },

    async press(messageId, customId, value) {
      const pressed = state.messages.get(messageId);
      if (!pressed) throw new Error('the message is gone');
      const data = {
        component_type: value === undefined ? 2 : 3,
        custom_id: customId,
        ...(value ? { values: [value] } : {}),
      };
      return outcome(interact('component', 3, data, pressed), pressed);
    },
  };
}

/**
 * The messages that came of an interaction, once the answer is whole: nothing is still loading, every message has become
 * its components, and none announces a further one. Null until then.
 */
function settled(state: State, interaction: Interaction): readonly Message[] | null {
  const messages = interaction.appeared.flatMap((id) => state.messages.get(id) ?? []);
  const last = messages.at(-1) ?? (interaction.edits > 0 ? state.messages.get(interaction.original ?? '') : undefined);
  if (!interaction.acknowledged || !last) return null;
  if (messages.some(({ loading, layout }) => loading || layout !== COMPONENTS_V2)) return null;
  const text = readsOf(last).at(-1)?.text ?? '';
  return /^continues below \(\d+\/\d+\)$/u.test(text) || text === 'Posted to the channel.' ? null : messages;
}

/** An empty message that somebody else wrote in the channel. */
function colleagues() {
  const author = { id: newId(), username: 'bo', global_name: 'Bo', discriminator: '0', avatar: null };
  const empty = { content: '', components: [], layout: 0, pings: [], notification: '' };
  const message = apiMessage({
    ...empty,
    id: newId(),
    ephemeral: false,
    loading: false,
    posted: { channel: CHANNEL_ID, author: author.id },
  });
  return { ...message, id: String(message['id']), author };
}

function typeOf(value: string | number): number {
  return typeof value === 'number' ? 4 : 3;
}

function surroundings(state: State, where: 'server' | 'direct'): object {
  const user = { id: USER.id, username: USER.username, global_name: USER.globalName, discriminator: '0', avatar: null };
  const shared = {
    application_id: APPLICATION_ID,
    channel_id: CHANNEL_ID,
    app_permissions: (state.channels.get(CHANNEL_ID)?.permissions ?? 0n).toString(),
    locale: 'en-GB',
    entitlements: [],
    authorizing_integration_owners: {},
    attachment_size_limit: 10_485_760,
  };
  if (where === 'direct') return { ...shared, user, context: 1, channel: { id: CHANNEL_ID, type: 1 } };
  const member = {
    user,
    nick: USER.nick,
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
    guild_id: GUILD_ID,
    guild_locale: 'en-GB',
    channel: { id: CHANNEL_ID, type: 0, guild_id: GUILD_ID, name: 'strategy', permissions: '0' },
  };
}

/** The id of the button with this label; with the value of the option, when it is a select's. @throws Error when there is none */
export function controlOf(message: Message, label: string, option?: string): { customId: string; value?: string } {
  for (const component of everyComponent(message.components)) {
    if (component.type === 2 && option === undefined && 'custom_id' in component && component.label === label) {
      return { customId: component.custom_id };
    }
    if (component.type !== 3 || component.placeholder !== label) continue;
    const chosen = component.options.find((each) => each.label === option);
    if (chosen) return { customId: component.custom_id, value: chosen.value };
  }
  throw new Error(`there is no control “${label}”${option === undefined ? '' : ` with “${option}”`}`);
}
