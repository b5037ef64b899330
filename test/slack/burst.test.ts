import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COMMANDS } from '../../commands/index.ts';
import { openHouse } from '../support/library.ts';
import { bench, MODES } from './bench.ts';

const ASKED = ['strategy google', 'moments search funnel', 'compare openai google', 'library'];

for (const mode of MODES) {
  test(`200 commands from 50 people at once are all acknowledged in time and answered privately, over ${mode}`, async (t) => {
    const { dispatcher, stores } = await openHouse(t);
    const { standIn, workspace, adapter, shown } = await bench(t, mode, { dispatcher, vault: stores.vault });
    await adapter.start();
    const people = Array.from({ length: 50 }, (_, at) => `U9${at}`);
    const begun = people.flatMap((user) =>
      ASKED.map((typed) => {
        const [, name = '', text = ''] = /^(\S+) ?(.*)$/u.exec(typed) ?? [];
        assert.ok(COMMANDS.some((command) => command.name === name));
        return standIn.command(name, text, { user });
      }),
    );
    const interactions = await Promise.all(begun);
    // The stand-in refuses an acknowledgement after three seconds, and an answer to what is not acknowledged.
    assert.ok(interactions.every(({ acknowledged }) => acknowledged));
    await adapter.idle();
    assert.deepEqual(workspace.refusals, []);
    assert.equal(workspace.messages.size, 200);
    for (const user of people) {
      const theirs = [...workspace.messages.values()].filter(({ viewer }) => viewer === user);
      assert.equal(theirs.length, ASKED.length, user);
    }
    for (const seen of shown()) assert.doesNotMatch(seen.text, /^Sorry/u);
  });
}
