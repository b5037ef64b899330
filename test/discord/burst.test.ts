import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openHouse } from '../support/library.ts';
import { standIn } from './connected.ts';
import { until } from './stand-in/state.ts';
import { adapterFor, memoryLog } from './support.ts';

const ASKED = [
  ['strategy', { player: 'google' }],
  ['moments', { query: 'search funnel' }],
  ['compare', { player: 'openai', other: 'google' }],
  ['library', {}],
] as const;

test('200 commands from 50 people at once are all acknowledged in time, and answered privately', async (t) => {
  const { dispatcher, stores } = await openHouse(t);
  const discord = await standIn(t);
  const log = memoryLog();
  const adapter = adapterFor(discord, dispatcher, { vault: stores.vault, log });
  t.after(() => adapter.stop());
  await adapter.start();
  const people = Array.from({ length: 50 }, (_, i) => ({
    ...{ id: `9100000000000000${String(i).padStart(2, '0')}`, username: `person_${i}` },
    ...{ globalName: `Person ${i}`, nick: null },
  }));
  const begun = people.flatMap((who) => {
    const person = discord.person(who);
    return ASKED.map(([command, args]) => ({ person, interaction: person.begin(command, args) }));
  });
  assert.equal(begun.length, 200);
  // One looks out for all, as two hundred who look at every change would keep the bot from answering.
  await until(discord.state, () => begun.every(({ interaction }) => interaction.acknowledged) || null, 'all');
  await until(discord.state, () => begun.every(({ interaction }) => interaction.edits > 0) || null, 'all answers');
  // The stand-in takes no acknowledgement after three seconds, as Discord does not; nor did anybody wait for a second
  // in which fewer answer, as nobody has to.
  assert.deepEqual(discord.state.refusals, []);
  assert.doesNotMatch(log.lines.join('\n'), /asks to wait/u);
  for (const { person, interaction } of begun) {
    const { appeared } = await person.outcome(interaction);
    assert.ok(appeared.length > 0 && appeared.every((seen) => seen.private && !/^Sorry/u.test(seen.text)));
  }
});
