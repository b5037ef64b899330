import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { COMMANDS } from '../../commands/index.ts';
import type { Invocation } from '../../src/core/invocation.ts';
import { createPace, type Pace, USUAL_PACE } from '../../src/core/pace.ts';
import { type Cleanup, libraryFolder, openHouse, page, temporaryFolder } from '../support/library.ts';
import type { Connect, Driver } from './driver.ts';
import { clean, everyControlAnswersInPrivate, one, own } from './seeing.ts';
import { walk } from './walk.ts';

/** What no version of ours ever wrote on a button. */
const NONSENSE = [
  'x',
  '~no-such-id',
  '=no-such-id',
  '+!strategy',
  '0.~~~~',
  '@999@strategy',
  '{"command":"strategy"}',
  'strategy?player=google',
  '@everyone <!channel>',
] as const;

/** What is written as ours is, and was never on a button. */
const FORGED: readonly Invocation[] = [
  { command: 'gone', args: {} },
  { command: 'strategy', args: {} },
  { command: 'strategy', args: { player: '@everyone <!channel>' } },
  { command: 'moments', args: { query: 'search', page: -1 } },
  { command: 'transcript', args: { video: 'U6bZI-0oAjc', at: '99:99:99' } },
  { command: 'digest', args: { action: 'explode' } },
  { command: 'follow', args: { player: 'google', where: 'everywhere' } },
  { command: 'share', args: { undo: 'somebody-else’s' } },
  { command: 'share', args: { of: 'share?of=.share%3F', channel: 'C404' } },
  { command: 'share', args: { of: 'digest?' }, asks: 'form' },
];

/**
 * The whole bot on a platform, posting to it, over days: what every adapter does alike, and what they do where messages
 * can change, and others see them too.
 */
export function wholeContract(name: string, connect: Connect, only?: 'a prompt'): void {
  describe(`${name}, whole`, () => {
    async function connected(t: Cleanup, folder?: string, dataDir?: string, pace?: Pace): Promise<Driver> {
      const options = { dataDir: dataDir ?? null, ...(pace ? { pace } : {}) };
      const { dispatcherOver, stores } = await openHouse(t, folder, options);
      const driver = await connect(dispatcherOver, stores.vault);
      t.after(() => driver.stop());
      return driver;
    }

    test('from every command’s example every button, select and form answers, and so does what they lead to', async (t) => {
      const driver = await connected(t);
      const { used, forms, answers } = await walk(
        driver,
        COMMANDS.map(({ example }) => example),
        20_250_120,
      );
      assert.ok(answers > 300, `${answers} answers`);
      const expected = [
        'Share…',
        'Take back',
        'Follow',
        'Stop',
        'Summary',
        'Key points',
        'More moments',
        'In context…',
      ];
      const further = ['Compare with…', 'Other players', 'Later ▶', 'Pause', 'Post now', 'Change…', 'Ask…', 'Players'];
      for (const label of [...expected, ...further]) assert.ok(used.has(label), `“${label}” was used`);
      if (!driver.appendsOnly) {
        assert.deepEqual([...forms].sort(), ['Ask Cuepoint', 'Digest of this channel', 'Share']);
      }
      clean(driver);
    });

    test('what is shared stands in the channel until its sharer takes it back', async (t) => {
      const driver = await connected(t);
      const done = await shared(driver);
      assert.match(done.text, /Shared to/u);
      const [post, ...others] = driver.standing();
      assert.ok(post && others.length === 0, 'it stands there once');
      assert.match(post.text, /Shared by[\s\S]*Google is playing defensively/u);
      const back = own(await driver.press(done, 'Take back'));
      assert.match(back.text, /Taken back from/u);
      if (!driver.appendsOnly) assert.deepEqual(driver.standing(), []);
      clean(driver);
    });

    test('a player is followed and no longer followed, and the list says so', async (t) => {
      const driver = await connected(t);
      const followed = own(await driver.press(one(await driver.type('/strategy google')), 'Follow'));
      assert.match(followed.text, /Following Google/u);
      assert.match(one(await driver.type('/follow')).text, /Google/u);
      const stop = followed.buttons.find((label) => label.startsWith('Stop'));
      assert.ok(stop, followed.buttons.join());
      await driver.press(one(await driver.type('/follow google')), stop);
      assert.doesNotMatch(one(await driver.type('/follow')).text, /Google,/u);
      clean(driver);
    });

    if (only) return;

    test('a press on what somebody shared answers the presser alone, and the message stays', async (t) => {
      const driver = await connected(t);
      await shared(driver);
      const [post] = driver.standing();
      assert.ok(post);
      await everyControlAnswersInPrivate(driver, post);
      assert.deepEqual(driver.standing(), [post]);
      clean(driver);
    });

    test('who asks faster than anybody reads is told so in private, and the others are answered', async (t) => {
      const driver = await connected(
        t,
        undefined,
        undefined,
        createPace(USUAL_PACE, () => 0),
      );
      const done = await shared(driver);
      const [post] = driver.standing();
      assert.ok(post);
      // Two were asked on the way there: to open a form is free.
      for (let asked = 2; asked < USUAL_PACE.asks; asked += 1) {
        assert.match(one(await driver.type('/library')).text, /The library/u);
      }
      const tooMany = one(await driver.type('/library'));
      assert.ok(tooMany.private);
      assert.match(tooMany.text, /That is a lot at once\. Please wait 60 seconds/u);
      assert.ok(done.private);
      assert.match(one(await driver.press(post, 'Summary', 'colleague')).text, /playbook/u);
      clean(driver);
    });

    test('after a restart, and from another process, everything that stands there still works', async (t) => {
      const [folder, dataDir] = [libraryFolder(t, LONG), temporaryFolder(t)];
      const driver = await connected(t, folder, dataDir);
      const question = `${'the quick brown fox jumps over the lazy dog and then '.repeat(6)}strategy`;
      const long = one(await driver.type(`/moments ${question}`));
      const summary = one(await driver.type('/summary long talk'));
      const form = await driver.openForm(long, 'Share…');
      // Another process over the same data, while the first one still has it open.
      const { dispatcherOver, stores } = await openHouse(t, folder, { dataDir });
      await driver.restart(dispatcherOver, stores.vault);
      const next = long.buttons.find((label) => label.includes('Page 2')) ?? assert.fail(long.buttons.join());
      assert.match(own(await driver.press(long, next)).text, /page 2 of/u);
      assert.match(own(await driver.press(summary, 'Key points')).text, /A point that somebody wrote/u);
      assert.ok(form);
      assert.match(own(await driver.sendForm(form, {})).text, /Shared to/u);
      assert.match(driver.standing()[0]?.text ?? '', /the quick brown fox/u);
      clean(driver);
    });

    test('what no button ever carried is answered in words, and changes nothing', async (t) => {
      const driver = await connected(t);
      const seen = one(await driver.type('/strategy google'));
      for (const value of NONSENSE) {
        const { appeared, edited } = await driver.forge(seen, value);
        assert.equal(edited, null, value);
        assert.match(one({ appeared, edited }).text, /belongs to an older answer/u, value);
      }
      for (const forged of FORGED) {
        const what = JSON.stringify(forged);
        const answer = own(await driver.forge(one(await driver.type('/strategy google')), forged));
        assert.deepEqual(answer.pings, [], what);
        assert.notEqual(answer.text.trim(), '', what);
        assert.doesNotMatch(answer.text, /went wrong on our side/u, what);
      }
      assert.deepEqual(driver.standing(), []);
      clean(driver);
    });
  });
}

/** Shares the breakdown of Google as it stands. @returns what its sharer is told */
async function shared(driver: Driver) {
  const seen = one(await driver.type('/strategy google'));
  const form = await driver.openForm(seen, 'Share…');
  if (form) return own(await driver.sendForm(form, {}));
  return own(await driver.press(one(await driver.press(seen, 'Share…')), 'Share'));
}

const LONG = {
  'long.txt': page(
    'A long talk',
    'longtalk001',
    Array.from({ length: 100 }, (_, index) => [
      index * 6,
      `strategy number ${index} is that the quick brown fox jumps over the lazy dog and then sleeps`,
    ]),
  ),
};
