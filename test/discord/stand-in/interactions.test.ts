import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COMPONENTS_V2, EPHEMERAL } from './message-schema.ts';
import { Refusal } from './refusal.ts';
import { type Interaction, newInteraction, newState } from './state.ts';
import { acknowledged, callback, edit, followUp } from './webhooks.ts';

const PAGE = { flags: COMPONENTS_V2, components: [{ type: 10, content: 'Hello' }], allowed_mentions: { parse: [] } };
const DEFER = { type: 5, data: { flags: EPHEMERAL } };

function begun(kind: Interaction['kind'] = 'command', start: Partial<Interaction> = {}) {
  const state = newState('token', []);
  const interaction = newInteraction(kind, start);
  state.interactions.set(interaction.token, interaction);
  return { state, interaction, answer: (body: unknown) => callback(state, interaction.id, interaction.token, body) };
}

function code(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return JSON.parse(JSON.stringify(error.answer.body)).code;
    throw error;
  }
  return 'accepted';
}

test('an interaction is acknowledged once, and in time', () => {
  const { interaction, answer } = begun();
  assert.equal(
    code(() => answer(DEFER)),
    'accepted',
  );
  assert.equal(
    code(() => answer(DEFER)),
    40_060,
  );
  const late = begun();
  late.interaction.deadline = 0;
  assert.equal(
    code(() => late.answer(DEFER)),
    10_062,
  );
  assert.equal(
    code(() => callback(late.state, '1', interaction.token, DEFER)),
    10_062,
  );
});

test('deferring may only set EPHEMERAL', () => {
  assert.equal(
    code(() => begun().answer({ type: 5, data: { flags: EPHEMERAL | COMPONENTS_V2 } })),
    50_035,
  );
});

test('an answer must be one for its kind of interaction', () => {
  assert.equal(
    code(() => begun('command').answer({ type: 6 })),
    50_035,
  );
  assert.equal(
    code(() => begun('component').answer({ type: 6 })),
    'accepted',
  );
  assert.equal(
    code(() => begun('autocomplete').answer(DEFER)),
    50_035,
  );
  assert.equal(
    code(() => begun('autocomplete').answer({ type: 8, data: { choices: [] } })),
    'accepted',
  );
});

test('completions are at most 25, of at most 100 characters', () => {
  const choices = (count: number, name = 'n') => ({
    type: 8,
    data: { choices: Array(count).fill({ name, value: 'v' }) },
  });
  assert.equal(
    code(() => begun('autocomplete').answer(choices(25))),
    'accepted',
  );
  assert.equal(
    code(() => begun('autocomplete').answer(choices(26))),
    50_035,
  );
  assert.equal(
    code(() => begun('autocomplete').answer(choices(1, 'n'.repeat(101)))),
    50_035,
  );
  assert.equal(
    code(() => begun('autocomplete').answer(choices(1, ''))),
    50_035,
  );
});

test('there is no webhook before the acknowledgement', () => {
  const { state, interaction } = begun();
  assert.equal(
    code(() => followUp(state, interaction.token, PAGE)),
    10_015,
  );
});

test('the first follow-up goes into the deferred answer, which stays private', () => {
  const { state, interaction, answer } = begun();
  answer(DEFER);
  followUp(state, interaction.token, PAGE);
  followUp(state, interaction.token, PAGE);
  const messages = interaction.appeared.map((id) => state.messages.get(id));
  assert.deepEqual(
    messages.map((message) => [message?.ephemeral, message?.loading]),
    [
      [true, false],
      [false, false],
    ],
  );
});

test('an edit cannot make a message ephemeral, nor touch one of another interaction', () => {
  const { state, interaction, answer } = begun();
  answer(DEFER);
  const change = (which: string, body: object) =>
    code(() => edit(state, acknowledged(state, interaction.token), which, body));
  assert.equal(change('@original', { ...PAGE, flags: COMPONENTS_V2 | EPHEMERAL }), 50_035);
  assert.equal(change('123', PAGE), 10_008);
  assert.equal(change('@original', PAGE), 'accepted');
});

test('a message with content becomes components only when its content is taken away', () => {
  const { state, interaction, answer } = begun('component');
  answer({ type: 6 });
  followUp(state, interaction.token, { content: 'Ann shared: …' });
  const [id = ''] = interaction.appeared;
  assert.equal(
    code(() => edit(state, interaction, id, PAGE)),
    50_035,
  );
  assert.equal(
    code(() => edit(state, interaction, id, { ...PAGE, content: null })),
    'accepted',
  );
  assert.equal(state.messages.get(id)?.notification, 'Ann shared: …');
});

test('a form answers a press or a command at once, but neither late nor another form', () => {
  const field = { type: 18, label: 'Note', component: { type: 4, custom_id: 'note', style: 1 } };
  const form = { type: 9, data: { custom_id: 'x', title: 'Share', components: [field] } };
  for (const kind of ['command', 'component'] as const) {
    const { answer, interaction } = begun(kind);
    assert.equal(
      code(() => answer(form)),
      'accepted',
    );
    assert.equal(interaction.modal?.title, 'Share');
    assert.equal(
      code(() => answer(DEFER)),
      40_060,
    );
  }
  const deferred = begun('component');
  deferred.answer(DEFER);
  assert.equal(
    code(() => deferred.answer(form)),
    40_060,
  );
  for (const kind of ['modal', 'autocomplete'] as const) {
    assert.equal(
      code(() => begun(kind).answer(form)),
      50_035,
    );
  }
});

test('an app that came with its user may follow up five times', () => {
  const { state, interaction, answer } = begun('command', { alone: true });
  answer(DEFER);
  for (let count = 0; count < 5; count += 1) followUp(state, interaction.token, PAGE);
  assert.equal(
    code(() => followUp(state, interaction.token, PAGE)),
    40_094,
  );
});
