import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Frame, Page } from 'playwright-core';
import { page as document, libraryFolder } from '../support/library.ts';
import { closeBrowser, NO_BROWSER, openPage, PLAYER } from './browser.ts';
import { HOSTILE, hostileFolder, longFolder, SEED, servePages } from './support.ts';

after(closeBrowser);

/** The embedded player of a page, loaded. */
async function playerOf(page: Page): Promise<Frame> {
  const frame = await (await page.waitForSelector('#player')).contentFrame();
  assert.ok(frame);
  await frame.waitForURL(/youtube-nocookie/u);
  return frame;
}

const LINE = 'Google is betting on search because that is where Google makes money';

/** A library of talks with these titles. */
function folderOf(t: Parameters<typeof libraryFolder>[0], titles: readonly string[]): string {
  const cues = Array.from({ length: 12 }, (_, at) => [at * 10, LINE] as const);
  return libraryFolder(
    t,
    Object.fromEntries(
      titles.map((title, at) => [`${at}.txt`, document(title, `titled${String(at).padStart(5, '0')}`, cues)]),
    ),
  );
}

test('while somebody types the list follows, the address with it, and the number is said', {
  skip: NO_BROWSER,
}, async (t) => {
  const { url } = await servePages(t, folderOf(t, ['Chips and fabs', 'Lunch', 'Chips again']));
  const { page, faults } = await openPage(t);
  await page.goto(url);
  assert.equal(await page.locator('.card').count(), 3);
  await page.getByRole('searchbox').pressSequentially('chips');
  await page.getByText('2 videos').waitFor();
  assert.equal(await page.locator('.card').count(), 2);
  assert.equal(new URL(page.url()).search, '?q=chips');
  assert.equal(await page.getByRole('searchbox').inputValue(), 'chips');
  await page.locator('summary', { hasText: 'Filter' }).click();
  await page.getByLabel('Sort by').selectOption('title');
  await page.waitForURL(/sort=title/u);
  assert.equal(await page.locator('.card h2').first().textContent(), 'Chips again');
  await page.reload();
  assert.equal(await page.locator('.card').count(), 2);
  await page.getByRole('searchbox').fill('zzzz');
  await page.getByText('No video fits “zzzz”').waitFor();
  assert.deepEqual(faults, []);
});

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

test('hostile titles and words run nothing, break no policy, and are read as they are', {
  skip: NO_BROWSER,
}, async (t) => {
  const { url } = await servePages(t, hostileFolder(t));
  const { page, faults } = await openPage(t, {}, PLAYER);
  for (const path of [
    '/',
    `/v/${HOSTILE.id}`,
    `/v/${HOSTILE.id}?t=50`,
    '/p/google',
    '/players',
    `/?q=${encodeURIComponent(HOSTILE.title)}`,
  ]) {
    await page.goto(url + path);
    assert.equal(await page.locator('script:not([src]), img').count(), 0, path);
    assert.equal(await page.locator('main').count(), 1);
  }
  await page.goto(url);
  assert.match((await page.locator('.card h2').textContent()) ?? '', /^<script>alert\(1\)<\/script>"><img src=x/u);
  assert.deepEqual(faults, []);
});

test('every page is read without scripts, and its forms still work', { skip: NO_BROWSER }, async (t) => {
  const { url } = await servePages(t);
  const { page, faults } = await openPage(t, { javaScriptEnabled: false });
  await page.goto(url);
  await page.getByRole('searchbox').fill('deepseek');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.locator('.card h2 a').click();
  await page.locator('#c112 a.time').click();
  assert.match((await page.locator('.moment').textContent()) ?? '', /At 4:2\d/u);
  assert.equal(await page.locator('button:visible').count(), 0, 'no button that does nothing');
  await page.goto(`${url}/compare`);
  await page.getByRole('button', { name: 'Compare' }).click();
  assert.match(page.url(), /compare\?a=\w+&b=\w+/u);
  assert.ok((await page.locator('blockquote').count()) > 2);
  assert.deepEqual(faults, []);
});

test('a keyboard reaches what a page offers, beginning with its content', { skip: NO_BROWSER }, async (t) => {
  const { url } = await servePages(t);
  const { page } = await openPage(t);
  await page.goto(`${url}/v/${SEED}`);
  await page.keyboard.press('Tab');
  const focused = () => page.evaluate<string>('document.activeElement.textContent.trim()');
  assert.equal(await focused(), 'Skip to the content');
  const outlined = await page.evaluate<string>('getComputedStyle(document.activeElement).outlineStyle');
  assert.equal(outlined, 'solid');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.equal(await focused(), '← Back to the library');
  await page.locator('.lane summary').first().focus();
  await page.keyboard.press('Enter');
  await page.locator('.lane blockquote').first().waitFor();
});

test('no page is wider than a phone', { skip: NO_BROWSER }, async (t) => {
  const long = 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(4);
  const { url } = await servePages(t, folderOf(t, [long, 'עברית וגם English']));
  const { page } = await openPage(t, { viewport: { width: 320, height: 640 } });
  for (const path of [
    '/',
    '/?topic=x&by=y',
    '/v/titled00000',
    '/v/titled00000?t=30',
    '/p/google',
    '/players',
    '/compare',
    '/none',
  ]) {
    await page.goto(url + path);
    const over = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    assert.ok(over <= 0, `${path} is ${over} px too wide`);
  }
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
