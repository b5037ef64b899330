import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Picture } from '../../src/core/picture.ts';
import { pictureName } from '../../src/core/picture.ts';
import type { Reply } from '../../src/core/reply.ts';
import { brokenDrawer, COMPARISON, drawer, STRIP } from '../support/pictures.ts';
import { bench, MODES, posterBench } from './bench.ts';
import { fakeDispatcher } from './fakes.ts';
import { checkMessage } from './stand-in/check.ts';
import { responseSchema } from './stand-in/schema.ts';
import type { Workspace } from './stand-in/workspace.ts';

const ALT = 'Who is talked about when: Google, then OpenAI.';
const pictureUrl = async (picture: Picture) => `https://pages.example/pictures/${pictureName(picture)}`;
const ADDRESS = `https://pages.example/pictures/${pictureName(STRIP)}`;

function pictured(picture: Picture = STRIP, audience: Reply['audience'] = 'channel'): Reply {
  const blocks: Reply['blocks'] = [
    { kind: 'heading', text: 'Google' },
    { kind: 'image', picture, alt: ALT },
    { kind: 'text', content: 'It plays defensively.' },
  ];
  return { audience, summary: 'Google', blocks };
}

/** The pictures in what stands in the channel, in order. */
function images({ messages }: Workspace) {
  return [...messages.values()].map(({ content }) => content.blocks?.filter(({ type }) => type === 'image') ?? []);
}

async function posts(t: TestContext, parts: Parameters<typeof posterBench>[2], reply = pictured()) {
  const made = await posterBench(t, [], parts);
  const [message = assert.fail()] = await made.poster.messages(reply);
  const post = async (key: string) =>
    made.poster.post('C1', JSON.parse(JSON.stringify(message)), { key, thread: null });
  return { ...made, post };
}

describe('pictures in what the bot posts to Slack', () => {
  it('are uploaded once, without being shared, and shown with their words', async (t) => {
    const { workspace, post, poster } = await posts(t, { drawer });
    await post('one');
    const [file, ...more] = [...workspace.files.all.values()];
    assert.deepEqual([file?.name, file?.complete, more], [pictureName(STRIP), true, []]);
    const [image] = images(workspace).flat();
    assert.deepEqual(image, { ...Object(image), slack_file: { id: 'F000000001' }, alt_text: ALT });
    await poster.messages(pictured());
    await poster.messages(pictured(COMPARISON));
    assert.equal(workspace.files.all.size, 2);
    assert.deepEqual(workspace.refusals, []);
  });

  it('wait until Slack has looked at them, and are left out when that takes too long', async (t) => {
    const { workspace, post, waited } = await posts(t, { drawer });
    workspace.files.looking = 1;
    await post('one');
    assert.deepEqual([images(workspace).map(({ length }) => length), waited], [[1], [1000]]);
    workspace.files.looking = 9;
    await post('two');
    assert.deepEqual(
      images(workspace).map(({ length }) => length),
      [1, 0],
    );
    assert.match(JSON.stringify([...workspace.messages.values()].at(-1)), /It plays defensively/u);
  });

  it('are shown from an address where there is one, without uploading anything', async (t) => {
    const { workspace, post } = await posts(t, { drawer, pictureUrl });
    await post('one');
    assert.deepEqual(
      images(workspace)
        .flat()
        .map((image) => 'image_url' in image && image.image_url),
      [ADDRESS],
    );
    assert.equal(workspace.files.all.size, 0);
    workspace.files.unreachable = 'https://pages.example';
    await post('two');
    assert.deepEqual(
      images(workspace).map(({ length }) => length),
      [1, 0],
    );
  });

  it('cost nothing else where they cannot be drawn or uploaded', async (t) => {
    const broken = await posts(t, { drawer: brokenDrawer });
    await broken.post('one');
    assert.deepEqual(images(broken.workspace), [[]]);
    const made = await posterBench(t, [], { drawer });
    made.workspace.scopes.delete('files:write');
    for (const key of ['one', 'two']) {
      const [message = assert.fail()] = await made.poster.messages(pictured());
      await made.poster.post('C1', message, { key, thread: null });
    }
    assert.deepEqual(images(made.workspace), [[], []]);
    assert.equal(made.workspace.calls.filter((call) => call === 'files.getUploadURLExternal').length, 1);
    assert.match(JSON.stringify(made.log.entries), /reinstall the app with the scope files:write/u);
    made.workspace.scopes.add('files:write');
    const { poster, workspace } = await posterBench(t, [], { drawer });
    workspace.fail('files.completeUploadExternal', { error: 'internal_error' });
    await poster.messages(pictured());
    assert.match(JSON.stringify(await poster.messages(pictured())), /slack_file/u);
  });
});

describe('pictures in answers on Slack', () => {
  for (const mode of MODES) {
    it(`come from an address alone, over ${mode}`, async (t) => {
      const dispatcher = fakeDispatcher(() => pictured(STRIP, 'asker'));
      const { standIn, workspace, adapter } = await bench(t, mode, { dispatcher, pictures: { drawer, pictureUrl } });
      await adapter.start();
      await standIn.command('strategy', 'google');
      await adapter.idle();
      assert.match(JSON.stringify(images(workspace)), new RegExp(ADDRESS, 'u'));
      assert.deepEqual(workspace.refusals, []);
    });
  }

  it('are left out where there is none, and no file is uploaded for them', async (t) => {
    const dispatcher = fakeDispatcher(() => pictured(STRIP, 'asker'));
    const { standIn, workspace, adapter } = await bench(t, 'http', { dispatcher, pictures: { drawer } });
    await adapter.start();
    await standIn.command('strategy', 'google');
    await adapter.idle();
    assert.deepEqual([images(workspace), workspace.files.all.size, workspace.refusals], [[[]], 0, []]);
  });

  it('are left out where Slack cannot fetch them, and the answer comes whole', async (t) => {
    const dispatcher = fakeDispatcher(() => pictured(STRIP, 'asker'));
    const { standIn, workspace, adapter, shown } = await bench(t, 'http', { dispatcher, pictures: { pictureUrl } });
    workspace.files.unreachable = 'https://pages.example';
    await adapter.start();
    await standIn.command('strategy', 'google');
    await adapter.idle();
    assert.equal(shown()[0]?.text, 'Google\nIt plays defensively.');
    assert.equal(shown().length, 1);
  });

  it('are uploaded for an answer that the bot posts under a question', async (t) => {
    const dispatcher = fakeDispatcher(() => pictured(STRIP, 'asker'));
    const { standIn, workspace, adapter } = await bench(t, 'socket', { dispatcher, pictures: { drawer } });
    workspace.joined.add('C1');
    await adapter.start();
    await standIn.hear.mention('@cuepoint strategy google');
    await adapter.idle();
    assert.match(JSON.stringify(images(workspace)), /"slack_file":\{"id":"F000000001"\}/u);
    assert.deepEqual(workspace.refusals, []);
  });
});

describe('the stand-in', () => {
  it('refuses a picture from nowhere, and one from two places', () => {
    const image = { type: 'image', alt_text: 'x' };
    const [url, file] = [{ image_url: 'https://a.example/a.png' }, { slack_file: { id: 'F000000001' } }];
    const check = (more: object) => checkMessage(responseSchema, { text: 'x', blocks: [{ ...image, ...more }] });
    assert.deepEqual([check(url).refusal, check(file).refusal], [null, null]);
    assert.equal(check({}).refusal?.error, 'invalid_blocks');
    assert.equal(check({ ...url, ...file }).refusal?.error, 'invalid_blocks');
  });
});
