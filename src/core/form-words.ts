import type { CommandFace } from './face.ts';
import type { Field, Form } from './form.ts';
import type { Reply, Rich } from './reply.ts';
import { spansOf } from './reply.ts';
import { typedForm } from './typed.ts';

/** A form as a reply, where none can be opened: what it asks for, and how to type it instead. */
export function formInWords({ title, about, fields, submit, invocation }: Form, face: CommandFace | undefined): Reply {
  const command = face ? typedForm(face, invocation.args) : `/${invocation.command}`;
  return {
    audience: 'asker',
    summary: `${title}: add what you like to the command, and send it.`,
    blocks: [
      { kind: 'heading', text: title },
      ...(about === undefined ? [] : [{ kind: 'text', content: about } as const]),
      {
        kind: 'text',
        content: [
          { kind: 'plain', text: 'Type ' },
          { kind: 'command', text: command },
          { kind: 'plain', text: ' and add what you like:' },
        ],
      },
      { kind: 'list', items: fields.map(inWords) },
      { kind: 'buttons', buttons: [{ label: submit, invocation }] },
    ],
  };
}

function inWords(field: Field): Rich {
  const options = field.kind === 'many' || field.kind === 'choice' ? field.options : [];
  return [
    { kind: 'command', text: `${field.name}:` },
    { kind: 'plain', text: ` ${field.label}` },
    ...(field.about === undefined ? [] : spansOf(` (${field.about})`)),
    ...options.flatMap(({ label, value }) => [
      { kind: 'plain' as const, text: '; ' },
      { kind: 'command' as const, text: value },
      { kind: 'plain' as const, text: ` ${label}` },
    ]),
  ];
}
