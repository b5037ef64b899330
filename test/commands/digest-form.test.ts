import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Asker } from '../../src/core/asker.ts';
import { filledIn } from '../../src/core/form.ts';
import type { Invocation, RawArgs } from '../../src/core/invocation.ts';
import { type Cleanup, openHouse } from '../support/library.ts';
import { buttonsOf, read } from '../support/reading.ts';

const HERE: Asker = { platform: 'terminal', id: 'u1', name: 'Ann', channel: 'prompt' };

async function scene(t: Cleanup) {
  const { dispatcher } = await openHouse(t);
  const digest = (args: RawArgs, asker = HERE) => dispatcher.dispatch({ command: 'digest', args }, asker);
  return {
    digest,
    dispatch: (invocation: Invocation, asker = HERE) => dispatcher.dispatch(invocation, asker),
    async form(args: RawArgs = {}, asker = HERE) {
      const asked = await dispatcher.form({ command: 'digest', args, asks: 'form' }, asker);
      assert.ok('form' in asked, 'a form is asked for');
      const values = Object.fromEntries(
        asked.form.fields.map((field) => [
          field.name,
          'chosen' in field ? field.chosen : 'value' in field ? field.value : '',
        ]),
      );
      return { form: asked.form, values };
    },
  };
}

test('a channel without a digest is offered the usual one, one with a digest what it is', async (t) => {
  const { form, digest } = await scene(t);
  const first = await form();
  assert.equal(first.form.submit, 'Subscribe');
  assert.deepEqual(first.values, { time: '09:00', days: 'weekdays', zone: '', players: 'all', empty: 'skip' });
  await digest({
    action: 'subscribe',
    time: 'mon,wed 17:30',
    zone: 'Asia/Tokyo',
    players: 'google, open ai',
    empty: 'archive',
  });
  const second = await form();
  assert.equal(second.form.submit, 'Change');
  assert.deepEqual(second.values, {
    ...{ time: '17:30', days: 'mon,wed', zone: 'Asia/Tokyo', players: 'Google, OpenAI', empty: 'archive' },
  });
  await digest({ action: 'subscribe', time: 'cron:0 9,17 * * 1-5', zone: 'Asia/Tokyo' });
  assert.equal((await form()).values['time'], 'cron:0 9,17 * * 1-5');
});

test('a form that is sent as it came changes nothing, and what was changed in it is changed', async (t) => {
  const { form, digest, dispatch } = await scene(t);
  await digest({ action: 'subscribe', time: 'mon,wed 17:30', zone: 'Asia/Tokyo', players: 'google', topic: 'search' });
  const text = (reply: string) => reply.replace(/^(?:Subscribed|Changed)\. /u, '').split('\n')[0];
  const before = text(read(await digest({ action: 'next' })));
  const { form: asked, values } = await form();
  const kept = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
  assert.equal(text(read(await dispatch(filledIn(asked, kept)))), before);
  const changed = read(await dispatch(filledIn(asked, { ...kept, time: '8am', players: 'all', empty: 'archive' })));
  assert.match(
    changed,
    /^Changed\. This channel gets the digest .*08:00, Asia\/Tokyo: about every player; in videos about “search”; one from the archive/u,
  );
  const wrong = await dispatch(filledIn(asked, { ...kept, time: 'soonish' }));
  assert.equal(wrong.refused, true);
  assert.match(read(wrong), /“soonish”/u);
});

test('the digest of another channel is changed from here by whoever manages it, and its answers name it', async (t) => {
  const { form, digest, dispatch } = await scene(t);
  await digest({ action: 'subscribe', time: '09:00', zone: 'Europe/London' }, { ...HERE, channel: 'other' });
  const { form: asked } = await form({ channel: 'other' });
  assert.equal(asked.title, 'Digest of that channel');
  const changed = await dispatch(filledIn(asked, { time: '10:00' }));
  assert.match(read(changed), /^Changed\. #other gets the digest .*10:00/u);
  for (const button of buttonsOf(changed)) {
    assert.ok('invocation' in button && button.invocation.args['channel'] === 'other', button.label);
    const reply = button.invocation.asks ? null : await dispatch(button.invocation);
    if (reply) assert.notEqual(reply.refused, true, button.label);
  }
  assert.match(read(await digest({ action: 'pause', channel: 'other' })), /no digest yet|No digest that you can see/u);
});

test('a channel that cannot be seen, and on Discord any other one, is refused', async (t) => {
  const { digest } = await scene(t);
  assert.match(
    read(await digest({ action: 'pause', channel: 'secret' })),
    /No digest that you can see is posted to “secret”/u,
  );
  assert.match(read(await digest({ action: 'subscribe', channel: 'secret' })), /No digest that you can see/u);
  const discord: Asker = {
    platform: 'discord',
    id: '1',
    name: 'Ann',
    channel: '2',
    permissions: { manages: true, mayPost: true },
  };
  assert.match(read(await digest({ action: 'pause', channel: '3' }, discord)), /in the channel that it is posted to/u);
});

test('what cannot be used of a field is said of that field', async (t) => {
  const { form } = await scene(t);
  const { fields } = (await form()).form;
  const problem = async (name: string, typed: string) =>
    (await fields.find((field) => field.name === name)?.check?.(typed)) ?? null;
  for (const [name, typed, says] of [
    ['time', '99', /99/u],
    ['time', '9am Europe/Londn', /No time zone is known as “Europe\/Londn”.*Europe\/London/u],
    ['days', 'foo bar baz', /“foo” is neither a time nor a day/u],
    ['zone', 'Mordor', /No time zone is known as “Mordor”/u],
    ['players', 'google, gogle and openia', /openia|gogle/u],
    ['players', 'zzxxyy', /No player is known as “zzxxyy”.*Google/u],
  ] as const) {
    assert.match((await problem(name, typed)) ?? 'nothing', says, typed);
  }
  for (const [name, typed] of [
    ['time', '9am'],
    ['time', 'cron:0 9,17 * * 1-5'],
    ['time', 'mon,wed 17:30 Europe/London'],
    ['days', 'weekdays'],
    ['days', 'mon,wed'],
    ['zone', 'London'],
    ['players', 'all'],
    ['players', 'google, open ai'],
  ] as const) {
    assert.equal(await problem(name, typed), null, typed);
  }
});
