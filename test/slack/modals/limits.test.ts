import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Field, FieldOption, Form } from '../../../src/core/form.ts';
import { viewBlocks } from '../../../src/slack/modals/answer-view.ts';
import { formView } from '../../../src/slack/modals/form-view.ts';
import { modalFor } from '../../../src/slack/modals/forms.ts';
import { keptOf, metadataOf, readOrigin, readRuns } from '../../../src/slack/modals/metadata.ts';
import { seeded } from '../../support/seeded.ts';
import { memoryVault } from '../fakes.ts';
import { randomReply, textsOf } from '../random-replies.ts';
import { seenForm, seenModal } from '../stand-in/seen-form.ts';
import { type Modal, modalSchema } from '../stand-in/view-schema.ts';

const AGAIN = { command: 'moments', args: { query: 'what is the bet?' } };

/** The view as Slack takes it. */
function taken(view: unknown, what: string): Modal {
  const { data, error } = modalSchema.safeParse(view);
  assert.ok(data, `${what}: ${error?.issues.map(({ message, path }) => `${message} at ${path.join('/')}`)}`);
  return data;
}

function randomForm(seed: number): Form {
  const random = seeded(seed);
  const upTo = (limit: number) => Math.floor(random() * (limit + 1));
  const words = [
    '<!channel>',
    '*bold*',
    '👩‍👩‍👧',
    'line\nbreak',
    '\u202Eback',
    'bell\u0007',
    '',
    ' ',
    'plain words',
    '\uD800',
  ];
  const text = (most: number) =>
    Array.from({ length: upTo(12) }, () => words[upTo(words.length - 1)] ?? '')
      .join(' ')
      .slice(0, most);
  const options = (): readonly FieldOption[] =>
    Array.from({ length: upTo(25) }, (_, index) => ({
      ...{ label: text(75), value: `value-${index}` },
      ...(random() < 0.5 ? { about: text(75) } : {}),
    }));
  const field = (_: unknown, index: number): Field => {
    const common = {
      ...{ name: `field${index}`, label: text(45) },
      ...(random() < 0.5 ? { about: text(100) } : {}),
      ...(random() < 0.5 ? { required: true as const } : {}),
    };
    const all = options();
    const kinds: readonly Field[] = [
      {
        ...common,
        kind: 'text',
        maxLength: 1 + upTo(3000),
        value: text(3000),
        ...(random() < 0.5 ? { multiline: true } : {}),
      },
      { ...common, kind: 'channel', ...(random() < 0.5 ? { value: ['C123', 'D1', '!channel'][upTo(2)] ?? '' } : {}) },
      { ...common, kind: 'many', options: all, chosen: all.filter(() => random() < 0.5).map(({ value }) => value) },
      { ...common, kind: 'choice', options: all, chosen: ['value-0', 'gone'][upTo(1)] ?? '' },
    ];
    return kinds[upTo(3)] ?? { ...common, kind: 'channel' };
  };
  return {
    ...{ title: text(40), submit: text(40), fields: Array.from({ length: 1 + upTo(4) }, field) },
    ...(random() < 0.5 ? { about: text(300) } : {}),
    invocation: { command: 'share', args: { of: text(4000) } },
  };
}

describe('views on Slack, whatever is in them', () => {
  it('are taken by Slack, lose nothing over their pages, and ping nobody (40 seeds)', async () => {
    const squeezed = (text: string) => text.toWellFormed().replace(/[\s\p{C}]+/gu, '');
    let most = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const reply = randomReply(seed);
      let shown = '';
      for (let page = 1, pages = 1; page <= pages; page++) {
        const blocks = await viewBlocks(reply, { invocation: AGAIN, page }, memoryVault());
        const view = taken({ type: 'modal', title: { type: 'plain_text', text: 'x' }, blocks }, `seed ${seed}`);
        const { text, pings } = seenModal({ id: 'V1', view });
        assert.deepEqual(pings, []);
        const [, at, of] = /\nPage (\d+) of (\d+)\n.*$/u.exec(text) ?? [];
        if (of !== undefined) assert.equal(Number(at), page);
        pages = Number(of ?? 1);
        shown += text.replace(/\nPage \d+ of \d+\n.*$/u, '');
        most = Math.max(most, pages);
      }
      const flat = squeezed(shown);
      let at = 0;
      for (const part of textsOf(reply).map(squeezed)) {
        at = flat.indexOf(part, at);
        assert.ok(at >= 0, `seed ${seed} lost ${JSON.stringify(part.slice(0, 200))}`);
      }
    }
    assert.ok(most > 1, 'none was longer than a view');
  });

  it('are forms with every field that can be filled in (300 seeds)', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const form = randomForm(seed);
      const view = taken(formView(form, '{}'), `seed ${seed}`);
      const { fields } = seenForm({ id: 'V1', user: 'U1', view, below: null, edits: 0 });
      const fillable = form.fields.filter((field) => !('options' in field) || field.options.length > 0);
      assert.deepEqual(
        fields.map(({ name, kind, required }) => [name, kind, required]),
        fillable.map(({ name, kind, required = false }) => [name, kind, required]),
      );
    }
  });
});

describe('what a form remembers', () => {
  const origin = {
    asker: { platform: 'slack' as const, id: 'U1', name: 'ada' },
    channel: 'C0123456789',
    thread: '1700000000.000100',
    responseUrl: `https://hooks.slack.com/actions/${'x'.repeat(300)}`,
    view: null,
    triggerId: '1.2.3',
    id: '1.2.3',
  };

  it('is within what Slack keeps for it, however long what it runs is', async () => {
    const vault = memoryVault();
    for (const length of [10, 1000, 10_000]) {
      const form: Form = {
        ...{ title: 'x', submit: 'x', fields: [{ kind: 'channel', name: 'channel', label: 'Channel' }] },
        invocation: { command: 'share', args: { of: 'ö'.repeat(length) }, asks: 'form' },
      };
      const metadata = (await modalFor(form, origin, vault)).private_metadata ?? '';
      assert.ok(metadata.length <= 3000, `${metadata.length} characters`);
      const runs = readRuns(metadata) ?? '';
      const encoded = runs.startsWith('~') ? await vault.recall(runs.slice(1)) : runs;
      assert.equal(encoded, `share?of=.${encodeURIComponent('ö'.repeat(length))}`);
      assert.deepEqual(readOrigin(metadata), keptOf(origin));
    }
  });

  it('is nothing when it cannot be read', () => {
    for (const metadata of ['', '{', 'null', '{"r":"no url"}', '[]']) {
      assert.deepEqual(readOrigin(metadata), { channel: null, thread: null, responseUrl: null, fromHome: false });
      assert.equal(readRuns(metadata), null);
    }
    assert.equal(readRuns(metadataOf(keptOf(origin))), null);
  });
});
