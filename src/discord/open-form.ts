import {
  type APIModalInteractionResponseCallbackData,
  type MessageComponentInteraction,
  MessageFlags,
} from 'discord.js';
import type { Form } from '../core/form.ts';
import { formInWords } from '../core/form-words.ts';
import { outdated } from '../core/plain-answers.ts';
import type { Reply } from '../core/reply.ts';
import { answer, apologise, postThrough } from './answer.ts';
import { askerOf } from './asker.ts';
import { type Control, recallInvocation } from './controls.ts';
import { isTooLate, loggable } from './errors.ts';
import { inTime } from './in-time.ts';
import { LIMITS } from './limits.ts';
import { modalOf } from './modal.ts';
import type { Handling, Workings } from './workings.ts';

/**
 * Opens the form that a pressed control asks for, as the first answer to the press, which a modal must be. Where there is
 * none, where it takes too long and where Discord does not take it, the form is asked for in words, privately; the
 * pressed message stays as it is.
 */
export async function openForm(
  interaction: MessageComponentInteraction,
  control: Control,
  workings: Handling,
): Promise<void> {
  const { vault, formTime = LIMITS.formTime } = workings;
  const asked = whatIsAsked(interaction, control, workings);
  const place = { inServer: interaction.inGuild() };
  const modal = asked.then((found) => ('form' in found ? modalOf(found.form, place, vault) : null));
  const opened = await inTime(modal, formTime).catch(() => null);
  if (opened && (await show(interaction, opened, workings))) return;
  await workings.acknowledgements.through(interaction.deferReply({ flags: MessageFlags.Ephemeral }));
  try {
    const reply = inWords(await asked, workings);
    if (reply.audience === 'channel') await postThrough(interaction, reply, workings);
    else await answer(interaction, reply, 'edit', workings);
  } catch (error) {
    await apologise(interaction, error, workings);
  }
}

async function whatIsAsked(
  interaction: MessageComponentInteraction,
  control: Control,
  { dispatcher, vault }: Workings,
): Promise<{ readonly form: Form } | { readonly reply: Reply }> {
  const invocation = await recallInvocation(control, vault);
  return invocation ? dispatcher.form(invocation, askerOf(interaction)) : { reply: outdated(dispatcher.commands) };
}

function inWords(found: { readonly form: Form } | { readonly reply: Reply }, { dispatcher }: Workings): Reply {
  if ('reply' in found) return found.reply;
  const face = dispatcher.commands.find(({ name }) => name === found.form.invocation.command);
  return formInWords(found.form, face);
}

/** False when Discord refuses the form, which can then be asked for in words. @throws when it is too late for either */
async function show(
  interaction: MessageComponentInteraction,
  modal: APIModalInteractionResponseCallbackData,
  { log }: Workings,
): Promise<boolean> {
  try {
    await interaction.showModal(modal);
    return true;
  } catch (error) {
    if (isTooLate(error)) throw error;
    log.error({ err: loggable(error) }, 'Discord did not take a form; it was asked for in words');
    return false;
  }
}
