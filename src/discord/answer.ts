import { randomBytes } from 'node:crypto';
import {
  ApplicationIntegrationType,
  type CommandInteraction,
  type Message,
  type MessageComponentInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  Routes,
} from 'discord.js';
import type { InvocationVault } from '../core/invocation.ts';
import type { Log } from '../core/log.ts';
import { apology, wordsReply as words } from '../core/plain-answers.ts';
import type { Block, Reply } from '../core/reply.ts';
import { isTooLate, loggable } from './errors.ts';
import { type Drawing, type Sendable, sendDrawn, uploadOf } from './files.ts';
import { LIMITS } from './limits.ts';
import { notificationOf, type RenderedPage, renderReply } from './render.ts';

export type Answerable = CommandInteraction | MessageComponentInteraction | ModalSubmitInteraction;

/**
 * Where an answer to an acknowledged interaction goes: into the message that was acknowledged (a deferred answer, or the
 * pressed one), into a new message that only the asker sees, or into the channel.
 */
export type Place = 'edit' | 'private' | 'public';

const NO_PINGS = { parse: [] };

interface Tools extends Drawing {
  readonly vault: InvocationVault;
  readonly log: Log;
}

/**
 * Shows the reply in as many messages as it takes. Never rejects: what goes wrong is said and logged.
 * @param kept what an apology gives back, such as what somebody wrote
 */
export async function answer(
  interaction: Answerable,
  reply: Reply,
  place: Place,
  tools: Tools,
  kept: readonly Block[] = [],
): Promise<void> {
  try {
    await send(interaction, reply, place, tools);
  } catch (error) {
    await apologise(interaction, error, tools, kept);
  }
}

/**
 * Posts a reply to the channel by way of the interaction, which needs no permission of the bot's. Never rejects. The
 * private answer must be filled before a public one can follow: Discord puts the first follow-up into it.
 */
export async function postThrough(
  interaction: Answerable,
  reply: Reply,
  tools: Tools,
  kept: readonly Block[] = [],
): Promise<void> {
  try {
    if (privatePlace(interaction) === 'edit') await send(interaction, words('Posted to the channel.'), 'edit', tools);
    const post = await send(interaction, reply, 'public', tools);
    if (post?.flags.has(MessageFlags.Ephemeral)) await send(interaction, words(KEPT_PRIVATE), 'private', tools);
  } catch (error) {
    await apologise(interaction, error, tools, kept);
  }
}

/** Discord does so where the server's admins allow no apps that people bring along (the permission Use External Apps). */
const KEPT_PRIVATE =
  'Only you can see it: this server lets apps that its members brought along answer in private alone. Somebody who manages the server can add Cuepoint to it.';

/** Tells the asker that something went wrong, under an id that is in the log. Never rejects. */
export async function apologise(
  interaction: Answerable,
  error: unknown,
  tools: Tools,
  kept: readonly Block[] = [],
): Promise<void> {
  const { log } = tools;
  if (isTooLate(error)) {
    log.warn({ err: loggable(error) }, 'an interaction expired before its answer was ready');
    return;
  }
  const id = randomBytes(4).toString('hex');
  log.error({ err: loggable(error), errorId: id }, 'an answer did not reach Discord');
  const sorry = apology(id);
  const reply = { ...sorry, blocks: [...sorry.blocks, ...kept] };
  await send(interaction, reply, privatePlace(interaction), tools).catch((second: unknown) => {
    log.error({ err: loggable(second), errorId: id }, 'nor did the apology for it');
  });
}

/** Where something can be said to the asker alone: in the private answer that is still waiting, else in a message of its own. */
export function privatePlace(interaction: Answerable): Place {
  return interaction.ephemeral === true && !interaction.replied ? 'edit' : 'private';
}

/** The public message, when there is one. */
async function send(interaction: Answerable, reply: Reply, place: Place, tools: Tools): Promise<Message | null> {
  const { vault } = tools;
  const pages = await renderReply(reply, vault);
  const [first, ...further] = isAlone(interaction) ? await withinFollowUps(pages, place, vault) : pages;
  let posted: Message | null = null;
  if (first) {
    if (place === 'edit') await sendDrawn(first, tools, (page) => interaction.editReply(edited(page)));
    else if (place === 'private') await sendDrawn(first, tools, (page) => interaction.followUp(onlyFor(page)));
    else posted = await post(interaction, first, notificationOf(reply), tools);
  }
  for (const page of further) {
    await sendDrawn(page, tools, (drawn) => interaction.followUp(place === 'public' ? v2(drawn) : onlyFor(drawn)));
  }
  return posted;
}

/** True where the bot came with its user and is not in the server: Discord then allows five follow-ups. */
export function isAlone({ authorizingIntegrationOwners: owners }: Answerable): boolean {
  return (
    owners[ApplicationIntegrationType.UserInstall] !== undefined &&
    owners[ApplicationIntegrationType.GuildInstall] === undefined
  );
}

/** As many pages as may follow; when that is not all of them the last one says so. One follow-up is kept for an apology. */
async function withinFollowUps(
  pages: readonly RenderedPage[],
  place: Place,
  vault: InvocationVault,
): Promise<readonly RenderedPage[]> {
  const room = LIMITS.followUpsAlone - 1 + (place === 'edit' ? 1 : 0);
  if (pages.length <= room) return pages;
  const left = pages.length - room + 1;
  const note = `${left} more messages do not fit here: Discord takes only a few from an app that you brought along yourself. Ask for less, such as one video, or ask in a server that Cuepoint was added to.`;
  return [...pages.slice(0, room - 1), ...(await renderReply(words(note), vault))];
}

/** A public message. It begins as its notification's text, as Discord notifies of components with an empty one. */
async function post(
  interaction: Answerable,
  page: RenderedPage,
  notification: string,
  drawing: Drawing,
): Promise<Message> {
  const message = await interaction.followUp({ content: notification, allowedMentions: NO_PINGS });
  // By hand, as discord.js writes an empty content for null, and Discord asks for null here.
  const route = Routes.webhookMessage(interaction.applicationId, interaction.token, message.id);
  await sendDrawn(page, drawing, ({ container, files: drawn }) => {
    const { attachments, files } = uploadOf(drawn);
    const shown = { flags: MessageFlags.IsComponentsV2, components: [container], attachments };
    const body = { content: null, ...shown, allowed_mentions: NO_PINGS };
    return interaction.client.rest.patch(route, { auth: false, body, files });
  });
  return message;
}

function v2({ container, files }: Sendable) {
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [container],
    files: files.map(({ name, data }) => ({ name, attachment: data })),
    allowedMentions: NO_PINGS,
  } as const;
}

/** A message in the place of what was there, whose pictures go with it. */
function edited(page: Sendable) {
  return { ...v2(page), attachments: [] };
}

/** A message for the asker alone. */
export function onlyFor(page: Sendable) {
  return { ...v2(page), flags: [MessageFlags.IsComponentsV2, MessageFlags.Ephemeral] } as const;
}
