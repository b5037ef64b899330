import { createInterface } from 'node:readline';
import type { Field, FieldOption, Form } from '../core/form.ts';
import { spansOf } from '../core/reply.ts';
import type { Terminal } from './prompt.ts';
import { harmless, styled, wrapped } from './style.ts';

/** The values of a form by the names of its fields. */
type Values = Readonly<Record<string, string>>;

/** Asks a question, with an answer to begin from; null when the form was left. */
type Ask = (prompt: string, begun?: string) => Promise<string | null>;

/** Writes a line: one that can be chosen with its number. */
type Say = (text: string, number?: number) => void;

/**
 * Asks for the fields of a form one after the other: an empty line keeps what is filled in, Ctrl-C and Ctrl-D leave the
 * form, and so does the signal. What cannot be used is said at once, and asked for again. Nothing else may read the
 * terminal's input meanwhile.
 * @returns the values by the name of the field; null when the form was left
 */
export function fillIn(form: Form, terminal: Terminal, signal?: AbortSignal): Promise<Values | null> {
  const { style } = terminal;
  return asking(terminal, signal, async (ask, say) => {
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
      const value = await askFor(field, keptIn(field), ask, say);
      if (value === null) return null;
      values[field.name] = value;
    }
    return values;
  });
}

/**
 * Asks which field of a refused form is to be corrected, and for that one; the others stay as they were.
 * @returns the values with the corrected one; null when the form was left
 */
export function correct(form: Form, values: Values, terminal: Terminal, signal?: AbortSignal): Promise<Values | null> {
  return asking(terminal, signal, async (ask, say) => {
    say(styled(terminal.style, 'bold', 'What do you want to correct?'));
    for (const [index, field] of form.fields.entries()) {
      say(`${harmless(field.label)}: ${harmless(shownIn(field, values[field.name] ?? ''))}`, index + 1);
    }
    for (;;) {
      const typed = await ask('Number of the field (Enter leaves the form): ');
      if (typed === null || typed.trim() === '') return null;
      const field = /^\d{1,2}$/u.test(typed.trim()) ? form.fields[Number(typed) - 1] : undefined;
      if (!field) {
        say(`Type a number from 1 to ${form.fields.length}, or Enter alone to leave the form.`);
        continue;
      }
      const value = await askFor(field, values[field.name] ?? '', ask, say);
      return value === null ? null : { ...values, [field.name]: value };
    }
  });
}

/** Does the work with the terminal's input in its hands. */
async function asking<T>(
  { input, output, style }: Terminal,
  signal: AbortSignal | undefined,
  work: (ask: Ask, say: Say) => Promise<T>,
): Promise<T> {
  const lines = createInterface({ input, output, terminal: true, historySize: 0, ...(signal ? { signal } : {}) });
  const left = new Promise<null>((resolve) => lines.once('close', () => resolve(null)));
  const ask: Ask = (prompt, begun) => {
    const typed = new Promise<string>((resolve) => lines.question(prompt, resolve));
    if (begun !== undefined) lines.write(begun);
    return Promise.race([left, typed]);
  };
  try {
    return await work(ask, (text, number) => {
      const line = number === undefined ? wrapped(style, text, 0) : wrapped(style, `${number}. ${text}`, 5, 2);
      output.write(`${line}\n`);
    });
  } finally {
    lines.close();
  }
}

/** Asks for a field until its value can be used; a text that cannot is there to be changed. */
async function askFor(field: Field, kept: string, ask: Ask, say: Say): Promise<string | null> {
  const options = 'options' in field ? field.options : [];
  for (const [index, { label }] of options.entries()) say(harmless(label), index + 1);
  for (let begun: string | undefined; ; ) {
    const typed = await ask(promptOf(field, kept), begun);
    if (typed === null) return null;
    const read = readField(field, typed.trim(), kept);
    const problem = 'problem' in read ? read.problem : await problemOf(field, read.value);
    if (problem === null && 'value' in read) return read.value;
    say(harmless(problem ?? ''));
    begun = field.kind === 'text' && typed.trim() !== '' ? harmless(typed) : undefined;
  }
}

async function problemOf(field: Field, value: string): Promise<string | null> {
  return value === '' ? null : ((await field.check?.(value)) ?? null);
}

function promptOf(field: Field, kept: string): string {
  const bracketed = kept === '' ? '' : ` [${harmless(shownIn(field, kept))}]`;
  const about = field.about === undefined ? '' : ` (${harmless(field.about)})`;
  return `${harmless(field.label)}${about}${bracketed}: `;
}

/** A value as it is shown: options by their numbers. */
function shownIn(field: Field, value: string): string {
  if (!('options' in field) || value === '') return value;
  const numbers = value.split(',').map((each) => field.options.findIndex((option) => option.value === each) + 1);
  return numbers.join(',');
}

/** What is filled in already. */
function keptIn(field: Field): string {
  if (field.kind === 'many') return field.chosen.join(',');
  return (field.kind === 'choice' ? field.chosen : field.value) ?? '';
}

/** What was typed into a field; what is kept where nothing was. Options are named by their numbers, or by their values. */
function readField(
  field: Field,
  typed: string,
  kept: string,
): { readonly value: string } | { readonly problem: string } {
  if (typed === '') {
    return kept === '' && field.required ? { problem: `${field.label} is needed.` } : { value: kept };
  }
  if (field.kind === 'many' || field.kind === 'choice') {
    const chosen = typed.split(/[\s,]+/u).map((part) => optionAt(field.options, part));
    const found = chosen.flatMap((option) => (option ? [option.value] : []));
    const fits = found.length === chosen.length && (field.kind === 'many' || found.length === 1);
    if (fits) return { value: [...new Set(found)].join(',') };
    const several = field.kind === 'many' ? 'Type numbers from' : 'Type a number from';
    const leave = kept === '' ? '' : ', or Enter alone to keep what is in brackets';
    return { problem: `${several} 1 to ${field.options.length}${leave}.` };
  }
  if (field.kind === 'text' && typed.length > field.maxLength) {
    return { problem: `That has ${typed.length} characters; ${field.maxLength} are the most.` };
  }
  return { value: typed };
}

function optionAt(options: readonly FieldOption[], typed: string): FieldOption | undefined {
  return options[/^\d{1,3}$/u.test(typed) ? Number(typed) - 1 : -1] ?? options.find(({ value }) => value === typed);
}
