import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COMMANDS } from '../../commands/index.ts';
import { type Picture, pictureName } from '../../src/core/picture.ts';
import { picturesIn } from '../../src/core/reply.ts';
import { parseLine } from '../../src/core/typed.ts';
import type { Connect } from '../contracts/driver.ts';
import { one } from '../contracts/seeing.ts';
import { talkDocument, talkId } from '../digest/talks.ts';
import { connectDiscord } from '../discord/driver.ts';
import { connectSlack } from '../slack/driver.ts';
import { ASKER, libraryFolder, openHouse } from '../support/library.ts';
import { drawer } from '../support/pictures.ts';

const pictureUrl = async (picture: Picture) => `https://cue.example.com/pictures/${pictureName(picture)}`;

const CHATS: Readonly<Record<string, Connect>> = {
  'Slack over Socket Mode': connectSlack('socket', { pictureUrl }),
  'Slack over HTTP': connectSlack('http', { drawer, pictureUrl }),
  Discord: connectDiscord,
};

/** What the picture of an answer says in words, by the line that asks for it. */
const PICTURED: Readonly<Record<string, RegExp>> = {
  [`/strategy google video:${talkId(1)}`]: /Who is talked about when, in [^:]+:\d\d: (?:.+; )?Google at /u,
  [`/summary ${talkId(1)}`]: /Who is talked about when, in [^:]+:\d\d: (?:.+; )?OpenAI at .+ \(\d quotes?\)/u,
  '/players': /Minutes of talk by month, 2025-01 to 2025-03: .*Google \d+ minutes?, the most in 2025-0[13]/u,
  '/compare openai google': /Quotes by facet, OpenAI and Google: The (?:play|bet) \d and \d; /u,
};

for (const [name, connect] of Object.entries(CHATS)) {
  test(`on ${name} answers show their pictures, with the same in words, and nothing of it is refused`, async (t) => {
    const folder = libraryFolder(t, {
      'one.transcript.md': talkDocument(1, { date: '2025-01-10' }),
      'two.transcript.md': talkDocument(2, { date: '2025-03-10' }),
    });
    const { dispatcher, dispatcherOver, stores } = await openHouse(t, folder);
    const driver = await connect(dispatcherOver, stores.vault);
    t.after(() => driver.stop());
    for (const [line, words] of Object.entries(PICTURED)) {
      const answer = one(await driver.type(line));
      assert.match(answer.text, words, line);
      const reply = await dispatcher.dispatch(parseLine(COMMANDS, line) ?? assert.fail(line), ASKER);
      const [picture, ...more] = picturesIn(reply);
      assert.ok(picture && more.length === 0, line);
      const sent = JSON.stringify(driver.sent(answer));
      assert.equal(sent.split(pictureName(picture)).length - 1, 1, `${line}: ${sent}`);
    }
    assert.deepEqual(driver.refusals(), []);
  });
}
