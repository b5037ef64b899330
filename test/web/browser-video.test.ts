import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Frame, Page } from 'playwright-core';
import { closeBrowser, NO_BROWSER, openPage, PLAYER } from './browser.ts';
import { longFolder, SEED, servePages } from './support.ts';

after(closeBrowser);

/** The embedded player of a page, loaded. */
async function playerOf(page: Page): Promise<Frame> {
  const frame = await (await page.waitForSelector('#player')).contentFrame();
  assert.ok(frame);
  await frame.waitForURL(/youtube-nocookie/u);
  return frame;
}

test('a time on the page plays the video from there, and the line that is spoken is marked', {
  skip: NO_BROWSER,
}, async (t) => {
  const { url } = await servePages(t);
  const { page, faults } = await openPage(t, {}, PLAYER);
  await page.goto(`${url}/v/${SEED}`);
  const player = await playerOf(page);
  await page.locator('.cue[aria-current]').waitFor();
  await page.locator('#lines .cue').nth(3).locator('a.time').click();
  await player.waitForFunction('document.title.includes("playing")');
  assert.equal(await player.title(), 'at 8, playing');
  await page.locator('#c3[aria-current="true"]').waitFor();
  assert.equal(await page.locator('.cue[aria-current]').count(), 1);
  assert.match(page.url(), /\?t=8$/u);
  const point = page.locator('.points a.time').first();
  const seek = await point.getAttribute('data-seek');
  await point.click();
  await player.waitForFunction(`document.title === 'at ${seek}, playing'`);
  assert.deepEqual(faults, []);
});

test('the page follows the talk only while somebody wants that', { skip: NO_BROWSER }, async (t) => {
  const { url } = await servePages(t);
  const { page } = await openPage(t, { reducedMotion: 'reduce' }, PLAYER);
  await page.goto(`${url}/v/${SEED}`);
  await page.locator('.cue[aria-current]').waitFor();
  const speak = async (seconds: number, cue: string) => {
    const player = await playerOf(page);
    await player.evaluate(
      `parent.postMessage(JSON.stringify({ event: 'infoDelivery', info: { currentTime: ${seconds} } }), '*')`,
    );
    await page.locator(`${cue}[aria-current]`).waitFor({ state: 'attached' });
  };
  await speak(300, '.cue:has(a[href="?t=300"]), .cue');
  const before = await page.evaluate<number>('scrollY');
  await speak(400, '.cue');
  assert.equal(await page.evaluate<number>('scrollY'), before, 'it stays where the reader is');
  await page.getByLabel('Follow along').check();
  await speak(500, '.cue');
  await page.waitForFunction(`(() => {
    const line = document.querySelector('.cue[aria-current]')?.getBoundingClientRect();
    return line && line.top > 0 && line.bottom < innerHeight;
  })()`);
});

test('messages that are not from the player, or say nothing, change nothing', { skip: NO_BROWSER }, async (t) => {
  const { url } = await servePages(t);
  const { page, faults } = await openPage(t);
  await page.goto(`${url}/v/${SEED}`);
  await page.evaluate(`{
    const message = JSON.stringify({ event: 'infoDelivery', info: { currentTime: 300 } });
    postMessage(message, '*');
    dispatchEvent(new MessageEvent('message', { data: message, origin: 'https://www.youtube-nocookie.com' }));
  }`);
  const player = await playerOf(page);
  for (const data of ['"{"', '"null"', '[1]', '"{\\"info\\":{\\"currentTime\\":\\"9\\"}}"', '"[]"']) {
    await player.evaluate(`parent.postMessage(${data}, '*')`);
  }
  await page.evaluate('new Promise((resolve) => setTimeout(resolve))');
  assert.equal(await page.locator('.cue[aria-current]').count(), 0);
  assert.deepEqual(faults, []);
});

test('without an answer from the player a time opens the page of its moment', { skip: NO_BROWSER }, async (t) => {
  const { url } = await servePages(t);
  const { page } = await openPage(t);
  await page.goto(`${url}/v/${SEED}`);
  await page.locator('#c3 a.time').click();
  await page.getByRole('heading', { name: 'At 0:08' }).waitFor();
  assert.equal(new URL(page.url()).search, '?t=8');
});

test('selected words offer a link to where they begin, by mouse and by keyboard', { skip: NO_BROWSER }, async (t) => {
  const { url } = await servePages(t, undefined, { publicUrl: 'https://cue.example.com' });
  const { page, faults } = await openPage(t, { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto(`${url}/v/${SEED}`);
  const select = (cue: string) =>
    page.evaluate(
      `getSelection().selectAllChildren(document.querySelector('${cue} span') ?? document.querySelector('${cue}'))`,
    );
  const offer = page.getByRole('button', { name: /Link to this moment/u });
  await page.locator('#c20').scrollIntoViewIfNeeded();
  await select('#c20');
  await offer.waitFor();
  const time = await page.locator('#c20 a.time').textContent();
  assert.match((await offer.textContent()) ?? '', new RegExp(`\\(${time}\\)`, 'u'));
  await offer.click();
  await page.getByRole('button', { name: 'Link copied' }).waitFor();
  const copied = await page.evaluate<string>('navigator.clipboard.readText()');
  assert.match(copied, /^https:\/\/cue\.example\.com\/v\/U6bZI-0oAjc\?t=\d+$/u);
  await page.keyboard.press('Escape');
  await offer.waitFor({ state: 'hidden' });
  await select('h1');
  assert.equal(await offer.isVisible(), false, 'words elsewhere have no second');
  assert.deepEqual(faults, []);
});

test('the quote of a moment is copied as it is pasted into a chat', { skip: NO_BROWSER }, async (t) => {
  const { url } = await servePages(t, undefined, { publicUrl: 'https://cue.example.com' });
  const { page, faults } = await openPage(t, { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto(`${url}/v/${SEED}?t=263`);
  await page.getByRole('button', { name: 'Copy quote for Slack or Discord' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  const copied = await page.evaluate<string>('navigator.clipboard.readText()');
  assert.match(
    copied,
    /^“.*Google.*”\nDeepSeek vs OpenAI.*, 4:23\nhttps:\/\/cue\.example\.com\/v\/U6bZI-0oAjc\?t=263$/u,
  );
  assert.deepEqual(faults, []);
});

test('of a talk of three hours only what is in sight is laid out, and any line is reached', {
  skip: NO_BROWSER,
}, async (t) => {
  const { url } = await servePages(t, longFolder(t));
  const { page, faults } = await openPage(t, {}, PLAYER);
  await page.goto(`${url}/v/threehours1?t=9000`);
  await page.getByRole('heading', { name: 'At 2:30:00' }).waitFor();
  const groups = page.locator('.lines');
  const shown = () =>
    page.evaluate<number>(
      `[...document.querySelectorAll('.lines')]
        .filter(({ firstElementChild: line }) => line.checkVisibility({ contentVisibilityAuto: true })).length`,
    );
  assert.ok((await groups.count()) > 100);
  assert.ok((await shown()) < 20, `${await shown()} groups are laid out`);
  await page.getByRole('link', { name: 'In the transcript' }).click();
  const line = page.locator('.cue:target');
  await line.waitFor();
  assert.ok(await line.locator('mark').isVisible());
  assert.deepEqual(faults, []);
});
