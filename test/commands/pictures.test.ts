import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COMMANDS } from '../../commands/index.ts';
import type { Block } from '../../src/core/reply.ts';
import { parseLine } from '../../src/core/typed.ts';
import { ASKER, type Cleanup, enriched, libraryFolder, openHouse } from '../support/library.ts';

type Image = Extract<Block, { kind: 'image' }>;

async function asking(t: Cleanup, folder?: string) {
  const { dispatcher } = await openHouse(t, folder);
  return async (line: string): Promise<readonly Image[]> => {
    const { blocks } = await dispatcher.dispatch(parseLine(COMMANDS, line) ?? assert.fail(line), ASKER);
    return blocks.filter((block) => block.kind === 'image');
  };
}

const GOOGLE =
  'Google is betting on search because that is where Google makes money. Google wants to defend its position in search. ';
const OPENAI =
  'OpenAI is betting on consumers. OpenAI wants to own the consumer. The risk for OpenAI is the cost of compute. ';

function talk(id: string, date: string, body: string): string {
  return enriched({ title: `Talk ${id}`, video_id: id, date, duration_seconds: 300 }, body);
}

test('a breakdown of one video and its summary show who is talked about when, the players of that video alone', async (t) => {
  const ask = await asking(t);
  for (const line of ['/strategy google', '/summary deepseek vs openai']) {
    const [{ picture, alt } = assert.fail(line), ...more] = await ask(line);
    assert.deepEqual(more, []);
    if (picture.kind !== 'strip') assert.fail(picture.kind);
    const names = picture.lanes.map(({ label }) => label).sort();
    assert.deepEqual(names, ['Amazon', 'DeepSeek', 'Google', 'Meta', 'Microsoft', 'OpenAI']);
    for (const name of names) assert.ok(alt.includes(name), name);
    const google = picture.lanes.find(({ label }) => label === 'Google');
    assert.ok(google?.spans.some(({ start, end }) => start <= 263 && end >= 388));
  }
  assert.deepEqual(await ask('/strategy openai page:2'), [], 'once is enough');
  assert.deepEqual(await ask('/keypoints deepseek vs openai'), []);
});

test('a comparison shows how many quotes tell each facet of both', async (t) => {
  const ask = await asking(t);
  const [{ picture, alt } = assert.fail('no picture')] = await ask('/compare openai google');
  assert.ok(picture.kind === 'comparison' && picture.rows.length > 2);
  assert.match(alt, /^Quotes by facet, OpenAI and Google: The play \d and \d/u);
});

test('players over months are shown over time, and those of one month are not', async (t) => {
  const months = {
    'a.md': talk('aaaaaaaaaa1', '2025-01-10', GOOGLE + OPENAI),
    'b.md': talk('aaaaaaaaaa2', '2025-03-10', GOOGLE.repeat(3)),
  };
  const ask = await asking(t, libraryFolder(t, months));
  const [{ picture, alt } = assert.fail('no picture')] = await ask('/players');
  assert.ok(picture.kind === 'mentions');
  assert.deepEqual(picture.periods, ['2025-01', '2025-02', '2025-03']);
  assert.match(alt, /^Minutes of talk by month, 2025-01 to 2025-03: Google /u);
  assert.deepEqual(await ask('/players video:aaaaaaaaaa1'), [], 'one video is of one day');
  const all = await asking(t);
  assert.deepEqual(await all('/players'), [], 'the seeds are of one day');
});

test('a video about one player shows no strip, and a breakdown over several videos neither', async (t) => {
  const talks = {
    'a.md': talk('aaaaaaaaaa1', '2025-01-10', GOOGLE.repeat(2)),
    'b.md': talk('aaaaaaaaaa2', '2025-03-10', GOOGLE + OPENAI),
  };
  const ask = await asking(t, libraryFolder(t, talks));
  assert.deepEqual(await ask('/summary aaaaaaaaaa1'), []);
  assert.deepEqual(await ask('/strategy google video:aaaaaaaaaa1'), []);
  assert.deepEqual(await ask('/strategy google'), []);
  assert.equal((await ask('/strategy google video:aaaaaaaaaa2')).length, 1);
});
