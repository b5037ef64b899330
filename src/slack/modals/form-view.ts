import type { types } from '@slack/bolt';
import type { Field, FieldOption, Form } from '../../core/form.ts';
import { renderBlock } from '../blocks.ts';
import { plainText } from '../controls.ts';
import { LIMITS } from '../limits.ts';
import { isBlank, sendable, shorten } from '../text.ts';

/** Names our modals when they come back. */
export const FORM_ID = 'form';

/** The one element of a field's block: what it holds comes back under this name. */
export const ELEMENT_ID = 'value';

/**
 * A form as a modal: each field a block under the field's own name, so that what was filled in needs no memory of ours.
 * @param metadata what comes back with it, at most 3,000 characters
 */
export function formView(form: Form, metadata: string): types.ModalView {
  const { title, about, fields, submit } = form;
  const values = { button: () => '', option: () => '' };
  const above = about === undefined ? [] : renderBlock({ kind: 'text', content: about }, values, () => '');
  return {
    type: 'modal',
    callback_id: FORM_ID,
    private_metadata: metadata,
    title: plainText(isBlank(title) ? 'Cuepoint' : title, LIMITS.view.title),
    submit: plainText(isBlank(submit) ? 'Send' : submit, LIMITS.form.submit),
    close: plainText('Cancel', LIMITS.form.submit),
    blocks: [...above, ...fields.flatMap(inputOf)],
  };
}

/** None for a field that has nothing to choose from, which Slack refuses. */
function inputOf(field: Field): readonly types.InputBlock[] {
  const element = elementOf(field);
  if (!element) return [];
  const { about } = field;
  return [
    {
      type: 'input',
      block_id: field.name,
      label: plainText(isBlank(field.label) ? field.name : field.label, LIMITS.form.label),
      ...(about === undefined || isBlank(about) ? {} : { hint: plainText(about, LIMITS.form.hint) }),
      optional: field.required !== true,
      element: { ...element, action_id: ELEMENT_ID },
    },
  ];
}

function elementOf(field: Field): types.InputBlock['element'] | null {
  switch (field.kind) {
    case 'text':
      return textInput(field);
    case 'channel':
      return channelSelect(field.value);
    case 'many':
      return field.options.length === 0 ? null : manyOf(field.options, field.chosen);
    case 'choice':
      return field.options.length === 0 ? null : oneOf(field.options, field.chosen);
  }
}

function textInput(field: Extract<Field, { kind: 'text' }>): types.PlainTextInput {
  const limit = Math.max(1, Math.min(field.maxLength, LIMITS.form.text));
  const multiline = field.multiline === true;
  const typed = sendable(field.value ?? '');
  const value = shorten(multiline ? typed : typed.replace(/\s+/gu, ' '), limit);
  return {
    type: 'plain_text_input',
    multiline,
    max_length: limit,
    ...(isBlank(value) ? {} : { initial_value: value }),
  };
}

/** Public and private channels; the one in which the form was opened where the field names none. */
function channelSelect(value: string | undefined): types.ConversationsSelect {
  const named = value !== undefined && /^[CG][A-Z0-9]{1,20}$/u.test(value);
  return {
    type: 'conversations_select',
    placeholder: plainText('Choose a channel', LIMITS.select.placeholder),
    filter: { include: ['public', 'private'], exclude_bot_users: true },
    ...(named ? { initial_conversation: value } : { default_to_current_conversation: true }),
  };
}

/** Boxes to tick, which show all there is at once; a list to choose from where they are too many for that. */
function manyOf(options: readonly FieldOption[], chosen: readonly string[]) {
  const all = options.map(optionOf);
  const initial = all.filter(({ value }) => chosen.includes(value));
  const common = { options: all, ...(initial.length > 0 ? { initial_options: initial } : {}) };
  if (all.length <= LIMITS.form.checkboxes) return { type: 'checkboxes' as const, ...common };
  const placeholder = plainText('Choose some', LIMITS.select.placeholder);
  return { type: 'multi_static_select' as const, placeholder, ...common };
}

function oneOf(options: readonly FieldOption[], chosen: string | undefined): types.StaticSelect {
  const all = options.map(optionOf);
  const initial = all.find(({ value }) => value === chosen);
  return {
    type: 'static_select',
    placeholder: plainText('Choose one', LIMITS.select.placeholder),
    options: all,
    ...(initial ? { initial_option: initial } : {}),
  };
}

function optionOf({ label, about, value }: FieldOption) {
  const option = { text: plainText(isBlank(label) ? value : label, LIMITS.option.text), value };
  if (about === undefined || isBlank(about)) return option;
  return { ...option, description: plainText(about, LIMITS.option.description) };
}
