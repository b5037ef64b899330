import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COMMANDS } from '../../commands/index.ts';
import { parseLine } from '../../src/core/typed.ts';
import { discordPreview } from '../../src/discord/preview.ts';
import { slackPreview } from '../../src/slack/preview.ts';
import { discordMessage } from '../../src/web/try/discord.ts';
import { markdown } from '../../src/web/try/discord-text.ts';
import { slackMessage } from '../../src/web/try/slack.ts';
import { HOSTILE } from '../discord/hostile.ts';
import { readMarkdown } from '../discord/stand-in/markdown.ts';
import { COMPONENTS_V2, EMPTY, written } from '../discord/stand-in/message-schema.ts';
import { readsOf } from '../discord/stand-in/seen.ts';
import { checkMessage } from '../slack/stand-in/check.ts';
import { responseSchema } from '../slack/stand-in/schema.ts';
import { seen } from '../slack/stand-in/seen.ts';
import { ASKER, openHouse } from '../support/library.ts';
import { readable } from './support.ts';

const addressOf = () => 'https://pages.example/pictures/x.png';
/** The words alone: marks of lists and white space are each client's own. */
const words = (text: string) => text.replace(/^(?:•|\d+\.) /gmu, '').replace(/\s+/gu, '');
const shown = (markup: string) => words(readable(markup.replaceAll('<br>', ' ')));

test('what is shown as Slack would is what Slack’s own client would show, for every command', async (t) => {
  const { dispatcher, stores } = await openHouse(t);
  for (const { example } of COMMANDS) {
    const reply = await dispatcher.dispatch(parseLine(COMMANDS, example) ?? assert.fail(example), ASKER);
    for (const payload of await slackPreview(stores.vault).messages(reply, addressOf)) {
      const checked = checkMessage(responseSchema, payload);
      if (checked.refusal) assert.fail(JSON.stringify(checked.refusal));
      const { message } = checked;
      const blocks = (message.blocks ?? []).filter(({ type }) => type !== 'actions' && type !== 'image');
      const client = seen({ ts: '1', viewer: null, content: { ...message, blocks } });
      assert.equal(shown(slackMessage({ ...message, blocks }).markup), words(client.text), example);
    }
  }
});

test('what is shown as Discord would is what Discord’s own client would show, for every command', async (t) => {
  const { dispatcher, stores } = await openHouse(t);
  for (const { example } of COMMANDS) {
    const reply = await dispatcher.dispatch(parseLine(COMMANDS, example) ?? assert.fail(example), ASKER);
    for (const payload of await discordPreview(stores.vault).messages(reply, addressOf)) {
      const { attachments = [], components, flags } = Object(payload);
      const before = {
        ...EMPTY,
        attachments: attachments.map((each: object) => ({ ...each, bytes: new Uint8Array() })),
      };
      const message = { ...written({ components, flags }, COMPONENTS_V2, before), id: '1' };
      const client = readsOf({ ...message, ephemeral: true, loading: false, notification: '' });
      const texts = components.map(({ components: all, ...container }: { components: { type: number }[] }) => ({
        ...container,
        components: all.filter(({ type }) => type === 10),
      }));
      const page = discordMessage({ components: texts, attachments });
      const told = client.map(({ text }) => text).join('\n');
      assert.equal(
        shown(page.markup),
        words(told.replace(/\{t:(-?\d+):f>/gu, (_, at) => instant(Number(at)))),
        example,
      );
    }
  }
});

function instant(seconds: number): string {
  return readable(markdown(`<t:${seconds}:f>`).markup);
}

test('every text that is escaped for Discord is shown as it was', () => {
  for (const text of HOSTILE) {
    const escaped = text.replace(/[\\*_~`|<>[\]@#():+.-]/gu, '\\$&');
    if (/[\n\r]/u.test(text)) continue;
    const page = readable(`<p>${markdown(escaped).markup}`);
    assert.equal(
      page.replace(/\s/gu, ''),
      readMarkdown(escaped).text.replace(/[\s\u202A-\u202E\u2066-\u2069]/gu, ''),
      text,
    );
  }
});

test('Discord’s markdown is headings, quotes, lists, bold, code and links', () => {
  const source =
    '## A **head**\n-# small\n> one\n> two\n- a\n- b\n  more\n1. x\n[▸ 4:23](https://y.example/?t=9s) `/x` \\*as it is\\*';
  assert.equal(
    markdown(source).markup,
    '<h4 class="dc-h">A <b>head</b></h4><p class="dc-sub">small</p><blockquote class="dc-quote">one<br>two</blockquote>' +
      '<ul class="dc-list"><li>a</li><li>b<br>more</li></ul><ol class="dc-list"><li>x</li></ol>' +
      '<p><a href="https://y.example/?t=9s" target="_blank" rel="noopener">▸ 4:23</a> <code>/x</code> *as it is*</p>',
  );
});
