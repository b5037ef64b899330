import { z } from 'zod';
import { COMPONENTS_V2, choices, EMPTY, EPHEMERAL, written } from './message-schema.ts';
import { modal } from './modal-schema.ts';
import { type Answer, accept, Refusal } from './refusal.ts';
import { APPLICATION_ID, CHANNEL_ID, type Interaction, type Message, newId, type State } from './state.ts';

const SUPPRESS_EMBEDS = 4;

const response = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal(4), data: z.unknown() }),
  // Only EPHEMERAL may be set when deferring; Components V2 goes into the edit.
  z.strictObject({
    type: z.literal(5),
    data: z.strictObject({ flags: z.literal([0, EPHEMERAL]).optional() }).optional(),
  }),
  z.strictObject({ type: z.literal(6) }),
  z.strictObject({ type: z.literal(7), data: z.unknown() }),
  z.strictObject({ type: z.literal(8), data: choices }),
  z.strictObject({ type: z.literal(9), data: modal }),
]);

/** An interaction's first answer. @throws Refusal when it comes late, twice, or is none for this kind of interaction */
export function callback(state: State, id: string, token: string, body: unknown): Answer {
  const interaction = state.interactions.get(token);
  if (interaction?.id !== id || (!interaction.acknowledged && Date.now() > interaction.deadline)) {
    throw new Refusal(404, 10_062, 'Unknown interaction');
  }
  if (interaction.acknowledged) throw new Refusal(400, 40_060, 'Interaction has already been acknowledged.');
  const given = accept(response, body);
  assertFits(interaction, given.type);
  switch (given.type) {
    case 4:
      show(state, interaction, create(given.data));
      break;
    case 5:
      show(state, interaction, {
        ...EMPTY,
        id: newId(),
        ephemeral: given.data?.flags === EPHEMERAL,
        loading: true,
        notification: '',
      });
      break;
    case 7:
      edit(state, interaction, '@original', given.data);
      break;
    case 8:
      interaction.choices = given.data.choices;
      break;
    case 9:
      interaction.modal = given.data;
      break;
  }
  interaction.acknowledged = true;
  return { status: 204 };
}

/** A form that was sent is not answered with another one. */
const FITTING: Readonly<Record<Interaction['kind'], readonly number[]>> = {
  command: [4, 5, 9],
  component: [4, 5, 6, 7, 9],
  autocomplete: [8],
  modal: [4, 5, 6, 7],
};

function assertFits({ kind }: Interaction, type: number): void {
  if (!FITTING[kind].includes(type))
    throw new Refusal(400, 50_035, 'Invalid Form Body', { type: { _errors: [{ code: 'INVALID_TYPE' }] } });
}

/** A further message. The first one after a deferred answer goes into that answer, and its flags do not count. */
export function followUp(state: State, token: string, body: unknown): Answer {
  const interaction = acknowledged(state, token);
  interaction.followUps += 1;
  if (interaction.alone && interaction.followUps > 5) {
    throw new Refusal(400, 40_094, 'This interaction has hit the maximum number of follow up messages.');
  }
  const original = state.messages.get(interaction.original ?? '');
  if (original?.loading)
    return edit(state, interaction, original.id, body, COMPONENTS_V2 | SUPPRESS_EMBEDS | EPHEMERAL);
  const made = create(body);
  const message = interaction.alone && state.privateElsewhere ? { ...made, ephemeral: true } : made;
  interaction.appeared.push(message.id);
  state.messages.set(message.id, message);
  return { status: 200, body: apiMessage(message) };
}

/** @throws Refusal also for flags that an edit may not set: whether a message is ephemeral is settled when it is made */
export function edit(
  state: State,
  interaction: Interaction,
  which: string,
  body: unknown,
  flags = COMPONENTS_V2 | SUPPRESS_EMBEDS,
): Answer {
  const message = state.messages.get(which === '@original' ? (interaction.original ?? '') : which);
  const known = interaction.original === message?.id || interaction.appeared.includes(message?.id ?? '');
  if (!message || !known) throw new Refusal(404, 10_008, 'Unknown Message');
  const now = written(body, flags, message);
  const edited = { ...message, ...now, loading: false };
  state.messages.set(message.id, edited);
  interaction.edits += 1;
  return { status: 200, body: apiMessage(edited) };
}

export function remove(state: State, interaction: Interaction, which: string): Answer {
  if (!state.messages.delete(which === '@original' ? (interaction.original ?? '') : which)) {
    throw new Refusal(404, 10_008, 'Unknown Message');
  }
  return { status: 204 };
}

/** The interaction of a webhook's token. @throws Refusal before it was acknowledged: there is no webhook yet */
export function acknowledged(state: State, token: string): Interaction {
  const interaction = state.interactions.get(token);
  if (!interaction?.acknowledged) throw new Refusal(404, 10_015, 'Unknown Webhook');
  return interaction;
}

function create(body: unknown): Message {
  const now = written(body, COMPONENTS_V2 | SUPPRESS_EMBEDS | EPHEMERAL);
  return { ...now, id: newId(), ephemeral: (now.flags & EPHEMERAL) !== 0, loading: false, notification: now.content };
}

function show(state: State, interaction: Interaction, message: Message): void {
  interaction.original = message.id;
  interaction.appeared.push(message.id);
  state.messages.set(message.id, message);
}

/** The message as Discord sends it along. */
export function apiMessage(message: Message): Readonly<Record<string, unknown>> {
  return {
    id: message.id,
    channel_id: message.posted?.channel ?? CHANNEL_ID,
    type: 0,
    content: message.content,
    components: message.components,
    flags: message.layout | (message.ephemeral ? EPHEMERAL : 0) | (message.loading ? 128 : 0),
    author:
      message.posted && message.posted.author !== BOT.id ? { ...BOT, id: message.posted.author, bot: false } : BOT,
    ...(message.posted ? {} : { webhook_id: APPLICATION_ID, application_id: APPLICATION_ID }),
    attachments: message.attachments.map(({ id, filename, bytes }) => ({ id, filename, size: bytes.length })),
    embeds: [],
    mentions: [],
    mention_roles: [],
    mention_everyone: false,
    pinned: false,
    tts: false,
    timestamp: new Date().toISOString(),
    edited_timestamp: null,
  };
}

export const BOT = {
  id: APPLICATION_ID,
  username: 'cuepoint',
  global_name: null,
  discriminator: '0000',
  avatar: null,
  bot: true,
};
