import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { COMMANDS } from '../../commands/index.ts';
import { libraryFolder, openHouse, page } from '../support/library.ts';
import type { Connect, Driver, Outcome, Seen } from './driver.ts';
import { clean, one } from './seeing.ts';
import { sharingContract } from './sharing.ts';

/** A library whose titles and transcripts try to ping, to format and to break out. */
const HOSTILE = {
  'hostile.txt': page(
    '@everyone <!channel> **bold** <script>alert(1)</script> [x](https://evil.example)',
    'hostile0001',
    [
      [0, 'welcome back <!channel> and @everyone this is about OpenAI and what OpenAI wants'],
      [6, 'OpenAI is betting on `code` and *stars* and _lines_ and ~tildes~ and ||spoilers|| <@U123> <@&456>'],
      [12, 'their whole strategy is <script>alert(1)</script> & [a link](https://evil.example) to win the market'],
      [19, 'that is why OpenAI wants more money because ```the fence``` is what they need \\* to grow'],
      [26, '# heading > quote - list 1. one <t:0:R> <:emoji:123> <https://evil.example|click> https://evil.example'],
      [33, 'OpenAI will release its next model and the risk for OpenAI is that nobody pays for it ‮ever‬'],
    ],
  ),
};

/** What every adapter does alike. Runs the same questions through each, against a stand-in for its platform. */
export function adapterContract(name: string, connect: Connect): void {
  describe(name, () => {
    async function connected(t: { after(fn: () => unknown): void }, folder?: string): Promise<Driver> {
      const { dispatcher, stores } = await openHouse(t, folder);
      const driver = await connect(dispatcher, stores.vault);
      t.after(() => driver.stop());
      return driver;
    }

    test('a breakdown is private, quotes with links on the second, and names the other players', async (t) => {
      const driver = await connected(t);
      const seen = one(await driver.type('/strategy google'));
      assert.ok(seen.private);
      assert.match(seen.text, /Google/u);
      assert.match(seen.text, /20 Jan 2025/u);
      assert.match(seen.text, /4:\d\d/u);
      assert.match(seen.text, /Google is playing defensively/u);
      assert.ok(seen.fallback.includes('Google'), 'the notification says it all');
      assert.ok(seen.links.length >= 4);
      for (const link of seen.links) {
        const time = Number(new URL(link).searchParams.get('t')?.replace('s', ''));
        assert.ok(time >= 263 && time < 391, `${link} opens inside what is said of Google`);
      }
      assert.ok(seen.buttons.includes('Share…'));
      const others = seen.selects.find((select) => select.label === 'Other players')?.options ?? [];
      assert.deepEqual([...others].sort(), ['Amazon', 'DeepSeek', 'Meta', 'Microsoft', 'OpenAI']);
      clean(driver);
    });

    test('every command answers its own example, in private', async (t) => {
      const driver = await connected(t);
      for (const { example: line } of COMMANDS) {
        const { appeared } = await driver.type(line);
        assert.ok(appeared.length > 0, line);
        for (const seen of appeared) {
          assert.ok(seen.private, line);
          assert.notEqual(seen.text.trim(), '', line);
          assert.notEqual(seen.fallback.trim(), '', line);
        }
      }
      clean(driver);
    });

    sharingContract(connected);

    test('a choice on the asker’s own answer changes that answer in place', async (t) => {
      const driver = await connected(t);
      const seen = one(await driver.type('/strategy deepseek'));
      const changed = inPlace(driver, await driver.choose(seen, 'Other players', 'Meta'));
      assert.match(changed.text, /^\W*Meta/u);
      assert.ok(changed.private);
      clean(driver);
    });

    test('bad input is answered with what would be right, never with silence', async (t) => {
      const driver = await connected(t);
      for (const [line, answer] of [
        ['/strategy', /needs a player.*\/strategy deepseek/su],
        ['/strategy zorblaxian', /No player is known as “zorblaxian”/u],
        ['/strategy deepsek', /DeepSeek/u],
        ['/summary no such video anywhere', /No video/u],
        ['/moments qqqqzzzz', /Nothing in the library says “qqqqzzzz”/u],
        [`/moments ${'x'.repeat(3_000)}`, /3000 characters; up to 500/u],
        ['/moments 🎉👩‍💻', /Nothing|Moments/u],
        ['/moments עברית ‮שלום‬', /Nothing|Moments/u],
        [
          '/strategy <!channel> @everyone **x** <script>',
          /No player is known as “<!channel> @everyone \*\*x\*\* <script>”/u,
        ],
        ['/library page:99', /no page 99/u],
      ] as const) {
        const { appeared } = await driver.type(line);
        const all = appeared.map((seen) => seen.text).join('\n');
        assert.match(all, answer, line.slice(0, 60));
        for (const seen of appeared) {
          assert.deepEqual(seen.pings, [], line);
          assert.ok(seen.private, line);
        }
      }
      clean(driver);
    });

    test('a player who is only mentioned gets that said, with the mention', async (t) => {
      const driver = await connected(t);
      const seen = one(await driver.type('/strategy perplexity'));
      assert.match(seen.text, /mentioned once, but nobody says what its game is/u);
      assert.match(seen.text, /tools like perplexity/u);
      clean(driver);
    });

    test('hostile titles and transcripts are shown as they are, and neither ping nor link nor format', async (t) => {
      const driver = await connected(t, libraryFolder(t, HOSTILE));
      for (const line of [
        '/strategy openai',
        '/summary hostile0001',
        '/library',
        '/moments openai market',
        '/moments fence',
      ]) {
        const { appeared } = await driver.type(line);
        for (const seen of appeared) {
          assert.deepEqual(seen.pings, [], line);
          for (const link of seen.links) assert.equal(new URL(link).hostname, 'www.youtube.com', line);
        }
      }
      const seen = one(await driver.type('/moments whole strategy market'));
      assert.ok(seen.text.includes('<script>alert(1)</script> & [a link](https://evil.example)'), seen.text);
      clean(driver);
    });

    test('a long question keeps its pages: its button works although it is over the platform’s size for ids', async (t) => {
      const folder = libraryFolder(t, {
        'long.txt': page('A long talk', 'longtalk001', longTalk()),
      });
      const driver = await connected(t, folder);
      const question = `${'the quick brown fox jumps over the lazy dog and then '.repeat(6)}strategy`;
      const seen = one(await driver.type(`/moments ${question}`));
      const next = seen.buttons.find((label) => label.includes('Page 2'));
      assert.ok(next, seen.buttons.join());
      assert.match(inPlace(driver, await driver.press(seen, next)).text, /page 2 of/u);
      clean(driver);
    });

    test('completions know players by any of their names', async (t) => {
      const driver = await connected(t);
      const players = await driver.complete('strategy', 'player', 'deep s');
      if (players === null) return;
      assert.deepEqual(players, ['DeepSeek']);
      const videos = (await driver.complete('summary', 'video', 'deepsek')) ?? [];
      assert.equal(videos.length, 1);
      assert.match(one(await driver.type(`/summary ${videos[0]}`)).text, /DeepSeek vs OpenAI/u);
      assert.deepEqual(await driver.complete('summary', 'video', 'qqqqzzzz'), []);
      clean(driver);
    });
  });
}

/** The message that a press changed: the pressed one, or what stands in for it where nothing can be edited. */
function inPlace(driver: Driver, outcome: Outcome): Seen {
  if (driver.appendsOnly) return one(outcome);
  assert.equal(outcome.appeared.length, 0, 'nothing new appeared');
  assert.ok(outcome.edited, 'the message was edited in place');
  return outcome.edited;
}

function longTalk(): readonly (readonly [number, string])[] {
  return Array.from({ length: 100 }, (_, index) => [
    index * 6,
    `strategy number ${index} is that the quick brown fox jumps over the lazy dog and then sleeps`,
  ]);
}
