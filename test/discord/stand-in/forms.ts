import type { SeenField, SeenForm } from '../../contracts/driver.ts';
import { readMarkdown } from './markdown.ts';
import { type Label, labelsOf, type Modal } from './modal-schema.ts';
import { newId, type State } from './state.ts';

/** What a person writes or chooses, by the field's name: a text, a channel's id, or the labels of options. */
export type Entries = Readonly<Record<string, string | readonly string[]>>;

/** A modal as Discord's client shows it. */
export function seenForm({ title, components }: Modal, handle: string): SeenForm {
  const texts = components.flatMap((each) => (each.type === 10 ? [readMarkdown(each.content).text] : []));
  return { title, about: texts.join('\n'), fields: labelsOf(components).map(seenField), submit: 'Submit', handle };
}

function seenField({ label, component }: Label): SeenField {
  const shared = { name: component.custom_id, label, required: component.required !== false, options: [] };
  if (component.type === 4) return { ...shared, kind: 'text', value: component.value ?? '' };
  if (component.type === 8) return { ...shared, kind: 'channel', value: component.default_values?.[0]?.id ?? '' };
  const chosen = component.options.filter((option) => option.default).map((option) => option.label);
  const kind = (component.max_values ?? 1) > 1 ? 'many' : 'choice';
  return {
    ...shared,
    kind,
    options: component.options.map((option) => option.label),
    value: kind === 'many' ? chosen : (chosen[0] ?? ''),
  };
}

/**
 * What Discord sends when a modal is submitted with these entries; what is not among them stays as it was filled in.
 * @throws Error for what its client does not let a person send
 */
export function submission(state: State, modal: Modal, entries: Entries): object {
  const fields = labelsOf(modal.components);
  const unknown = Object.keys(entries).find((name) => !fields.some(({ component }) => component.custom_id === name));
  if (unknown !== undefined) throw new Error(`the form has no field “${unknown}”`);
  const components = modal.components.map((each, index) => {
    if (each.type === 10) return { type: 10, id: index + 1 };
    return { type: 18, id: index + 1, component: { id: index + 100, ...sent(state, each, entries) } };
  });
  const chosen = fields.flatMap((field) => (field.component.type === 8 ? valuesOf(field, entries) : []));
  const channels = chosen.map((id) => [
    id,
    { id, type: state.channels.get(id)?.type, name: 'there', permissions: '0' },
  ]);
  const resolved = chosen.length === 0 ? {} : { resolved: { channels: Object.fromEntries(channels) } };
  return { id: newId(), custom_id: modal.custom_id, components, ...resolved };
}

function sent(state: State, field: Label, entries: Entries): object {
  const { component } = field;
  const { custom_id, type } = component;
  const values = valuesOf(field, entries);
  if (component.type === 4) {
    const [value = ''] = values;
    const { required = true, max_length: max = 4000, min_length: min = 0, style } = component;
    if (required && value.trim() === '') throw new Error(`“${custom_id}” must be filled in`);
    if (value.length > max || value.length < min) throw new Error(`“${custom_id}” has ${value.length} characters`);
    if (style === 1 && value.includes('\n')) throw new Error(`“${custom_id}” takes one line`);
    return { type, custom_id, value };
  }
  const { required = true, min_values: min = 1, max_values: max = 1 } = component;
  const least = required ? Math.max(1, min) : min;
  if ((values.length > 0 || required) && (values.length < least || values.length > max))
    throw new Error(`“${custom_id}” has ${values.length} values`);
  if (component.type === 8) {
    const { channel_types: types } = component;
    const odd = values.find((id) => !types?.some((each) => each === state.channels.get(id)?.type));
    if (odd !== undefined) throw new Error(`“${custom_id}” does not offer the channel ${odd}`);
  }
  return { type, custom_id, values };
}

/** Texts and channels as they are; of options the values. */
function valuesOf({ component }: Label, entries: Entries): readonly string[] {
  const entry = entries[component.custom_id];
  const given = entry === undefined ? null : [entry].flat().filter((each) => component.type === 4 || each !== '');
  if (component.type === 4) return given ?? [component.value ?? ''];
  if (component.type === 8) return given ?? (component.default_values ?? []).map(({ id }) => id);
  if (given === null) return component.options.filter((option) => option.default).map(({ value }) => value);
  return given.map((label) => {
    const option = component.options.find((each) => each.label === label);
    if (!option) throw new Error(`“${component.custom_id}” has no option “${label}”`);
    return option.value;
  });
}
