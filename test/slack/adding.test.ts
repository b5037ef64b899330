import assert from 'node:assert/strict';
import { describe, it, type TestContext, test } from 'node:test';
import { COMMANDS } from '../../commands/index.ts';
import { AskerError } from '../../src/core/errors.ts';
import { type FetchFile, MAX_FILE_BYTES } from '../../src/core/files.ts';
import { SILENT } from '../../src/core/log.ts';
import { slackManifest } from '../../src/slack/manifest.ts';
import { createSlackFiles } from '../../src/slack/shared-files.ts';
import { type AddingHouse, addingHouse, NAMED, TALK } from '../adding/support.ts';
import { until } from '../support/until.ts';
import { bench, MODES, watchOutput } from './bench.ts';
import { fakeDispatcher, privately } from './fakes.ts';
import { startStandIn } from './stand-in/index.ts';

watchOutput();

const ABOUT = { name: NAMED, channels: ['C1'], is_public: true };

/** The whole house behind real Bolt: files of the stand-in become documents of a library. */
async function scene(t: TestContext, mode: (typeof MODES)[number], manages = true) {
  const lazy = {
    platform: 'slack' as const,
    open: (...[reference, asker, fetchFile]: Parameters<ReturnType<typeof createSlackFiles>['open']>) =>
      createSlackFiles({ settings: made.standIn.settings, log: SILENT }).open(reference, asker, fetchFile),
  };
  const house: AddingHouse = await addingHouse(t, { sources: [lazy], standing: async () => ({ manages }) });
  const made = await bench(t, mode, { dispatcher: house.dispatcher });
  await made.adapter.start();
  made.workspace.files.shared.set('F1', { about: ABOUT, content: TALK });
  const views = () => JSON.stringify([...made.workspace.views.open.values()]);
  return { ...made, house, views };
}

for (const mode of MODES) {
  describe(`adding to the library over ${mode}`, () => {
    it('takes the file of a message by its shortcut, and shows the breakdown', async (t) => {
      const { standIn, adapter, workspace, house, views } = await scene(t, mode);
      const interaction = await standIn.shortcut('add_to_library', {
        text: 'here',
        files: [{ id: 'F1', name: NAMED }],
      });
      await adapter.idle();
      assert.equal(interaction.acknowledged, true);
      assert.match(views(), /Added to the library/u);
      assert.match(views(), /Google is playing defense/u);
      assert.ok(await house.library.video('U6bZI-0oAjc'));
      assert.deepEqual(workspace.refusals, []);
    });

    it('takes a link to a file, and tells what a link leads to that is none', async (t) => {
      const { standIn, adapter, workspace, shown, house } = await scene(t, mode);
      await standIn.command('add', 'https://team.slack.com/files/U2/F1/google.vtt');
      await adapter.idle();
      assert.match(shown()[0]?.text ?? '', /^Added to the library/u);
      assert.ok(await house.library.video('U6bZI-0oAjc'));
      await standIn.command('add', 'https://evil.example/files/U2/F1/google.vtt');
      await adapter.idle();
      assert.match(shown()[1]?.text ?? '', /neither a file of this Slack workspace nor a video on YouTube/u);
      await standIn.command('add', '');
      await adapter.idle();
      assert.match(shown()[2]?.text ?? '', /in the menu of a message with a file/u);
      assert.deepEqual(workspace.refusals, []);
    });
  });
}

test('of several files it asks which, of none it says so, and a link in the message is taken', async (t) => {
  const { standIn, adapter, workspace, views } = await scene(t, 'http');
  await standIn.shortcut('add_to_library', { text: 'nothing' });
  await adapter.idle();
  assert.match(views(), /neither a file nor a link to a video in that message/u);
  workspace.views.open.clear();
  const files = [{ id: 'F1', name: 'one.vtt' }, { id: 'F2', name: 'two.vtt' }, { id: 7 }];
  await standIn.shortcut('add_to_library', { text: '', files });
  await adapter.idle();
  assert.match(views(), /Which one\?/u);
  const asked = workspace.views.top('U1') ?? assert.fail('no view');
  const controls = asked.view.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
  const button = controls.find((each) => each.type === 'button' && each.text.text === 'one.vtt');
  // Shared where it was asked, and nowhere else: so the view must remember where that was.
  workspace.files.shared.set('F1', { about: { name: NAMED, groups: ['C1'] }, content: TALK });
  await standIn.inViews.use(asked, button ?? assert.fail('no button'));
  await adapter.idle();
  assert.match(views(), /Added to the library/u);
  workspace.views.open.clear();
  await standIn.shortcut('add_to_library', { text: 'see <https://evil.example/x|this>' });
  await adapter.idle();
  assert.match(views(), /neither a file of this Slack workspace nor a video/u);
  assert.deepEqual(workspace.refusals, []);
});

test('who may not is refused before anything is fetched', async (t) => {
  const { standIn, adapter, workspace, shown } = await scene(t, 'http', false);
  await standIn.command('add', 'https://team.slack.com/files/U2/F1/google.vtt');
  await adapter.idle();
  assert.match(shown()[0]?.text ?? '', /admins and owners of this workspace/u);
  assert.deepEqual(workspace.files.fetched, []);
});

/** An adapter whose answer takes two steps: the second begins when it is let. */
async function inSteps(t: TestContext, mode: (typeof MODES)[number], { late = false } = {}) {
  const step = Promise.withResolvers<void>();
  const dispatcher = fakeDispatcher(() => privately('Done'));
  const working = {
    ...dispatcher,
    async dispatch(...[invocation, asker, progress]: Parameters<typeof dispatcher.dispatch>) {
      progress?.('Fetching captions…');
      await step.promise;
      progress?.('Indexing…');
      return dispatcher.dispatch(invocation, asker);
    },
  };
  const made = await bench(t, mode, {
    dispatcher: working,
    timer: async () => {
      if (late) await made.clock.wait(4000);
    },
  });
  await made.adapter.start();
  const { workspace, shown, adapter } = made;
  return {
    ...made,
    /** What was called so far that shows somebody something. */
    calls: () => workspace.calls.filter((name) => /^views\.|^response_url$|^chat\./u.test(name)),
    view: () => JSON.stringify(workspace.views.top('U1')?.view.blocks ?? null),
    told: () => shown().map(({ text }) => text),
    async finish() {
      step.resolve();
      await adapter.idle();
    },
  };
}

for (const mode of MODES) {
  describe(`what takes several steps, over ${mode}`, () => {
    it('shows each in the place of the one before, and ends with the answer, for a file in a message', async (t) => {
      const { standIn, calls, view, finish, workspace } = await inSteps(t, mode);
      await standIn.shortcut('add_to_library', { text: '', files: [{ id: 'F1', name: 'a.vtt' }] });
      await until('the first step is shown', () => /Fetching captions…/u.test(view()));
      await finish();
      assert.deepEqual(calls(), ['views.open', 'views.update', 'views.update']);
      assert.match(view(), /Done/u);
      assert.deepEqual(workspace.refusals, []);
    });

    it('does the same for a command that was typed, whose own message could not be changed', async (t) => {
      const { standIn, calls, view, told, finish, workspace } = await inSteps(t, mode);
      await standIn.command('strategy', 'x');
      await until('the first step is shown', () => /Fetching captions…/u.test(view()));
      await finish();
      assert.deepEqual(calls(), ['views.open', 'views.update', 'views.update']);
      assert.match(view(), /Done/u);
      assert.deepEqual(told(), [], 'nothing is said twice');
      assert.deepEqual(workspace.refusals, []);
    });

    it('answers who has closed that by a message', async (t) => {
      const { standIn, view, told, finish, workspace } = await inSteps(t, mode);
      await standIn.command('strategy', 'x');
      await until('the first step is shown', () => /Fetching captions…/u.test(view()));
      workspace.views.close('U1');
      await finish();
      assert.equal(view(), 'null');
      assert.deepEqual(told(), ['Done']);
      assert.deepEqual(workspace.refusals, []);
    });

    it('says the first step once, with the answer below, where Slack opens no view any more', async (t) => {
      const { standIn, view, told, finish, workspace } = await inSteps(t, mode, { late: true });
      await standIn.command('strategy', 'x');
      await until('the first step is told', () => told().length === 1);
      await finish();
      assert.equal(view(), 'null');
      assert.deepEqual(told(), ['Fetching captions… The answer comes below.', 'Done']);
      assert.deepEqual(workspace.refusals, []);
    });
  });
}

describe('files of a Slack workspace', () => {
  const none: FetchFile = () => assert.fail('something was fetched');
  const ASKER = { platform: 'slack', id: 'U1', name: 'ada', channel: 'C1' } as const;

  async function source(t: TestContext) {
    const standIn = await startStandIn({ mode: 'http' });
    t.after(standIn.stop);
    return { standIn, files: createSlackFiles({ settings: standIn.settings, log: SILENT }) };
  }
  const refused = (work: Promise<unknown>, told: RegExp) =>
    assert.rejects(
      work,
      (error) => error instanceof AskerError && told.test(error.message) && !/xox/u.test(error.message),
    );

  it('are shown only to who can see them, whatever the bot can see', async (t) => {
    const { standIn, files } = await source(t);
    const taken: FetchFile = async () => ({ bytes: Buffer.from('x'), type: 'text/plain' });
    for (const [about, may] of [
      [{ channels: ['C1'] }, true],
      [{ groups: ['C1'] }, true],
      [{ ims: ['C1'] }, true],
      [{ user: 'U1' }, true],
      [{ is_public: true, channels: ['C9'] }, true],
      [{ groups: ['G9'] }, false],
      [{ ims: ['D9'] }, false],
      [{}, false],
    ] as const) {
      standIn.workspace.files.shared.set('F1', { about: { name: 'x.vtt', ...about }, content: 'x' });
      const work = files.open('F1', ASKER, taken);
      if (may) assert.equal((await work).name, 'x.vtt');
      else await refused(work, /finds no such file that you can see/u);
    }
    await refused(files.open('F9', ASKER, none), /finds no such file that you can see/u);
  });

  it('are fetched from Slack alone, within bounds, and never where they are kept elsewhere', async (t) => {
    const { standIn, files } = await source(t);
    const set = (more: object) =>
      standIn.workspace.files.shared.set('F1', { about: { ...ABOUT, ...more }, content: 'x' });
    for (const [more, told] of [
      [{ size: MAX_FILE_BYTES + 1 }, /larger than 8 MB/u],
      [{ mode: 'tombstone' }, /was deleted/u],
      [{ mode: 'external', is_external: true }, /not kept by Slack itself/u],
      [{ url_private_download: null }, /not kept by Slack itself/u],
    ] as const) {
      set(more);
      await refused(files.open('F1', ASKER, none), told);
    }
    set({});
    let origins: readonly string[] = [];
    await files.open('F1', ASKER, async (request) => {
      origins = request.origins;
      return { bytes: Buffer.from('x'), type: '' };
    });
    assert.equal(origins[0], 'https://files.slack.com');
    const signIn: FetchFile = async () => ({ bytes: Buffer.from('<html>'), type: 'text/html' });
    await refused(files.open('F1', ASKER, signIn), /scope files:read/u);
    standIn.workspace.scopes.delete('files:read');
    await refused(files.open('F1', ASKER, none), /scope files:read/u);
    for (const reference of [
      'https://evil.example/files/U2/F1/x',
      'https://team.slack.com.evil.example/files/U2/F1/x',
      'F1;rm',
      '',
    ]) {
      await refused(files.open(reference, ASKER, none), /neither a file of this Slack workspace/u);
    }
  });
});

test('the manifest has the shortcut and the scope where there is the command', () => {
  const manifest = JSON.stringify(slackManifest(COMMANDS, { kind: 'socket' }));
  assert.match(manifest, /"callback_id":"add_to_library"/u);
  assert.match(manifest, /"files:read"/u);
  assert.doesNotMatch(manifest, /"usage_hint":"[^"]*file/u);
});
