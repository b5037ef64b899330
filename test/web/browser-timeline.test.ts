import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { enriched, libraryFolder } from '../support/library.ts';
import { closeBrowser, NO_BROWSER, openPage, PLAYER } from './browser.ts';
import { SEED, servePages } from './support.ts';

after(closeBrowser);

const browser = { skip: NO_BROWSER };

/** A place on a stretch that no mark covers. */
function placeOn(stretch: Locator): Promise<[number, number]> {
  return stretch.evaluate((link) => {
    const { left, right, top, bottom } = link.getBoundingClientRect();
    const y = (top + bottom) / 2;
    for (let x = left + 1; x < right; x += 1) {
      if (link.contains(link.ownerDocument.elementFromPoint(x, y))) return [x, y];
    }
    throw new Error('marks cover all of it');
  });
}

test('a click on the drawing plays the video from there, and the drawing shows where it is', browser, async (t) => {
  const { url } = await servePages(t);
  const { page, faults } = await openPage(t, {}, PLAYER);
  await page.goto(`${url}/v/${SEED}`);
  const player = await (await page.waitForSelector('#player')).contentFrame();
  await page.locator('.cue[aria-current]').waitFor();
  const stretch = page.locator('.track a:has(rect)', { hasText: '4:21 to 6:31, Google' });
  await stretch.scrollIntoViewIfNeeded();
  await page.mouse.click(...(await placeOn(stretch)));
  await player?.waitForFunction('document.title === "at 261, playing"');
  await page.locator('#lines .cue[aria-current]', { hasText: '4:2' }).waitFor({ state: 'attached' });
  assert.match(page.url(), /\?t=26[01](?:\.\d+)?$/u);
  const head = page.locator('.playhead');
  const share = Number.parseFloat((await head.getAttribute('x')) ?? '');
  assert.ok(Math.abs(share - (261 / 683) * 100) < 0.5, `${share} %`);
  assert.ok(await head.isVisible());
  const mark = page.locator('.track a:has(path)', { hasText: /^2:43/u }).first();
  await mark.click();
  await player?.waitForFunction('/^at 163/.test(document.title)');
  assert.deepEqual(faults, []);
});

test('every mark of the drawing leads to the second that it stands at', browser, async (t) => {
  const { url } = await servePages(t);
  const { page, faults } = await openPage(t);
  await page.goto(`${url}/v/${SEED}`);
  const places = await page.evaluate<{ title: string; seek: number; middle: number }[]>(`(() => {
    const { left, width } = document.querySelector('.track rect').getBoundingClientRect();
    return [...document.querySelectorAll('.track a:has(path)')].map((link) => {
      const box = link.querySelector('path').getBoundingClientRect();
      const title = link.querySelector('title').textContent;
      return { title, seek: Number(link.dataset.seek), middle: (box.left + box.width / 2 - left) / width };
    });
  })()`);
  assert.ok(places.length > 20);
  for (const { title, seek, middle } of places) {
    assert.ok(Math.abs(middle * 683 - seek) < 6, `${title} stands at ${Math.round(middle * 683)} s`);
  }
  // Without an answer from the player a place opens the page of its moment.
  await page.locator('.track a:has(path)', { hasText: /^2:43/u }).first().click();
  await page.getByRole('heading', { name: 'At 2:43' }).waitFor();
  assert.deepEqual(faults, []);
});

test('the keyboard passes the drawing by, and finds the same in the lists below it', browser, async (t) => {
  const { url } = await servePages(t);
  const { page } = await openPage(t);
  await page.goto(`${url}/v/${SEED}`);
  await page.getByRole('link', { name: '← Back to the library' }).focus();
  for (let stops = 0; stops < 6; stops += 1) {
    await page.keyboard.press('Tab');
    const inDrawing = await page.evaluate('document.activeElement.closest("svg") !== null');
    assert.equal(inDrawing, false);
  }
  const lacking = await page.evaluate<string[]>(`(() => {
    for (const each of document.querySelectorAll('details')) each.open = true;
    const listed = new Set([...document.querySelectorAll('main a:not(svg a)')].map((link) => link.dataset.seek ?? Math.ceil(Number(new URL(link.href).searchParams.get('t')))).map(String));
    return [...document.querySelectorAll('.track a')].filter((link) => !listed.has(link.dataset.seek)).map((link) => link.textContent);
  })()`);
  assert.deepEqual(lacking, []);
});

test('times that were worked out are marked on the drawing, and play from early enough', browser, async (t) => {
  const said = 'Google is betting on search because that is where Google makes money and it will defend its position.';
  const meta = { title: 'No times', video_id: 'notimes0001', author: 'x', duration_seconds: 600 };
  const { url } = await servePages(t, libraryFolder(t, { 'a.md': enriched(meta, Array(60).fill(said).join(' ')) }));
  const { page } = await openPage(t, { viewport: { width: 360, height: 740 } });
  await page.goto(`${url}/v/notimes0001`);
  assert.match((await page.locator('.track').textContent()) ?? '', /≈5:00/u);
  const late = await page.evaluate<string[]>(`[...document.querySelectorAll('.track a')].filter((link) => {
    const [, minutes, seconds] = /^≈(\\d+):(\\d+)/.exec(link.textContent);
    return Number(link.dataset.seek) > Math.max(0, minutes * 60 + Number(seconds) - 10);
  }).map((link) => link.textContent)`);
  assert.deepEqual(late, []);
});

test('a page that opens on a second shows on the drawing where that is, before anything plays', browser, async (t) => {
  const { url } = await servePages(t);
  const { page } = await openPage(t, { javaScriptEnabled: false });
  await page.goto(`${url}/v/${SEED}`);
  assert.equal(await page.locator('.playhead').isVisible(), false);
  await page.goto(`${url}/v/${SEED}?t=263`);
  const head = page.locator('.playhead');
  assert.ok(await head.isVisible());
  assert.equal(await head.getAttribute('x'), '38.51%');
});
