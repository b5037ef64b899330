import {
  type ApplicationCommandOptionChoiceData,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type CommandInteraction,
  type Interaction,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
} from 'discord.js';
import type { Dispatcher } from '../core/dispatch.ts';
import type { InvocationVault } from '../core/invocation.ts';
import type { Log } from '../core/log.ts';
import type { Block, Reply } from '../core/reply.ts';
import { type Answerable, answer, apologise, privatePlace } from './answer.ts';
import { askerOf } from './asker.ts';
import { suggestChoices } from './autocomplete.ts';
import { readControl, recallInvocation } from './controls.ts';
import { isTooLate, loggable } from './errors.ts';
import { replyAbout } from './message-commands.ts';

export interface Workings {
  readonly dispatcher: Dispatcher;
  readonly vault: InvocationVault;
  readonly log: Log;
}

/** Answers an interaction: acknowledges it first, and dispatches then. Never rejects. */
export async function handleInteraction(interaction: Interaction, workings: Workings): Promise<void> {
  try {
    if (interaction.isAutocomplete()) await complete(interaction, workings);
    else if (interaction.isChatInputCommand())
      await answerCommand(interaction, () => ask(interaction, workings), workings);
    else if (interaction.isMessageContextMenuCommand())
      await answerCommand(interaction, () => askAbout(interaction, workings), workings);
    else if (interaction.isButton() || interaction.isStringSelectMenu()) await answerControl(interaction, workings);
  } catch (error) {
    if (isTooLate(error))
      workings.log.warn({ err: loggable(error) }, 'an interaction could not be acknowledged in time');
    else workings.log.error({ err: loggable(error) }, 'an interaction could not be answered');
  }
}

/** Always answered, with nothing where something goes wrong. */
async function complete(interaction: AutocompleteInteraction, { dispatcher, log }: Workings): Promise<void> {
  let choices: readonly ApplicationCommandOptionChoiceData[] = [];
  try {
    const { name, value } = interaction.options.getFocused(true);
    const face = dispatcher.commands.find((command) => command.name === interaction.commandName);
    const suggestions = dispatcher.suggest(interaction.commandName, name, String(value), askerOf(interaction));
    choices = await suggestChoices(suggestions, face?.options[name]);
  } catch (error) {
    log.error({ err: loggable(error) }, 'a completion failed');
  }
  await interaction.respond(choices);
}

/** Nothing is read of the interaction before it is acknowledged. */
async function answerCommand(
  interaction: CommandInteraction,
  replyTo: () => Promise<Reply>,
  workings: Workings,
): Promise<void> {
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  try {
    const reply = await replyTo();
    if (reply.audience === 'channel') await post(interaction, reply, workings);
    else await answer(interaction, reply, 'edit', workings);
  } catch (error) {
    await apologise(interaction, error, workings);
  }
}

function ask(interaction: ChatInputCommandInteraction, { dispatcher }: Workings): Promise<Reply> {
  const args = Object.fromEntries(
    interaction.options.data.flatMap(({ name, value }) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [],
    ),
  );
  return dispatcher.dispatch({ command: interaction.commandName, args }, askerOf(interaction));
}

function askAbout(interaction: MessageContextMenuCommandInteraction, { dispatcher }: Workings): Promise<Reply> {
  return replyAbout(interaction.commandName, interaction.targetMessage, dispatcher, askerOf(interaction));
}

/** The private answer must be filled before a public one can follow: Discord puts the first follow-up into it. */
async function post(interaction: Answerable, reply: Reply, workings: Workings): Promise<void> {
  if (privatePlace(interaction) === 'edit') await answer(interaction, POSTED, 'edit', workings);
  await answer(interaction, reply, 'public', workings);
}

/**
 * A press on the asker's own answer changes that answer; on a message in the channel it is answered privately, and the
 * message stays as it is. Sharing posts to the channel and leaves the pressed message alone.
 */
async function answerControl(interaction: MessageComponentInteraction, workings: Workings): Promise<void> {
  const { dispatcher, vault } = workings;
  const pressed = interaction.isStringSelectMenu() ? interaction.values[0] : interaction.customId;
  const control = readControl(pressed ?? '');
  const own = interaction.message.flags.has(MessageFlags.Ephemeral);
  const stays = control === null || control.shares;
  if (own || stays) await interaction.deferUpdate();
  else await interaction.deferReply({ flags: MessageFlags.Ephemeral });

  try {
    const invocation = control && (await recallInvocation(control, vault));
    const reply = invocation ? await dispatcher.dispatch(invocation, askerOf(interaction)) : outdated(dispatcher);
    if (reply.audience === 'channel') await post(interaction, reply, workings);
    else await answer(interaction, reply, stays || !invocation ? privatePlace(interaction) : 'edit', workings);
  } catch (error) {
    await apologise(interaction, error, workings);
  }
}

const POSTED: Reply = {
  audience: 'asker',
  summary: 'Posted to the channel.',
  blocks: [{ kind: 'text', content: 'Posted to the channel.' }],
};

function outdated(dispatcher: Dispatcher): Reply {
  const summary = 'This control belongs to an older answer and works no more. Ask again for a fresh one.';
  const example = dispatcher.commands[0]?.example;
  const hint: Block = {
    kind: 'text',
    tone: 'quiet',
    content: [
      { kind: 'plain', text: 'For example: ' },
      { kind: 'command', text: example ?? '' },
    ],
  };
  return { audience: 'asker', summary, blocks: [{ kind: 'text', content: summary }, ...(example ? [hint] : [])] };
}
