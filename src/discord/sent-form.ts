import { ComponentType, MessageFlags, type ModalData, type ModalSubmitInteraction } from 'discord.js';
import { filledIn } from '../core/form.ts';
import type { Invocation } from '../core/invocation.ts';
import { outdated } from '../core/plain-answers.ts';
import type { Block, Reply } from '../core/reply.ts';
import { answer, apologise, postThrough } from './answer.ts';
import { askerOf } from './asker.ts';
import { readControl, recallInvocation } from './controls.ts';
import type { Handling } from './workings.ts';

/** A field of a modal that was sent: its option, what was written or chosen, and whether it was written. */
interface SentField {
  readonly name: string;
  readonly value: string;
  readonly typed: boolean;
}

/**
 * Runs what a form was for, and answers privately; the message that it was opened from stays as it is. Whatever goes
 * wrong, the person gets back what they wrote: in the answer, and in the form, which a button opens again, filled in.
 */
export async function answerForm(interaction: ModalSubmitInteraction, workings: Handling): Promise<void> {
  const { dispatcher, vault } = workings;
  await workings.acknowledgements.through(interaction.deferReply({ flags: MessageFlags.Ephemeral }));
  const sent = [...interaction.fields.fields.values()].map(fieldOf);
  const written = sent.filter(({ value, typed }) => typed && value.trim() !== '').map(asWritten);
  const kept: readonly Block[] = written.length > 0 ? [QUIET_LEAD, { kind: 'list', items: written }] : [];
  try {
    const control = readControl(interaction.customId);
    const invocation = control && (await recallInvocation(control, vault));
    const values = Object.fromEntries(sent.map(({ name, value }) => [name, value]));
    const filled = invocation && filledIn({ fields: sent, invocation }, values);
    const reply = filled ? await dispatcher.dispatch(filled, askerOf(interaction)) : outdated(dispatcher.commands);
    if (reply.refused) await answer(interaction, withWayBack(reply, kept, filled), 'edit', workings, kept);
    else if (reply.audience === 'channel') await postThrough(interaction, reply, workings, kept);
    else await answer(interaction, reply, 'edit', workings, kept);
  } catch (error) {
    await apologise(interaction, error, workings, kept);
  }
}

const QUIET_LEAD: Block = { kind: 'text', tone: 'quiet', content: 'What you wrote:' };

function fieldOf(field: ModalData): SentField {
  const name = 'customId' in field ? field.customId : '';
  if (field.type === ComponentType.TextInput) return { name, value: field.value, typed: true };
  return { name, value: 'values' in field ? field.values.join(',') : '', typed: false };
}

function asWritten({ name, value }: SentField) {
  return [
    { kind: 'strong', text: `${name}: ` },
    { kind: 'plain', text: value },
  ] as const;
}

function withWayBack(reply: Reply, kept: readonly Block[], filled: Invocation | null): Reply {
  // A reply without blocks is its summary, which must not give way to what comes below it.
  const said: readonly Block[] = reply.blocks.length > 0 ? reply.blocks : [{ kind: 'text', content: reply.summary }];
  if (!filled) return { ...reply, blocks: [...said, ...kept] };
  const again: Block = {
    kind: 'buttons',
    buttons: [{ label: 'Change it and send again', invocation: { ...filled, asks: 'form' }, emphasis: 'primary' }],
  };
  return { ...reply, blocks: [...said, ...kept, again] };
}
