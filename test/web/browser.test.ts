import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { page as document, libraryFolder } from '../support/library.ts';
import { closeBrowser, NO_BROWSER, openPage, PLAYER } from './browser.ts';
import { HOSTILE, hostileFolder, SEED, servePages } from './support.ts';

after(closeBrowser);

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
