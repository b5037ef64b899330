import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COMMANDS } from '../../commands/index.ts';
import type { Asker } from '../../src/core/asker.ts';
import { createDispatcher } from '../../src/core/dispatch.ts';
import { AskerError } from '../../src/core/errors.ts';
import { type Field, type Form, filledIn } from '../../src/core/form.ts';
import { encodeInvocation, type Invocation } from '../../src/core/invocation.ts';
import { SILENT } from '../../src/core/log.ts';
import { momentsIn, type Reply, spansOf } from '../../src/core/reply.ts';
import type { Share, ShareDesk } from '../../src/core/share-desk.ts';
import { parseLine } from '../../src/core/typed.ts';
import { type Cleanup, openHouse } from '../support/library.ts';
import { buttonsOf, optionsOf, quotes, read } from '../support/reading.ts';

const ANN: Asker = { platform: 'slack', id: 'U1', name: 'Ann', channel: 'C1' };
const BEN: Asker = { platform: 'slack', id: 'U2', name: 'Ben', channel: 'C1' };
const GOOGLE: Invocation = { command: 'strategy', args: { player: 'google' } };

/** A desk that keeps what is shared in memory; the bot is in every channel but `C-other`, and nobody may post to `C-locked`. */
function deskInMemory() {
  const kept: Share[] = [];
  const posted = new Map<string, Reply>();
  const desk: ShareDesk = {
    async share(asker, channel, reply) {
      if (channel === 'C-locked') throw new AskerError('You may not post there.');
      const place = { platform: asker.platform, channel };
      const share: Share = {
        ...{ id: `s${kept.length + 1}`, place, sharer: asker.id, sharerName: asker.name, about: reply.summary },
        ...{ at: new Date('2026-03-02T09:00:00Z'), messageIds: ['m1'] },
      };
      kept.unshift(share);
      posted.set(share.id, reply);
      return share;
    },
    reaches: async (_asker, channel) => channel !== 'C-other',
    problem: async (_asker, channel) => (channel === 'C-locked' ? 'You may not post there.' : null),
    async takeBack(asker, id) {
      const at = kept.findIndex((share) => share.id === id && share.sharer === asker.id);
      const [share] = at < 0 ? [] : kept.splice(at, 1);
      if (!share) throw new AskerError('There is nothing to take back.');
      posted.delete(id);
      return share;
    },
    shares: async (_asker, { by, channel, limit }) =>
      kept
        .filter(({ sharer, place }) => (!by || sharer === by) && (!channel || place.channel === channel))
        .slice(0, limit),
  };
  return { desk, posted };
}

async function scene(t: Cleanup) {
  const { library } = await openHouse(t);
  const { desk, posted } = deskInMemory();
  const { dispatch, form } = createDispatcher(COMMANDS, library, SILENT, { shares: desk });
  return {
    posted,
    dispatch,
    share: (args: Invocation['args'], asker = ANN) => dispatch({ command: 'share', args }, asker),
    /** Presses Share… under an answer. */
    async press(invocation: Invocation, asker = ANN): Promise<Form> {
      const button = buttonsOf(await dispatch(invocation, asker)).find(({ label }) => label === 'Share…');
      assert.ok(button && 'invocation' in button && button.invocation.asks === 'form');
      const asked = await form(button.invocation, asker);
      assert.ok('form' in asked, 'a form is asked for');
      return asked.form;
    },
    async form(args: Invocation['args'], asker = ANN) {
      return form({ command: 'share', args, asks: 'form' }, asker);
    },
  };
}

function field<K extends Field['kind']>({ fields }: Form, name: string, kind: K): Extract<Field, { kind: K }> {
  const found = fields.find((each): each is Extract<Field, { kind: K }> => each.name === name && each.kind === kind);
  assert.ok(found, name);
  return found;
}

test('the form asks for the channel, this one being filled in, for a note, and which quotes, all being chosen', async (t) => {
  const { press, dispatch } = await scene(t);
  const form = await press(GOOGLE);
  assert.equal(field(form, 'channel', 'channel').value, 'C1');
  assert.deepEqual([field(form, 'note', 'text').multiline, field(form, 'note', 'text').maxLength], [true, 500]);
  const { options, chosen } = field(form, 'pick', 'many');
  assert.deepEqual(
    chosen,
    options.map(({ value }) => value),
  );
  const shown = quotes(await dispatch(GOOGLE, ANN));
  assert.equal(options.length, shown.length);
  for (const [at, { label }] of options.entries()) {
    assert.ok(label.startsWith(`${shown[at]?.label} ${Math.floor((shown[at]?.moment.start ?? 0) / 60)}:`), label);
    assert.ok(label.length <= 75, label);
  }
  const single = await press({ command: 'moments', args: { query: 'https://youtu.be/U6bZI-0oAjc?t=263' } });
  assert.deepEqual(
    single.fields.map(({ name }) => name),
    ['channel', 'note'],
  );
});

test('what is picked is posted with its heading, the sharer’s name and the note, and links to nothing that was left out', async (t) => {
  const { press, dispatch, posted } = await scene(t);
  for (const source of [
    GOOGLE,
    { command: 'compare', args: { player: 'google', other: 'openai' } },
    { command: 'keypoints', args: { video: 'deepseek vs openai' } },
    { command: 'moments', args: { query: 'ai' } },
    { command: 'transcript', args: { video: 'deepseek vs openai', at: '4:23' } },
  ]) {
    const form = await press(source);
    const { options } = field(form, 'pick', 'many');
    const picked = options[1]?.value ?? '';
    const note = 'Look at this,\n\n  <!channel> @everyone\r\n**now**';
    const done = await dispatch(filledIn(form, { channel: 'C2', note, pick: picked }), ANN);
    assert.equal(done.audience, 'asker');
    assert.match(read(done), /Shared to #C2\.\n\[Take back\]/u);
    const [reply] = [...posted.values()].slice(-1);
    assert.ok(reply);
    assert.equal(reply.audience, 'channel');
    assert.deepEqual(
      momentsIn(reply).map(({ videoId, words }) => `${videoId}:${words.from}-${words.to}`),
      [picked],
    );
    const lines = reply.blocks.flatMap((block) => (block.kind === 'text' ? [spansOf(block.content)] : []));
    assert.deepEqual(lines[0], [{ kind: 'plain', text: 'Shared by Ann' }]);
    assert.deepEqual(lines[1], [
      { kind: 'strong', text: 'Ann: ' },
      { kind: 'plain', text: 'Look at this,' },
    ]);
    assert.deepEqual(lines.slice(2, 4), [
      [{ kind: 'plain', text: '<!channel> @everyone' }],
      [{ kind: 'plain', text: '**now**' }],
    ]);
    assert.ok(
      reply.blocks.some(({ kind }) => kind === 'heading'),
      'the heading is kept',
    );
    assert.match(reply.summary, /^Ann shared: “Look at this, <!channel> @everyone \*\*now\*\*” /u);
    const [moment] = momentsIn(reply);
    for (const button of buttonsOf(reply)) {
      if ('url' in button) assert.equal(button.url, moment?.url);
      assert.notEqual(button.label, 'Share…');
    }
    assert.ok(optionsOf(reply, 'In context…').length <= 1);
  }
});

test('all quotes stay where all are chosen, or none are named', async (t) => {
  const { press, dispatch, share, posted } = await scene(t);
  const all = momentsIn(await dispatch(GOOGLE, ANN)).length;
  const form = await press(GOOGLE);
  await dispatch(filledIn(form, { channel: 'C1', pick: field(form, 'pick', 'many').chosen.join(',') }), ANN);
  await share({ of: encodeInvocation(GOOGLE) });
  await share({ of: '/strategy google' });
  assert.deepEqual(
    [...posted.values()].map((reply) => momentsIn(reply).length),
    [all, all, all],
  );
  assert.match(read(await share({ of: '/strategy google', pick: 'U6bZI-0oAjc:1-2' })), /None of these quotes/u);
});

test('where the bot cannot post itself, the answer is shown to the channel of asking, and to no other', async (t) => {
  const { share, posted } = await scene(t);
  const there = { ...ANN, channel: 'C-other' };
  const reply = await share({ of: '/strategy google', note: 'see' }, there);
  assert.equal(reply.audience, 'channel');
  assert.match(read(reply), /^Shared by Ann\nAnn: see\nGoogle/u);
  assert.equal(posted.size, 0);
  const refused = await share({ of: '/strategy google', channel: 'C-locked' }, there);
  assert.equal(refused.refused, true);
  assert.match(read(refused), /You may not post there/u);
});

test('one’s own shares are listed, and each can be taken back, by oneself alone', async (t) => {
  const { share, posted, dispatch } = await scene(t);
  assert.match(read(await share({})), /shared nothing yet[\s\S]*\[Share a link…\]/u);
  await share({ of: 'https://youtu.be/U6bZI-0oAjc?t=263' });
  const done = await share({ of: '/strategy google', note: 'this' });
  const [undo] = buttonsOf(done);
  assert.ok(undo && 'invocation' in undo);
  assert.match(
    read(await share({})),
    /the latest|2 answers[\s\S]*<2026-03-02T09:00:00.000Z> to #C1: “this” Google[\s\S]*Take back…: “this” Google/u,
  );
  assert.match(read(await dispatch(undo.invocation, BEN)), /nothing to take back/u);
  assert.match(read(await dispatch(undo.invocation, ANN)), /Taken back from #C1: “this” Google/u);
  assert.equal(posted.size, 1);
  assert.match(read(await dispatch(undo.invocation, ANN)), /nothing to take back/u);
});

test('what somebody shared in this channel can be looked up, and cannot be taken back by others', async (t) => {
  const { share } = await scene(t);
  await share({ of: '/strategy google' });
  await share({ of: '/strategy meta', channel: 'C2' });
  const seen = await share({ by: '<@U1>' }, BEN);
  assert.match(read(seen), /What Ann shared here\n1 answer\n.*Google/u);
  assert.doesNotMatch(read(seen), /Meta:|Take back/u);
  assert.match(read(await share({ by: 'U9' }, BEN)), /shared nothing here/u);
  const { channel: _, ...direct } = BEN;
  assert.match(read(await share({ by: 'U1' }, direct)), /Ask in the channel/u);
});

test('what cannot be shared is refused with what would be right', async (t) => {
  const { share, form, posted } = await scene(t);
  for (const what of [
    'share?undo=.s1',
    'ask?question=.x',
    'digest?action=.now',
    'follow?player=.google',
    'home?',
    'cuepoint?',
    '/digest now',
    '/share of:/share',
  ]) {
    assert.match(read(await share({ of: what })), /not for others/u, what);
    assert.ok('reply' in (await form({ of: what })), what);
  }
  for (const what of ['hello', 'strategy google', '?', 'strategy?player=google']) {
    assert.match(read(await share({ of: what })), /cannot be shared. Press Share…/u, what);
  }
  assert.match(read(await share({ of: '/strategy zorblax' })), /No player is known as “zorblax”/u);
  assert.match(read(await share({ of: '/strategy google', channel: '#general' })), /no channel’s id.*\[Share…\]/su);
  assert.match(read(await share({ of: '/strategy google', note: 'x'.repeat(501) })), /501 characters; up to 500/u);
  const { channel: _, ...direct } = ANN;
  assert.match(read(await share({ of: '/strategy google' }, direct)), /To which channel\?/u);
  assert.equal(posted.size, 0);
});

test('a form that was refused opens again with what was typed', async (t) => {
  const { press, form } = await scene(t);
  const first = await press(GOOGLE);
  const pick = field(first, 'pick', 'many').options[2]?.value ?? '';
  const again = await form(filledIn(first, { channel: 'C-locked', note: 'mine', pick }).args);
  assert.ok('form' in again);
  assert.equal(field(again.form, 'channel', 'channel').value, 'C-locked');
  assert.equal(field(again.form, 'note', 'text').value, 'mine');
  assert.deepEqual(field(again.form, 'pick', 'many').chosen, [pick]);
});

test('a link is shared by itself, and where nothing can be posted Share stays a plain button', async (t) => {
  const { share, form, posted } = await scene(t);
  const asked = await form({});
  assert.ok('form' in asked);
  assert.deepEqual(
    asked.form.fields.map(({ name }) => name),
    ['of', 'channel', 'note'],
  );
  await share(filledIn(asked.form, { of: 'https://youtu.be/U6bZI-0oAjc?t=405', channel: 'C1' }).args);
  assert.match(read([...posted.values()][0] ?? (await share({}))), /smart timer/u);
  const { library } = await openHouse(t);
  const { dispatch } = createDispatcher(COMMANDS, library, SILENT);
  const labels = buttonsOf(await dispatch(GOOGLE, ANN)).map(({ label }) => label);
  assert.ok(labels.includes('Share') && !labels.includes('Share…') && !labels.includes('Follow'), labels.join());
  const line = parseLine(COMMANDS, '/share');
  assert.ok(line);
  assert.match(read(await dispatch(line, ANN)), /Nothing can be posted from here/u);
});
