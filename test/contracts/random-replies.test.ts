import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Reply } from '../../src/core/reply.ts';
import { renderReply } from '../../src/slack/messages.ts';
import { sendable } from '../../src/slack/text.ts';
import { HOSTILE } from '../discord/hostile.ts';
import { allReads, pagesOf, textOf } from '../discord/pages.ts';
import { memoryVault } from '../slack/fakes.ts';
import { randomReply, textsOf } from '../slack/random-replies.ts';
import { checkMessage } from '../slack/stand-in/check.ts';
import { responseSchema } from '../slack/stand-in/schema.ts';
import { seen } from '../slack/stand-in/seen.ts';

/** What a platform shows of a reply, once it has taken every message of it. */
interface Shown {
  readonly text: string;
  readonly pings: readonly string[];
  /** What is shown as something else than it was written. */
  readonly replaced: readonly string[];
  /** It says that more was there than it can show. */
  readonly more: boolean;
}

async function onSlack(reply: Reply): Promise<Shown> {
  const messages = (await renderReply(reply, memoryVault())).map(({ text, blocks }) => {
    const checked = checkMessage(responseSchema, { text, blocks, mrkdwn: false });
    assert.ok(checked.refusal === null, JSON.stringify(checked.refusal));
    return seen({ ts: '1', viewer: 'U1', content: checked.message });
  });
  const text = messages.map((each) => each.text.replace(/^(?:Continued \d\/\d|\d\/\d · continues below)$/gmu, ''));
  const more = /That is all that fits here: \d+ more parts? (?:is|are) not shown/u.test(text.join(''));
  return { text: text.join('\n'), pings: messages.flatMap(({ pings }) => pings), replaced: [], more };
}

async function onDiscord(reply: Reply): Promise<Shown> {
  const pages = await pagesOf(reply);
  const meant = /^<(?:t:\d+:f|#\w*)>$/u;
  const replaced = allReads(pages).flatMap((read) => read.replaced.filter((each) => !meant.test(each)));
  return { text: textOf(pages), pings: pages.flatMap(({ pings }) => pings), replaced, more: false };
}

/** White space and what is never seen may be written in another way. */
const squeezed = (text: string) => sendable(text).replace(/[\s\p{C}]+/gu, '');

// Reading Discord's markdown back takes longer.
for (const [platform, show, seeds] of [
  ['Slack', onSlack, 400],
  ['Discord', onDiscord, 60],
] as const) {
  test(`${platform} takes ${seeds} random replies, loses nothing unsaid, pings nobody and makes nothing else of a text`, async () => {
    for (let seed = 1; seed <= seeds; seed += 1) {
      // What breaks one platform is tried on the other as well.
      const reply = randomReply(10_000 + seed, seed % 5 === 0 ? HOSTILE : undefined);
      const { text, pings, replaced, more } = await show(reply);
      assert.deepEqual([pings, replaced], [[], []], `seed ${seed}`);
      const flat = squeezed(text);
      let at = 0;
      for (const part of textsOf(reply).map(squeezed)) {
        const found = flat.indexOf(part, at);
        if (found < 0 && more) break;
        assert.ok(found >= 0, `seed ${seed} lost ${JSON.stringify(part.slice(0, 200))}`);
        at = found + part.length;
      }
    }
  });
}
