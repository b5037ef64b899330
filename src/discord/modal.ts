import {
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APITextDisplayComponent,
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord.js';
import type { Field, FieldOption, Form, TextField } from '../core/form.ts';
import type { InvocationVault } from '../core/invocation.ts';
import type { Rich } from '../core/reply.ts';
import { POSTABLE } from './access.ts';
import { modalId } from './controls.ts';
import { fit, LIMITS } from './limits.ts';
import { richLines } from './text.ts';

/** Where a form is opened. */
export interface ModalPlace {
  /** In a server, the only place with channels to choose from. */
  readonly inServer: boolean;
}

/**
 * A form as a modal. A field whose choice nobody has is left out, and what the invocation says of it stays: channels
 * outside a server, and lists without options. Null when no field is left, as Discord opens no empty modal.
 * @throws whatever the vault throws
 */
export async function modalOf(
  { title, about, fields, invocation }: Form,
  { inServer }: ModalPlace,
  vault: InvocationVault,
): Promise<APIModalInteractionResponseCallbackData | null> {
  const labels = fields.flatMap((field) => labelOf(field, inServer) ?? []).slice(0, LIMITS.modalComponents);
  if (labels.length === 0) return null;
  return {
    custom_id: await modalId(invocation, vault),
    title: fit(oneLine(title) || 'Cuepoint', LIMITS.modalTitle),
    components: withIntroduction(about, labels),
  };
}

/** Above the fields where there is room for it, else below the label of the first. */
function withIntroduction(about: Rich | undefined, labels: readonly APILabelComponent[]) {
  const words = about === undefined ? '' : richLines(about, LIMITS.line).join('\n');
  if (words === '') return [...labels];
  if (labels.length < LIMITS.modalComponents) {
    const introduction: APITextDisplayComponent = {
      type: ComponentType.TextDisplay,
      content: fit(words, LIMITS.textPerMessage),
    };
    return [introduction, ...labels];
  }
  return labels.map((label, index) => {
    return index > 0 ? label : { ...label, description: fit(label.description ?? words, LIMITS.labelDescription) };
  });
}

function labelOf(field: Field, inServer: boolean): APILabelComponent | null {
  const component = inputOf(field, inServer);
  if (!component) return null;
  const about = oneLine(field.about ?? '');
  return {
    type: ComponentType.Label,
    label: fit(oneLine(field.label) || field.name, LIMITS.modalLabel),
    ...(about === '' ? {} : { description: fit(about, LIMITS.labelDescription) }),
    component,
  };
}

function inputOf(field: Field, inServer: boolean): APIComponentInLabel | null {
  const required = field.required === true;
  // Of what need not be chosen Discord wants to hear so twice.
  const choosing = { custom_id: field.name, required, min_values: required ? 1 : 0 };
  switch (field.kind) {
    case 'text':
      return textInput(field, required);
    case 'channel': {
      if (!inServer) return null;
      const known = field.value !== undefined && /^\d{1,20}$/u.test(field.value) ? [field.value] : [];
      return {
        ...choosing,
        type: ComponentType.ChannelSelect,
        max_values: 1,
        channel_types: [...POSTABLE],
        default_values: known.map((id) => ({ id, type: SelectMenuDefaultValueType.Channel })),
      };
    }
    case 'many': {
      const options = optionsOf(field.options, field.chosen);
      if (options.length === 0) return null;
      return { ...choosing, type: ComponentType.StringSelect, max_values: options.length, options };
    }
    case 'choice': {
      const options = optionsOf(field.options, field.chosen === undefined ? [] : [field.chosen]);
      if (options.length === 0) return null;
      return { ...choosing, type: ComponentType.StringSelect, max_values: 1, options };
    }
  }
}

/** What stands in it already is never cut, also where it is longer than what may be written. */
function textInput(field: TextField, required: boolean): APIComponentInLabel {
  const value = (field.value ?? '').toWellFormed();
  return {
    type: ComponentType.TextInput,
    custom_id: field.name,
    style: field.multiline ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required,
    max_length: Math.min(Math.max(field.maxLength, value.length), LIMITS.inputLength),
    ...(value.trim() === '' ? {} : { value: fit(value, LIMITS.inputLength) }),
  };
}

/** Each value once; one that Discord has no room for is left out, as it would stand for something else when cut. */
function optionsOf(options: readonly FieldOption[], chosen: readonly string[]) {
  const usable = options.filter(({ value }, index) => {
    const first = options.findIndex((each) => each.value === value) === index;
    return first && value.trim() !== '' && value.length <= LIMITS.selectOption;
  });
  return usable.slice(0, LIMITS.optionsPerSelect).map(({ label, about, value }) => ({
    label: fit(oneLine(label) || value, LIMITS.selectOption),
    value,
    ...(about?.trim() ? { description: fit(oneLine(about), LIMITS.selectOption) } : {}),
    default: chosen.includes(value),
  }));
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
