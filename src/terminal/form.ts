import { createInterface } from 'node:readline';
import type { Field, FieldOption, Form } from '../core/form.ts';
import type { RawArgs } from '../core/invocation.ts';
import { spansOf } from '../core/reply.ts';
import type { Terminal } from './prompt.ts';
import { harmless, styled, wrapped } from './style.ts';

/**
 * Asks for the fields of a form one after the other: an empty line keeps what is filled in, Ctrl-C and Ctrl-D leave the
 * form, and so does the signal. Nothing else may read the terminal's input meanwhile.
 * @returns the values by the name of the field; null when the form was left
 */
export async function fillIn(
  form: Form,
  { input, output, style }: Terminal,
  signal?: AbortSignal,
): Promise<RawArgs | null> {
  const lines = createInterface({ input, output, terminal: true, historySize: 0, ...(signal ? { signal } : {}) });
  const left = new Promise<null>((resolve) => lines.once('close', () => resolve(null)));
  const ask = (prompt: string): Promise<string | null> =>
    Promise.race([left, new Promise<string>((resolve) => lines.question(prompt, resolve))]);
  const say = (text: string) => output.write(`${wrapped(style, text, 0)}\n`);
  try {
    say(styled(style, 'bold', harmless(form.title)));
    if (form.about !== undefined)
      say(
        spansOf(form.about)
          .map((span) => ('text' in span ? harmless(span.text) : ''))
          .join(''),
      );
    say(styled(style, 'dim', 'Enter keeps what is in brackets; Ctrl-D leaves without doing anything.'));
    const values: Record<string, string> = {};
    for (const field of form.fields) {
      const options = 'options' in field ? field.options : [];
      for (const [index, { label }] of options.entries()) say(`  ${index + 1}. ${harmless(label)}`);
      for (;;) {
        const typed = await ask(promptOf(field));
        if (typed === null) return null;
        const read = readField(field, typed.trim());
        if ('problem' in read) say(read.problem);
        else {
          values[field.name] = read.value;
          break;
        }
      }
    }
    return values;
  } finally {
    lines.close();
  }
}

function promptOf(field: Field): string {
  const kept = keptIn(field);
  const options = 'options' in field ? field.options : [];
  const shown = kept.split(',').map((value) => options.findIndex((option) => option.value === value) + 1);
  const bracketed = kept === '' ? '' : ` [${options.length > 0 ? shown.join(',') : harmless(kept)}]`;
  const about = field.about === undefined ? '' : ` (${harmless(field.about)})`;
  return `${harmless(field.label)}${about}${bracketed}: `;
}

/** What is filled in already. */
function keptIn(field: Field): string {
  if (field.kind === 'many') return field.chosen.join(',');
  return (field.kind === 'choice' ? field.chosen : field.value) ?? '';
}

/** What was typed into a field; what is kept where nothing was. Options are named by their numbers, or by their values. */
function readField(field: Field, typed: string): { readonly value: string } | { readonly problem: string } {
  if (typed === '') {
    const value = keptIn(field);
    return value === '' && field.required ? { problem: `${harmless(field.label)} is needed.` } : { value };
  }
  if (field.kind === 'many' || field.kind === 'choice') {
    const chosen = typed.split(/[\s,]+/u).map((part) => optionAt(field.options, part));
    const found = chosen.flatMap((option) => (option ? [option.value] : []));
    const fits = found.length === chosen.length && (field.kind === 'many' || found.length === 1);
    const several = field.kind === 'many' ? 'Type numbers from' : 'Type a number from';
    return fits ? { value: [...new Set(found)].join(',') } : { problem: `${several} 1 to ${field.options.length}.` };
  }
  if (field.kind === 'text' && typed.length > field.maxLength) {
    return { problem: `That has ${typed.length} characters; ${field.maxLength} are the most.` };
  }
  return { value: typed };
}

function optionAt(options: readonly FieldOption[], typed: string): FieldOption | undefined {
  return options[/^\d{1,3}$/u.test(typed) ? Number(typed) - 1 : -1] ?? options.find(({ value }) => value === typed);
}
