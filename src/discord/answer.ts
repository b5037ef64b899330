import { randomBytes } from 'node:crypto';
import {
  type APIContainerComponent,
  type CommandInteraction,
  type MessageComponentInteraction,
  MessageFlags,
  Routes,
} from 'discord.js';
import type { InvocationVault } from '../core/invocation.ts';
import type { Log } from '../core/log.ts';
import type { Reply } from '../core/reply.ts';
import { isTooLate, loggable } from './errors.ts';
import { notificationOf, renderReply } from './render.ts';

export type Answerable = CommandInteraction | MessageComponentInteraction;

/**
 * Where an answer to an acknowledged interaction goes: into the message that was acknowledged (a deferred answer, or the
 * pressed one), into a new message that only the asker sees, or into the channel.
 */
export type Place = 'edit' | 'private' | 'public';

const NO_PINGS = { parse: [] };

interface Tools {
  readonly vault: InvocationVault;
  readonly log: Log;
}

/** Shows the reply in as many messages as it takes. Never rejects: what goes wrong is said and logged. */
export async function answer(interaction: Answerable, reply: Reply, place: Place, tools: Tools): Promise<void> {
  try {
    await send(interaction, reply, place, tools.vault);
  } catch (error) {
    await apologise(interaction, error, tools);
  }
}

/** Tells the asker that something went wrong, under an id that is in the log. Never rejects. */
export async function apologise(interaction: Answerable, error: unknown, { vault, log }: Tools): Promise<void> {
  if (isTooLate(error)) {
    log.warn({ err: loggable(error) }, 'an interaction expired before its answer was ready');
    return;
  }
  const id = randomBytes(4).toString('hex');
  log.error({ err: loggable(error), errorId: id }, 'an answer did not reach Discord');
  const sorry = `Sorry, that went wrong on our side. Please try again; if it happens again, tell whoever runs the bot this id: ${id}.`;
  const reply: Reply = { audience: 'asker', summary: sorry, blocks: [{ kind: 'text', content: sorry }] };
  await send(interaction, reply, privatePlace(interaction), vault).catch((second: unknown) => {
    log.error({ err: loggable(second), errorId: id }, 'nor did the apology for it');
  });
}

/** Where something can be said to the asker alone: in the private answer that is still waiting, else in a message of its own. */
export function privatePlace(interaction: Answerable): Place {
  return interaction.ephemeral === true && !interaction.replied ? 'edit' : 'private';
}

async function send(interaction: Answerable, reply: Reply, place: Place, vault: InvocationVault): Promise<void> {
  const [first, ...further] = await renderReply(reply, vault);
  if (first) {
    if (place === 'edit') await interaction.editReply(v2(first));
    else if (place === 'private') await interaction.followUp(onlyFor(first));
    else await post(interaction, first, notificationOf(reply));
  }
  for (const page of further) {
    await interaction.followUp(place === 'public' ? v2(page) : onlyFor(page));
  }
}

/** A public message. It begins as its notification's text, as Discord notifies of components with an empty one. */
async function post(interaction: Answerable, page: APIContainerComponent, notification: string): Promise<void> {
  const message = await interaction.followUp({ content: notification, allowedMentions: NO_PINGS });
  // By hand, as discord.js writes an empty content for null, and Discord asks for null here.
  await interaction.client.rest.patch(Routes.webhookMessage(interaction.applicationId, interaction.token, message.id), {
    auth: false,
    body: { content: null, flags: MessageFlags.IsComponentsV2, components: [page], allowed_mentions: NO_PINGS },
  });
}

function v2(page: APIContainerComponent) {
  return { flags: MessageFlags.IsComponentsV2, components: [page], allowedMentions: NO_PINGS } as const;
}

function onlyFor(page: APIContainerComponent) {
  return { ...v2(page), flags: [MessageFlags.IsComponentsV2, MessageFlags.Ephemeral] } as const;
}
