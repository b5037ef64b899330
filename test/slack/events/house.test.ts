import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { linksFrom } from '../../../src/web/links.ts';
import { openHouse } from '../../support/library.ts';
import { bench, MODES } from '../bench.ts';
import { seen } from '../stand-in/seen.ts';

const LINK = 'https://www.youtube.com/watch?v=U6bZI-0oAjc&amp;t=263';

for (const mode of MODES) {
  describe(`the commands themselves in Slack's events over ${mode}`, () => {
    it('answer a mention, a direct message, the Home tab and a link, in what Slack takes', async (t) => {
      const { dispatcher } = await openHouse(t, undefined, { pages: linksFrom('https://cue.example.com', 'v1') });
      const { adapter, standIn, workspace, shown } = await bench(t, mode, { dispatcher });
      workspace.joined.add('C1');
      await adapter.start();
      await standIn.hear.mention("@cuepoint what is google's bet?");
      await adapter.idle();
      await standIn.hear.direct('compare google and openai');
      await adapter.idle();
      await standIn.hear.mention('@cuepoint');
      await adapter.idle();
      const [bet, compared] = shown();
      assert.match(bet?.text ?? '', /^Took it as \/strategy google\nGoogle\n.*“Google is playing defensively/su);
      assert.match(compared?.text ?? '', /^Took it as \/compare google other:openai/u);
      assert.match(shown().at(-1)?.text ?? '', /\/ask /u);
      await standIn.hear.open('home');
      await adapter.idle();
      const home = workspace.events.homes.get('U1');
      const { text } = seen({ ts: '1', viewer: null, content: { text: 'x', blocks: home?.blocks ?? [] } });
      assert.match(text, /^Cuepoint\n.*Latest.*DeepSeek/su);
      const { ts } = await standIn.hear.link([LINK, 'https://youtu.be/dQw4w9WgXcQ']);
      await adapter.idle();
      const [[url, unfurl] = [], ...more] = Object.entries(workspace.events.unfurled.get(ts) ?? {});
      assert.deepEqual([url, more], [LINK, []]);
      const preview = seen({ ts, viewer: null, content: { text: 'x', blocks: unfurl?.blocks ?? [] } });
      assert.match(preview.text, /“.+”/u);
      assert.match(preview.buttons.join(), /^Breakdown: .+,Summary$/u);
      assert.match(preview.links.at(-1) ?? '', /^https:\/\/cue\.example\.com\/v\/U6bZI-0oAjc\?t=[\d.]+$/u);
      assert.deepEqual([...shown().flatMap(({ pings }) => pings), ...preview.pings, ...workspace.refusals], []);
    });
  });
}
