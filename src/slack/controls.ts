import type { types } from '@slack/bolt';
import type { Button, SelectOption } from '../core/reply.ts';
import { LIMITS } from './limits.ts';
import { linkable, type Piece, textPiece } from './rich-text.ts';
import { isBlank, sendable, shorten } from './text.ts';
import { distinct, type Values } from './values.ts';

export type Control = types.Button | types.StaticSelect;

/** Gives each control of a reply an id of its own. */
export type NextId = () => string;

/** A text object that Slack shows as it is: no markup, no `:emoji:`, no mentions. */
export function plainText(text: string, limit: number): types.PlainTextElement {
  return { type: 'plain_text', text: shorten(sendable(text), limit), emoji: false };
}

/** A button with what it runs; a link button without; null when its URL is none that Slack takes. */
export function buttonOf(button: Button, values: Values, nextId: NextId): types.Button | null {
  const label = isBlank(button.label) ? 'Open' : button.label;
  const base = { type: 'button' as const, text: plainText(label, LIMITS.button.text), action_id: nextId() };
  const spoken = (more = '') => ({ accessibility_label: spokenLabel(label, more) });
  if ('url' in button) {
    const url = linkable(button.url);
    return url === null ? null : { ...base, url, ...spoken(' (opens in the browser)') };
  }
  const emphasis = button.emphasis ? { style: button.emphasis } : {};
  return { ...base, value: values.button(button.invocation), ...emphasis, ...spoken() };
}

/** What a screen reader says: the label without the signs that are there for the eye alone. */
function spokenLabel(label: string, more: string): string {
  const words = sendable(label).replace(/[◀▶▸]/gu, '').replace(/≈/gu, 'about ').trim();
  return shorten(isBlank(words) ? label : words, LIMITS.button.accessibilityLabel - more.length) + more;
}

/** What is said of a button that cannot be one. */
export function buttonInWords(button: Button): readonly Piece[] {
  return textPiece('url' in button ? `${button.label}: ${button.url}` : button.label);
}

/** A select, or several where one would hold too much; each then says which of the options it has. */
export function selectsOf(
  label: string,
  options: readonly SelectOption[],
  values: Values,
  nextId: NextId,
): readonly types.StaticSelect[] {
  const groups = grouped(options.map((option) => optionOf(option, values)));
  const name = isBlank(label) ? 'Choose' : label;
  let before = 0;
  return groups.map((group) => {
    const range = groups.length > 1 ? ` (${before + 1}–${before + group.length} of ${options.length})` : '';
    before += group.length;
    const ids = distinct(group.map((option) => option.value));
    return {
      type: 'static_select',
      action_id: nextId(),
      placeholder: plainText(`${shorten(name, LIMITS.select.placeholder - range.length)}${range}`, Infinity),
      options: group.map((option, index) => ({ ...option, value: ids[index] ?? option.value })),
    };
  });
}

interface ValuedOption extends types.PlainTextOption {
  value: string;
}

function optionOf({ label, about, invocation }: SelectOption, values: Values): ValuedOption {
  const option = {
    text: plainText(isBlank(label) ? '…' : label, LIMITS.option.text),
    value: values.option(invocation),
  };
  if (about === undefined || isBlank(about)) return option;
  return { ...option, description: plainText(about, LIMITS.option.description) };
}

function grouped(options: readonly ValuedOption[]): readonly (readonly ValuedOption[])[] {
  const groups: ValuedOption[][] = [];
  let json = 0;
  for (const option of options) {
    const size = JSON.stringify(option).length + LIMITS.option.ordinal + 1;
    const group = groups.at(-1);
    if (group && group.length < LIMITS.select.options && json + size <= LIMITS.select.json) group.push(option);
    else {
      groups.push([option]);
      json = 0;
    }
    json += size;
  }
  return groups;
}
