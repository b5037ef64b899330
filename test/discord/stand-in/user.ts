import type { RawArgs } from '../../../src/core/invocation.ts';
import type { Outcome, SeenForm } from '../../contracts/driver.ts';
import { everyComponent } from './component-schema.ts';
import { type Entries, seenForm, submission } from './forms.ts';
import type { Gateway } from './gateway.ts';
import { COMPONENTS_V2 } from './message-schema.ts';
import { readsOf, seen } from './seen.ts';
import {
  type Interaction,
  type Message,
  newId,
  newInteraction,
  type Person,
  type State,
  USER,
  until,
} from './state.ts';
import { colleagues, surroundings, type Where } from './surroundings.ts';
import { apiMessage } from './webhooks.ts';

/** Files by the option that they are attached to, as Discord describes them (`url`, `filename`, `size` …). */
export type Attached = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

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
  /** Uses a command of a person's menu on a colleague. @throws Error when no such command is registered */
  useOnPerson(command: string, personId: string): Promise<Outcome>;
  /** Presses a control that opens a form. @throws Error when none opens */
  openForm(messageId: string, customId: string, value?: string): Promise<SeenForm>;
  /** Sends an open form. @throws Error for what Discord's client does not let a person send */
  sendForm(form: SeenForm, entries: Entries): Promise<Outcome>;
  /** As `use`, without waiting for the answer: the token by which it can be followed. */
  begin(command: string, args: RawArgs, attached?: Attached): Interaction;
  /** Waits for what comes of an interaction. */
  outcome(interaction: Interaction, pressed?: Message): Promise<Outcome>;
}

export function userOf(state: State, gateway: Gateway, where: Where = 'server', who: Person = USER): User {
  function interact(kind: Interaction['kind'], type: number, data: object, pressed?: Message): Interaction {
    const interaction = newInteraction(kind, { original: pressed?.id ?? null, alone: where === 'elsewhere' });
    state.interactions.set(interaction.token, interaction);
    const message = pressed ? { message: apiMessage(pressed) } : {};
    gateway.dispatch('INTERACTION_CREATE', {
      ...surroundings(state, where, who),
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
    if (interaction.modal) throw new Error('a form was opened instead of an answer');
    return { appeared: messages.map(seen), edited: now && now !== pressed ? seen(now) : null };
  }

  function begin(command: string, args: RawArgs, attached: Attached = {}): Interaction {
    const options = Object.entries(args).map(([name, value]) => ({ name, type: typeOf(value), value }));
    const files = Object.entries(attached).map(([name, file]) => ({ name, file: { id: newId(), ...file } }));
    const all = [...options, ...files.map(({ name, file }) => ({ name, type: 11, value: file.id }))];
    const attachments = Object.fromEntries(files.map(({ file }) => [file.id, file]));
    const resolved = files.length > 0 ? { resolved: { attachments } } : {};
    return interact('command', 2, { id: newId(), name: command, type: 1, options: all, ...resolved });
  }

  function messageOf(id: string): Message {
    const message = state.messages.get(id);
    if (!message) throw new Error('the message is gone');
    return message;
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

    async useOnPerson(command, personId) {
      const registered = [...state.commands.values()].flat().find(({ type, name }) => type === 2 && name === command);
      if (!registered) throw new Error(`nobody has “${command}” in their menu`);
      const user = { id: personId, username: 'bo', global_name: 'Bo', discriminator: '0', avatar: null };
      const data = { id: registered.id, name: command, type: 2, target_id: personId };
      return outcome(interact('command', 2, { ...data, resolved: { users: { [personId]: user } } }));
    },

    async openForm(messageId, customId, value) {
      const pressed = messageOf(messageId);
      const interaction = interact('component', 3, pressing(customId, value), pressed);
      await until(state, () => interaction.modal ?? settled(state, interaction), 'a form');
      if (!interaction.modal) throw new Error(`no form was opened: ${(await outcome(interaction)).appeared[0]?.text}`);
      return seenForm(interaction.modal, interaction.token);
    },

    async sendForm(form, entries) {
      const opened = state.interactions.get(form.handle);
      if (!opened?.modal) throw new Error('the form is gone');
      const from = state.messages.get(opened.original ?? '');
      const sent = interact('modal', 5, submission(state, opened.modal, entries), from);
      return outcome(sent, from);
    },

    async complete(command, option, typed) {
      const options = [{ name: option, type: 3, value: typed, focused: true }];
      const interaction = interact('autocomplete', 4, { id: newId(), name: command, type: 1, options });
      return until(state, () => interaction.choices, 'completions');
    },

    async press(messageId, customId, value) {
      const pressed = messageOf(messageId);
      return outcome(interact('component', 3, pressing(customId, value), pressed), pressed);
    },
  };
}

/**
 * The messages that came of an interaction, once the answer is whole: nothing is still loading, every message has become
 * its components, and none announces a further one. Null until then.
 */
function settled(state: State, interaction: Interaction): readonly Message[] | null {
  if (interaction.modal) return [];
  const messages = interaction.appeared.flatMap((id) => state.messages.get(id) ?? []);
  const last = messages.at(-1) ?? (interaction.edits > 0 ? state.messages.get(interaction.original ?? '') : undefined);
  if (!interaction.acknowledged || !last) return null;
  if (messages.some(({ loading, layout }) => loading || layout !== COMPONENTS_V2)) return null;
  const text = readsOf(last).at(-1)?.text ?? '';
  return /^continues below \(\d+\/\d+\)$/u.test(text) || text === 'Posted to the channel.' ? null : messages;
}

function pressing(customId: string, value: string | undefined): object {
  const values = value === undefined ? {} : { values: [value] };
  return { component_type: value === undefined ? 2 : 3, custom_id: customId, ...values };
}

function typeOf(value: string | number): number {
  return typeof value === 'number' ? 4 : 3;
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
