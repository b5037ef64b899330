import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { defineCommand } from '../../src/core/command.ts';
import { createDispatcher } from '../../src/core/dispatch.ts';
import { AskerError } from '../../src/core/errors.ts';
import { type Form, filledIn } from '../../src/core/form.ts';
import { SILENT } from '../../src/core/log.ts';
import { type Reply, spansOf } from '../../src/core/reply.ts';
import { ASKER, openHouse } from '../support/library.ts';

const FORM: Form = {
  title: 'Share this',
  about: 'Only what you pick is posted.',
  fields: [
    { kind: 'channel', name: 'channel', label: 'Where to', required: true },
    { kind: 'text', name: 'note', label: 'Note', about: 'What to say with it', maxLength: 300, multiline: true },
    {
      ...{ kind: 'many', name: 'pick', label: 'What to share', chosen: ['a', 'b'] },
      options: [
        { label: 'The play', value: 'a' },
        { label: 'The bet', value: 'b' },
      ],
    },
    { kind: 'choice', name: 'tone', label: 'Tone', options: [{ label: 'Loud', value: 'loud' }] },
  ],
  submit: 'Share',
  invocation: { command: 'post', args: { of: 'strategy?player=.google', note: 'as before' } },
};

const post = defineCommand({
  name: 'post',
  about: 'Posts it',
  example: '/post',
  options: {
    of: { kind: 'text', about: 'What' },
    channel: { kind: 'text', about: 'Where' },
    note: { kind: 'text', about: 'A note' },
    pick: { kind: 'text', about: 'Which' },
  },
  run: async (args): Promise<Reply> => ({ audience: 'asker', summary: JSON.stringify(args), blocks: [] }),
  async form({ of }) {
    if (of === 'nothing') throw new AskerError('There is nothing to share.');
    if (of === 'crash') throw new Error('a secret of the house');
    return { ...FORM, invocation: { command: 'post', args: { of: of ?? '' } } };
  },
});
const plain = defineCommand({
  name: 'plain',
  about: 'Has no form',
  example: '/plain',
  options: {},
  run: async (): Promise<Reply> => ({ audience: 'asker', summary: 'plain answer', blocks: [] }),
});

async function dispatcherOf(t: Parameters<typeof openHouse>[0]) {
  const { library } = await openHouse(t);
  return createDispatcher([post, plain], library, SILENT);
}

const read = ({ blocks }: Reply) =>
  blocks
    .flatMap((block) => {
      if (block.kind === 'heading') return [block.text];
      const lines = block.kind === 'text' ? [block.content] : block.kind === 'list' ? block.items : [];
      return lines.map((line) =>
        spansOf(line)
          .map((span) => ('text' in span ? span.text : ''))
          .join(''),
      );
    })
    .join('\n');

describe('what was filled in', () => {
  test('goes among the arguments of the form’s invocation, and nothing else does', () => {
    const sent = filledIn(FORM, { channel: 'C1', note: 'look', pick: 'a,b', extra: 'x', of: 'another?' });
    assert.deepEqual(sent, {
      command: 'post',
      args: { of: 'strategy?player=.google', channel: 'C1', note: 'look', pick: 'a,b' },
    });
    assert.deepEqual(
      FORM.invocation.args,
      { of: 'strategy?player=.google', note: 'as before' },
      'the form is as it was',
    );
  });

  test('is left out where it was left empty, also what was there before', () => {
    assert.deepEqual(filledIn(FORM, { channel: 'C1', note: ' \n ' }).args, {
      of: 'strategy?player=.google',
      channel: 'C1',
    });
    assert.deepEqual(filledIn(FORM, {}).args, { of: 'strategy?player=.google' });
    assert.deepEqual(filledIn(FORM, { pick: 0 }).args, { of: 'strategy?player=.google', pick: 0 });
  });

  test('keeps who is to see the answer', () => {
    const invocation = { ...FORM.invocation, audience: 'channel' } as const;
    assert.equal(filledIn({ ...FORM, invocation }, {}).audience, 'channel');
  });
});

describe('a form that is asked for', () => {
  test('is the command’s own, filled in with what is known', async (t) => {
    const { form } = await dispatcherOf(t);
    const asked = await form({ command: 'post', args: { of: 'x' }, asks: 'form' }, ASKER);
    assert.ok('form' in asked);
    assert.deepEqual(asked.form.invocation, { command: 'post', args: { of: 'x' } });
  });

  test('is an answer where there is none, nothing to ask, or something is wrong', async (t) => {
    const { form } = await dispatcherOf(t);
    const answer = async (command: string, args = {}) => {
      const asked = await form({ command, args, asks: 'form' }, ASKER);
      assert.ok('reply' in asked);
      return asked.reply.summary;
    };
    assert.equal(await answer('plain'), 'plain answer');
    assert.match(await answer('nonesuch'), /no command “nonesuch”/u);
    assert.equal(await answer('post', { of: 'nothing' }), 'There is nothing to share.');
    assert.match(await answer('post', { of: 'crash' }), /went wrong.*this id: [0-9a-f]{8}/u);
    assert.doesNotMatch(await answer('post', { of: 'crash' }), /secret/u);
  });

  test('is told in words where none can be opened: every field, every choice, how to type it, and how to go on', async (t) => {
    const { dispatch } = await dispatcherOf(t);
    const reply = await dispatch({ command: 'post', args: { of: 'x y' }, asks: 'form' }, ASKER);
    assert.equal(reply.audience, 'asker');
    assert.equal(
      read(reply),
      [
        'Share this',
        'Only what you pick is posted.',
        'Type /post x y and add what you like:',
        'channel: Where to',
        'note: Note (What to say with it)',
        'pick: What to share; a The play; b The bet',
        'tone: Tone; loud Loud',
      ].join('\n'),
    );
    const buttons = reply.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
    assert.deepEqual(buttons, [{ label: 'Share', invocation: { command: 'post', args: { of: 'x y' } } }]);
    assert.equal((await dispatch({ command: 'plain', args: {}, asks: 'form' }, ASKER)).summary, 'plain answer');
  });
});
