import {
  type ApplicationCommandOptionChoiceData,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type CommandInteraction,
  type Interaction,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type UserContextMenuCommandInteraction,
} from 'discord.js';
import type { Progress } from '../core/add-desk.ts';
import { outdated } from '../core/plain-answers.ts';
import type { Reply } from '../core/reply.ts';
import { answer, apologise, postThrough, privatePlace } from './answer.ts';
import { askerOf } from './asker.ts';
import { referenceOf } from './attached.ts';
import { suggestChoices } from './autocomplete.ts';
import { type Control, readControl, recallInvocation } from './controls.ts';
import { isTooLate, loggable } from './errors.ts';
import { replyAbout } from './message-commands.ts';
import { openForm } from './open-form.ts';
import { progressOn } from './progress.ts';
import { answerForm } from './sent-form.ts';
import { askedOf } from './user-commands.ts';
import { showingWork } from './working.ts';
import type { Handling, Workings } from './workings.ts';

/** Answers an interaction: acknowledges it first, and dispatches then; only a form is a first answer itself. Never rejects. */
export async function handleInteraction(interaction: Interaction, workings: Handling): Promise<void> {
  try {
    if (interaction.isAutocomplete()) await complete(interaction, workings);
    else if (interaction.isChatInputCommand())
      await answerCommand(interaction, (progress) => ask(interaction, workings, progress), workings);
    else if (interaction.isMessageContextMenuCommand())
      await answerCommand(interaction, (progress) => askAbout(interaction, workings, progress), workings);
    else if (interaction.isUserContextMenuCommand())
      await answerCommand(interaction, () => askAboutSomebody(interaction, workings), workings);
    else if (interaction.isModalSubmit()) await answerForm(interaction, workings);
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
  replyTo: (progress: Progress) => Promise<Reply>,
  workings: Handling,
): Promise<void> {
  await workings.acknowledgements.through(interaction.deferReply({ flags: MessageFlags.Ephemeral }));
  const shown = progressOn(interaction, workings);
  try {
    const reply = await replyTo(shown.tell).finally(() => shown.end());
    if (reply.audience === 'channel') await postThrough(interaction, reply, workings);
    else await answer(interaction, reply, 'edit', workings);
  } catch (error) {
    await apologise(interaction, error, workings);
  }
}

function ask(interaction: ChatInputCommandInteraction, { dispatcher }: Workings, progress: Progress): Promise<Reply> {
  const args = Object.fromEntries(
    interaction.options.data.flatMap(({ name, value, attachment }) => {
      // Of a file the value is an id, with which nothing can be asked.
      const given = attachment ? referenceOf(attachment) : value;
      return typeof given === 'string' || typeof given === 'number' ? [[name, given]] : [];
    }),
  );
  return dispatcher.dispatch({ command: interaction.commandName, args }, askerOf(interaction), progress);
}

function askAbout(
  interaction: MessageContextMenuCommandInteraction,
  { dispatcher }: Workings,
  progress: Progress,
): Promise<Reply> {
  return replyAbout(interaction.commandName, interaction.targetMessage, dispatcher, askerOf(interaction), progress);
}

function askAboutSomebody(interaction: UserContextMenuCommandInteraction, { dispatcher }: Workings): Promise<Reply> {
  const asked = askedOf(interaction.commandName, interaction.targetId, dispatcher.commands);
  return dispatcher.dispatch(asked, askerOf(interaction));
}

/**
 * A press on the asker's own answer changes that answer; on a message in the channel it is answered privately, and the
 * message stays as it is. One that asks for a form opens it. Sharing posts to the channel and leaves the pressed message alone.
 */
async function answerControl(interaction: MessageComponentInteraction, workings: Handling): Promise<void> {
  const pressed = interaction.isStringSelectMenu() ? interaction.values[0] : interaction.customId;
  const control = readControl(pressed ?? '');
  if (control?.asks) return openForm(interaction, control, workings);
  const own = interaction.message.flags.has(MessageFlags.Ephemeral);
  const stays = control === null || control.shares;
  if (!own && !stays) {
    await workings.acknowledgements.through(interaction.deferReply({ flags: MessageFlags.Ephemeral }));
    return respond(interaction, control, workings);
  }
  await workings.acknowledgements.through(interaction.deferUpdate());
  await showingWork(interaction, respond(interaction, control, workings), workings);
}

/** Answers an acknowledged press. Never rejects. */
async function respond(
  interaction: MessageComponentInteraction,
  control: Control | null,
  workings: Workings,
): Promise<void> {
  const { dispatcher, vault } = workings;
  try {
    const invocation = control && (await recallInvocation(control, vault));
    const reply = invocation
      ? await dispatcher.dispatch(invocation, askerOf(interaction))
      : outdated(dispatcher.commands);
    const inPlace = invocation !== null && !control?.shares;
    if (reply.audience === 'channel') await postThrough(interaction, reply, workings);
    else await answer(interaction, reply, inPlace ? 'edit' : privatePlace(interaction), workings);
  } catch (error) {
    await apologise(interaction, error, workings);
  }
}
