import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Courier } from '../../src/core/courier.ts';
import type { Subscription } from '../../src/core/digest.ts';
import { momentsIn, type Reply } from '../../src/core/reply.ts';
import { digestPost } from '../../src/digest/content.ts';
import { linksFrom } from '../../src/web/links.ts';
import { subscriptionOf } from '../digest/support.ts';
import { talkDocument } from '../digest/talks.ts';
import { ASKER, type Cleanup, libraryFolder, openHouse } from '../support/library.ts';
import type { Connect, Driver, Seen } from './driver.ts';
import { clean, everyControlAnswersInPrivate, one } from './seeing.ts';

const HOST = 'https://cue.example.com';
const PAGES = linksFrom(HOST, 'v1');

/** Posts by what is in the library and who wants it; undefined for the documents of the seeds. */
const POSTS: Readonly<Record<string, readonly [documents: number | undefined, wants: Partial<Subscription>]>> = {
  'a digest of one video': [undefined, {}],
  'a digest of several videos': [3, {}],
  'a follow of one player': [1, { kind: 'follow', players: ['google'] }],
  'a follow of several players': [2, { kind: 'follow', players: ['google', 'openai'] }],
};

/**
 * What is posted without being asked for, by a platform's real client: from every message of it one goes on in private,
 * and to its page where there are pages.
 * @param channel where it is posted
 */
export function postsContract(name: string, connect: Connect, channel: string): void {
  describe(`${name}, posted`, () => {
    for (const [what, [documents, wants]] of Object.entries(POSTS)) {
      for (const pages of [undefined, PAGES]) {
        const link = pages ? 'leads to the pages' : 'leads to no page where there is none';
        test(`${what} ${link}, and answers whoever presses in private`, async (t) => {
          const { driver, courier, library } = await connected(t, documents);
          const subscription = subscriptionOf('a', wants);
          const more = pages ? { pages } : {};
          const post = await digestPost({ library, subscription, told: new Set(), missed: [], ...more });
          assert.ok(post && post.thread.length > 0);
          const shown = [post.parent, ...post.thread].flatMap(picturesOf).length;
          assert.equal(shown, wants.kind === 'follow' ? 0 : (documents ?? 1));
          for (const [index, reply] of [post.parent, ...post.thread].entries()) {
            const seen = await posted(driver, courier, reply, `key.${index}`);
            const leads = seen.links.filter((link) => link.startsWith(HOST));
            assert.equal(leads.length, pages ? 1 : 0, seen.text);
            assert.match(leads[0] ?? `${HOST}/`, /^https:\/\/cue\.example\.com\/(?:(?:v|p)\/[\w-]+(?:\?t=[\d.]+)?)?$/u);
            for (const { alt } of picturesOf(reply)) assert.ok(seen.text.includes(alt), `${seen.text} shows ${alt}`);
            await hopsLeadIntoContext(driver, seen, reply);
            const standing = driver.standing();
            await everyControlAnswersInPrivate(driver, seen);
            assert.deepEqual(driver.standing(), standing);
          }
          clean(driver);
        });
      }
    }
  });

  async function connected(t: Cleanup, documents: number | undefined) {
    const talks = Array.from({ length: documents ?? 0 }, (_, at) => [`${at}.transcript.md`, talkDocument(at + 1)]);
    const folder = libraryFolder(t, documents === undefined ? undefined : Object.fromEntries(talks));
    const { dispatcherOver, stores, library } = await openHouse(t, folder);
    const couriers: Courier[] = [];
    const driver = await connect((courier) => {
      couriers.push(courier);
      return dispatcherOver(courier);
    }, stores.vault);
    t.after(() => driver.stop());
    const [courier] = couriers;
    assert.ok(courier);
    assert.deepEqual(await courier.access({ ...ASKER, platform: courier.platform }, channel), { ok: true });
    return { driver, library, courier };
  }

  /** The one message that a reply becomes in the channel. */
  async function posted(driver: Driver, courier: Courier, reply: Reply, key: string): Promise<Seen> {
    const known = driver.standing().length;
    const [message, ...others] = await courier.messages(reply);
    assert.ok(message && others.length === 0, `one message: ${reply.summary}`);
    await courier.post(channel, message, { key, thread: null });
    return driver.standing()[known] ?? assert.fail('nothing was posted');
  }
}

function picturesOf({ blocks }: Reply) {
  return blocks.flatMap((block) => (block.kind === 'image' ? [block] : []));
}

/** Each quote of a reply leads to what is said around it. */
async function hopsLeadIntoContext(driver: Driver, seen: Seen, reply: Reply): Promise<void> {
  const moments = momentsIn(reply);
  if (moments.length === 0) return;
  const { options } = seen.selects.find(({ label }) => label === 'In context…') ?? { options: [] };
  const answers = options.length > 0 ? [] : [await driver.press(seen, 'In context', 'colleague')];
  for (const option of options) answers.push(await driver.choose(seen, 'In context…', option, 'colleague'));
  const read = answers.map((answer) => one(answer).text).join(' ');
  for (const { quote } of moments) assert.ok(plain(read).includes(plain(quote)), quote);
}

/** Letters alone: in the transcript a quote may be cut in two, with a time between. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}]+/gu, '');
}
