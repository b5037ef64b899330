import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDispatcher } from '../../src/core/dispatch.ts';
import { type Log, SILENT } from '../../src/core/log.ts';
import { momentsIn } from '../../src/core/reply.ts';
import { linksFrom } from '../../src/web/links.ts';
import { openHouse } from '../support/library.ts';
import { buttonsOf } from '../support/reading.ts';

/** The video of the seeds. */
const ID = 'U6bZI-0oAjc';

test('a link to a second of a video shows its title, its date, what is said there, and where to go on', async (t) => {
  const { dispatcher, library } = await openHouse(t);
  const video = await library.video(ID);
  assert.ok(video);
  for (const url of [
    `https://www.youtube.com/watch?v=${ID}&t=263`,
    `https://youtu.be/${ID}?t=4m23s`,
    `https://m.youtube.com/watch?t=263s&v=${ID}&feature=share`,
  ]) {
    const preview = await dispatcher.preview(url);
    assert.ok(preview, url);
    const [heading] = preview.blocks;
    assert.ok(heading?.kind === 'heading' && heading.text === video.title && /20 Jan 2025/u.test(heading.aside ?? ''));
    const [moment] = momentsIn(preview);
    assert.ok(moment && moment.start <= 263 && moment.end >= 263, `${moment?.start}–${moment?.end}`);
    const buttons = preview.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
    assert.match(buttons.map(({ label }) => label).join(), /^▶ Watch 4:\d\d,Breakdown: Google,Summary$/u);
    assert.match(preview.summary, /^“.+” \(.+ · 20 Jan 2025\)$/u);
  }
});

test('a link without a second shows the video, and no quote', async (t) => {
  const { dispatcher } = await openHouse(t);
  const preview = await dispatcher.preview(`https://www.youtube.com/watch?v=${ID}`);
  assert.ok(preview);
  assert.deepEqual(momentsIn(preview), []);
  assert.match(JSON.stringify(preview.blocks), /Breakdown: .*Summary/u);
});

test('where there are pages it leads to the video’s, at that second', async (t) => {
  const { dispatcher } = await openHouse(t, undefined, { pages: linksFrom('https://cue.example.com', 'v1') });
  for (const [link, page] of [
    ['?t=263', /^https:\/\/cue\.example\.com\/v\/U6bZI-0oAjc\?t=2[56]\d(?:\.\d+)?$/u],
    ['', /^https:\/\/cue\.example\.com\/v\/U6bZI-0oAjc$/u],
  ] as const) {
    const preview = await dispatcher.preview(`https://youtu.be/${ID}${link}`);
    assert.ok(preview);
    const leads = buttonsOf(preview).flatMap((each) => ('url' in each && each.label === 'On a page' ? [each.url] : []));
    assert.equal(leads.length, 1);
    assert.match(leads[0] ?? '', page);
  }
});

test('a second that the video does not have shows no time that is none of its own', async (t) => {
  const { dispatcher, library } = await openHouse(t);
  const video = await library.video(ID);
  for (const seconds of ['999999', '0', '683']) {
    const preview = await dispatcher.preview(`https://youtu.be/${ID}?t=${seconds}`);
    assert.ok(preview, seconds);
    for (const { start } of momentsIn(preview)) assert.ok(start < (video?.duration ?? 0));
  }
});

test('a link that leads elsewhere, or is none, shows nothing', async (t) => {
  const { dispatcher } = await openHouse(t);
  for (const url of [
    'https://www.youtube.com/watch?v=aaaaaaaaaaa',
    'https://example.com/',
    'https://example.com/DeepSeek',
    'javascript:alert(1)',
    'google',
    '',
    `not a link https://youtu.be/${ID}`,
    'https://[',
    `https://example.com/?${'v='.repeat(5_000)}`,
  ]) {
    assert.equal(await dispatcher.preview(url), null, url.slice(0, 60));
  }
});

test('what goes wrong with a preview is in the log, and shows nothing', async (t) => {
  const { library } = await openHouse(t);
  const logged: unknown[] = [];
  const log: Log = { ...SILENT, error: ({ command }) => void logged.push(command) };
  const broken = { ...library, findVideo: async () => Promise.reject(new Error('the store is gone')) };
  assert.equal(await createDispatcher([], broken, log).preview(`https://youtu.be/${ID}`), null);
  assert.deepEqual(logged, ['preview']);
});
