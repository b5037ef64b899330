import type { ChoiceField, Field, Form, ManyField, TextField } from '../../core/form.ts';
import { encodeInvocation } from '../../core/invocation.ts';
import { type Rich, spansOf } from '../../core/reply.ts';
import { type Content, type Html, html } from '../html.ts';

/** A form that a button asks for, as the page shows it over the chat. What it runs stands in it, as a button carries it. */
export function formDialog({ title, about, fields, submit, invocation }: Form): Html {
  const { asks: _, ...runs } = invocation;
  return html`<dialog class="asking" aria-labelledby="asking-title"><form method="dialog" data-runs="${encodeInvocation(runs)}">
<h2 id="asking-title">${title}</h2>
${about !== undefined && html`<p>${wordsOf(about)}</p>`}
${fields.map(fieldOf)}
<p class="asking-end"><button type="button" data-cancel>Cancel</button> <button type="submit" class="primary">${submit}</button></p>
</form></dialog>`;
}

function wordsOf(rich: Rich): string {
  return spansOf(rich)
    .map((span) => ('text' in span ? span.text : ''))
    .join('');
}

function fieldOf(field: Field): Content {
  switch (field.kind) {
    case 'text':
      return labelled(field, textInput(field));
    case 'choice':
      return labelled(field, choiceOf(field));
    case 'many':
      return manyOf(field);
    case 'channel':
      return html`<p class="quiet">${field.label}: in a chat, one of its channels.</p>`;
  }
}

function labelled({ name, label, about }: Field, input: Html): Html {
  const hint = about === undefined ? null : html`<span class="quiet" id="about-${name}">${about}</span>`;
  return html`<p class="field"><label for="field-${name}">${label}</label>${hint}${input}</p>`;
}

function textInput({ name, multiline, maxLength, value = '', required, about }: TextField): Html {
  const common = html`id="field-${name}" name="${name}" maxlength="${maxLength}" ${required === true && html`required`} ${describedBy(name, about)}`;
  return multiline
    ? html`<textarea ${common} rows="4">${value}</textarea>`
    : html`<input ${common} value="${value}" autocomplete="off">`;
}

function choiceOf({ name, options, chosen, required, about }: ChoiceField): Html {
  const none = required ? null : html`<option value="">Nothing in particular</option>`;
  const all = options.map(
    ({ label, value }) => html`<option value="${value}" ${value === chosen && html`selected`}>${label}</option>`,
  );
  return html`<select id="field-${name}" name="${name}" ${describedBy(name, about)}>${none}${all}</select>`;
}

function manyOf({ name, label, about, options, chosen }: ManyField): Html {
  const boxes = options.map(
    ({ label: each, value }) =>
      html`<label class="box"><input type="checkbox" name="${name}" value="${value}" ${chosen.includes(value) && html`checked`}> ${each}</label>`,
  );
  return html`<fieldset class="field"><legend>${label}</legend>${about !== undefined && html`<span class="quiet">${about}</span>`}${boxes}</fieldset>`;
}

function describedBy(name: string, about: string | undefined): Content {
  return about !== undefined && html`aria-describedby="about-${name}"`;
}
