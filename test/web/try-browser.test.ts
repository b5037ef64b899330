import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, type TestContext, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { enriched, libraryFolder } from '../support/library.ts';
import { AXE, closeBrowser, NO_BROWSER, openPage } from './browser.ts';
import { serveTrying } from './trying.ts';

const browser = { skip: NO_BROWSER };
after(closeBrowser);

async function trying(t: TestContext, options: BrowserContextOptions = {}, folder?: string) {
  const served = await serveTrying(t, folder);
  const watched = await openPage(t, options);
  await watched.page.goto(`${served.url}/try`);
  return { ...served, ...watched };
}

/** Types a line, sends it with the keyboard, and waits for what comes of it. */
async function send(page: Page, line: string) {
  await page.getByLabel('A command, or a question').fill(line);
  await page.getByLabel('A command, or a question').press('Enter');
  const answer = page.locator('.exchange').last();
  await answer.getByRole('heading', { name: line, exact: true }).waitFor();
  return answer;
}

/** What axe finds wrong: its rules, each with the first place. */
async function violationsIn(page: Page): Promise<readonly unknown[]> {
  // What a test puts into a page is kept from it by its policy: the script is run from outside.
  await page.evaluate(readFileSync(AXE, 'utf8'));
  const tags = '["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]';
  const found = await page.evaluate(`axe.run({ runOnly: ${tags} })`);
  return Object(found).violations.map(({ id, nodes }: { id: string; nodes: { html: string }[] }) => [
    id,
    nodes[0]?.html,
  ]);
}

test('a command is typed, and answered as Slack and as Discord would show it, side by side', browser, async (t) => {
  const { page, faults } = await trying(t, { viewport: { width: 1200, height: 900 } });
  const answer = await send(page, '/strategy google');
  const [slack, discord] = [answer.getByLabel('As Slack shows it'), answer.getByLabel('As Discord shows it')];
  for (const pane of [slack, discord]) {
    assert.match((await pane.textContent()) ?? '', /Google is playing defensively at the end of the day/u);
    const picture = pane.getByRole('img', { name: /^Who is talked about when/u });
    const { width = 0 } = (await picture.boundingBox()) ?? {};
    assert.ok(width > 200, 'the picture is there');
    assert.match((await pane.getByRole('link', { name: /Watch 4:23/u }).getAttribute('href')) ?? '', /t=263s/u);
  }
  const [left, right] = [await slack.boundingBox(), await discord.boundingBox()];
  assert.ok(left && right && left.x + left.width <= right.x, 'they stand side by side');
  assert.equal(await page.getByLabel('A command, or a question').inputValue(), '');
  assert.deepEqual(faults, []);
});

test(
  'all is reached with the keyboard: a button, a menu, what it leads to, and back to the line',
  browser,
  async (t) => {
    const { page, faults } = await trying(t);
    const first = await send(page, '/strategy google');
    await first.getByLabel('As Slack shows it').getByRole('button', { name: 'Summary' }).press('Enter');
    const summary = page.locator('.exchange');
    await summary.getByRole('heading', { name: '/summary U6bZI-0oAjc' }).waitFor();
    assert.equal(await summary.count(), 1, 'the answer took the place of the one that was pressed');
    const focused = () => page.evaluate('document.activeElement?.textContent');
    assert.equal(await focused(), '/summary U6bZI-0oAjc');
    const discord = summary.getByLabel('As Discord shows it');
    const menu = discord.locator('summary', { hasText: 'Whose game?' });
    await menu.press('Enter');
    const option = discord.getByRole('button', { name: 'Amazon' });
    await option.waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    assert.equal(await option.isVisible(), false);
    assert.match(String(await focused()), /^Whose game\?/u);
    await menu.press('Enter');
    await option.press('Enter');
    await page.getByRole('heading', { name: '/strategy amazon video:U6bZI-0oAjc' }).waitFor();
    assert.deepEqual(faults, []);
  },
);

test('what is shared stands below, and is said to be posted nowhere', browser, async (t) => {
  const { page, faults } = await trying(t);
  const answer = await send(page, '/strategy google');
  await answer.getByLabel('As Discord shows it').getByRole('button', { name: 'Share' }).click();
  await page.getByText('From here nothing is posted.').waitFor();
  assert.equal(await page.locator('.exchange').count(), 2);
  assert.deepEqual(faults, []);
});

test('a form opens over the page, holds the keyboard, and is answered', browser, async (t) => {
  const { page, faults } = await trying(t);
  const answer = await send(page, '/home');
  await answer.getByLabel('As Slack shows it').getByRole('button', { name: 'Ask…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await answer.getByLabel('As Slack shows it').getByRole('button', { name: 'Ask…' }).click();
  await dialog.getByRole('textbox').first().fill('what is Google doing about search');
  await dialog.getByRole('textbox').first().press('Control+Enter');
  await dialog.locator('button[type=submit]').click();
  await page.locator('.exchange', { hasText: 'what is Google doing about search' }).first().waitFor();
  assert.match((await page.locator('.exchange').last().textContent()) ?? '', /Google/u);
  assert.deepEqual(faults, []);
});

test('a line is completed as it is typed', browser, async (t) => {
  const { page } = await trying(t);
  await page.getByLabel('A command, or a question').pressSequentially('/strategy ama');
  await page.locator('datalist option[value="/strategy Amazon"]').waitFor({ state: 'attached' });
});

test('without scripts a command is answered all the same', browser, async (t) => {
  const { page, url } = await trying(t, { javaScriptEnabled: false });
  await page.getByLabel('A command, or a question').fill('/players');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.waitForURL(`${url}/try?line=%2Fplayers`);
  assert.match((await page.locator('.exchange').textContent()) ?? '', /most talked about first/u);
});

test('an answer that does not come is said, and the line is kept', browser, async (t) => {
  const { page } = await trying(t);
  await page.route('**/try/ask', (route) => route.abort());
  await page.getByLabel('A command, or a question').fill('/players');
  await page.getByLabel('A command, or a question').press('Enter');
  await page.getByRole('status').filter({ hasText: 'cannot be reached' }).waitFor();
  assert.equal(await page.getByLabel('A command, or a question').inputValue(), '/players');
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [360, 1200]) {
    test(`nothing is wrong for axe, and nothing too wide, ${colorScheme} at ${width} px`, browser, async (t) => {
      const { page, faults } = await trying(t, { colorScheme, viewport: { width, height: 900 } });
      for (const line of ['/strategy google', '/compare openai google', '/home', '/digest', '/players', '/nothing']) {
        await send(page, line);
      }
      const wide = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
      assert.ok(wide <= 0, `${wide} px too wide`);
      assert.deepEqual(await violationsIn(page), []);
      assert.deepEqual(faults, []);
    });
  }
}

test('nor is anything wrong for axe while a menu or a form is open', browser, async (t) => {
  const { page } = await trying(t, { colorScheme: 'dark', viewport: { width: 360, height: 740 } });
  const answer = await send(page, '/strategy google');
  for (const pane of ['As Slack shows it', 'As Discord shows it']) {
    await answer.getByLabel(pane).locator('summary').first().click();
    assert.deepEqual(await violationsIn(page), []);
  }
  const home = await send(page, '/home');
  await home.getByLabel('As Slack shows it').getByRole('button', { name: 'Ask…' }).click();
  await page.getByRole('dialog').waitFor();
  assert.deepEqual(await violationsIn(page), []);
});

test('a hostile transcript is words in both previews, and does nothing', browser, async (t) => {
  const nasty =
    '<img src=x onerror=alert(1)> <script>alert(2)</script> "><svg onload=alert(3)> [x](javascript:alert(4))';
  const said = `Google is betting on search ${nasty} because that is where Google makes money. Google wants to defend its position.`;
  const meta = { title: `Talk ${nasty}`, video_id: 'hostile0001', author: 'x', duration_seconds: 300 };
  const folder = libraryFolder(t, { 'a.md': enriched(meta, `${said} ${said}`) });
  const { page, faults } = await trying(t, {}, folder);
  for (const line of ['/library', '/strategy google', '/transcript hostile0001', '/moments search']) {
    const answer = await send(page, line);
    assert.equal(await answer.locator('script, img[src="x"], svg:not(.dc-bar), a[href^="javascript"]').count(), 0);
  }
  const library = await page.locator('.exchange').first().textContent();
  assert.ok(library?.includes('<img src=x onerror=alert(1)> <script>alert(2)</script>'), library ?? '');
  assert.deepEqual(faults, []);
});
