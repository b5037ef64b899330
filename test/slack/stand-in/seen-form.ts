import type { Seen, SeenField, SeenForm } from '../../contracts/driver.ts';
import type { FilledIn } from './people-in-views.ts';
import type { Block } from './schema.ts';
import { seen } from './seen.ts';
import type { InputBlock } from './view-schema.ts';
import type { OpenView } from './views.ts';

/** A form as Slack's client shows it in a modal. */
export function seenForm({ id, view }: OpenView): SeenForm {
  return {
    title: view.title.text,
    about: seenModal({ id, view }).text,
    fields: view.blocks.filter((block) => block.type === 'input').map(fieldOf),
    submit: view.submit?.text ?? '',
    handle: id,
  };
}

/** What stands in a modal besides its fields, as a message would be seen that says the same. */
export function seenModal({ id, view }: Pick<OpenView, 'id' | 'view'>): Seen {
  const blocks = view.blocks.filter((block): block is Block => block.type !== 'input');
  return seen({ ts: id, viewer: 'U1', content: { text: view.title.text, blocks } });
}

/** What somebody chose by its label, by the values that Slack knows it by. */
export function asChosen({ view }: OpenView, values: Readonly<Record<string, string | readonly string[]>>): FilledIn {
  return Object.fromEntries(
    Object.entries(values).map(([name, given]) => {
      const field = view.blocks.find((block) => block.type === 'input' && block.block_id === name);
      const options = field?.type === 'input' && 'options' in field.element ? field.element.options : null;
      if (!options) return [name, given];
      const labels = [given].flat();
      // A label that there is none of is passed on, for Slack's client to say so.
      return [name, labels.map((label) => options.find(({ text }) => text.text === label)?.value ?? label)];
    }),
  );
}

function fieldOf({ block_id = '', label, optional, element }: InputBlock): SeenField {
  const common = { name: block_id, label: label.text, required: optional !== true };
  switch (element.type) {
    case 'plain_text_input':
      return { ...common, kind: 'text', options: [], value: element.initial_value ?? '' };
    case 'conversations_select': {
      const current = element.default_to_current_conversation ? 'C1' : '';
      return { ...common, kind: 'channel', options: [], value: element.initial_conversation ?? current };
    }
    case 'static_select':
      return {
        ...common,
        kind: 'choice',
        options: labels(element.options),
        value: element.initial_option?.text.text ?? '',
      };
    default:
      return {
        ...common,
        kind: 'many',
        options: labels(element.options),
        value: labels(element.initial_options ?? []),
      };
  }
}

function labels(options: readonly { readonly text: { readonly text: string } }[]): readonly string[] {
  return options.map(({ text }) => text.text);
}
