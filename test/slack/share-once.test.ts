import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { encodeInvocation } from '../../src/core/invocation.ts';
import { SILENT } from '../../src/core/log.ts';
import { createSlackAdapter } from '../../src/slack/index.ts';
import { createSlackPoster } from '../../src/slack/poster.ts';
import { linksFrom } from '../../src/web/links.ts';
import { openHouse } from '../support/library.ts';
import { startStandIn } from './stand-in/index.ts';
import { seen } from './stand-in/seen.ts';

const MOMENT = 'https://www.youtube.com/watch?v=U6bZI-0oAjc&t=263';

/** Slack shows a preview for every address, those of buttons too (slackapi/bolt-js #1525): with a second one there is none. */
const CASES = [
  ['Slack’s of the video alone', undefined, 1, true],
  ['where it leads to a page as well, none of Slack’s', linksFrom('https://cue.example.com', 'v1'), 2, false],
] as const;

for (const [previews, pages, addresses, flag] of CASES) {
  describe('a moment that was shared', () => {
    it(`stands there once: its own link gets no preview of ours, and ${previews}`, async (t) => {
      const standIn = await startStandIn({ mode: 'http' });
      const { workspace, settings } = standIn;
      const { dispatcherOver, stores } = await openHouse(t, undefined, pages ? { pages } : {});
      const courier = createSlackPoster({ settings, vault: stores.vault, log: SILENT });
      const dispatcher = dispatcherOver(courier);
      const adapter = createSlackAdapter({ settings, dispatcher, vault: stores.vault, log: SILENT });
      t.after(async () => {
        await adapter.stop();
        await standIn.stop();
      });
      await adapter.start();

      const of = encodeInvocation({ command: 'moments', args: { query: MOMENT } });
      const invocation = { command: 'share', args: { of, channel: 'C1' } };
      await dispatcher.dispatch(invocation, { platform: 'slack', id: 'U1', name: 'Ada', channel: 'C1' });
      const [post, ...others] = workspace.messages.values();
      assert.ok(post && others.length === 0, 'it was posted once');
      assert.match(seen(post).text, /Shared by Ada[\s\S]*“|Google/u);
      const links = new Set(seen(post).links);
      assert.equal(links.size, addresses, [...links].join());
      assert.deepEqual([post.content.unfurl_links, post.content.unfurl_media], [flag, flag]);

      // Slack says that it does not tell an app of its own messages, and has been seen to (ahrefs/monorobot #114).
      for (const old of [{}, { old: true }] as const) {
        await standIn.hear.link([...links], { user: 'UBOT', ...old });
        await adapter.idle();
      }
      assert.deepEqual([workspace.events.unfurled.size, workspace.messages.size], [0, 1]);
      assert.equal(workspace.calls.includes('chat.unfurl'), false);

      await standIn.hear.link([...links]);
      await adapter.idle();
      assert.deepEqual([workspace.events.unfurled.size, workspace.messages.size], [1, 1], 'a person’s own gets one');
      assert.deepEqual(workspace.refusals, []);
    });
  });
}
