import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { closeBrowser, NO_BROWSER, openPage } from './browser.ts';
import { serveTrying } from './trying.ts';

after(closeBrowser);

const LINE = 'A command, or a question';
const WINDOWS = [
  { width: 1200, height: 900 },
  { width: 360, height: 640 },
];

async function send(page: Page, line: string): Promise<Locator> {
  await page.getByLabel(LINE).fill(line);
  await page.keyboard.press('Enter');
  const answer = page.locator('.exchange').last();
  await answer.getByRole('heading', { name: line, exact: true }).waitFor();
  return answer;
}

/** Whether the whole of it is in the window, and nothing covers its middle. */
function isInSight(place: Locator): Promise<boolean> {
  return place.evaluate((element) => {
    const { top, bottom, left, right } = element.getBoundingClientRect();
    const { ownerDocument: page } = element;
    const over = page.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const isSeen = element.contains(over) || over?.contains(element) === true;
    return isSeen && top >= 0 && bottom <= page.documentElement.clientHeight;
  });
}

for (const viewport of WINDOWS) {
  const skip = NO_BROWSER;
  const wide = `${viewport.width} px wide`;

  test(`after each answer its beginning and the line to type are in sight, ${wide}`, { skip }, async (t) => {
    const { url } = await serveTrying(t);
    const { page, faults } = await openPage(t, { viewport, reducedMotion: 'reduce' });
    await page.goto(`${url}/try`);
    const input = page.getByLabel(LINE);
    for (const line of ['/strategy google', '/players', '/compare openai google']) {
      const answer = await send(page, line);
      assert.ok(await isInSight(answer.getByRole('heading', { name: line })), line);
      assert.ok(await isInSight(input), line);
      assert.equal(
        await input.evaluate((element) => element === element.ownerDocument.activeElement),
        true,
        'typing goes on',
      );
    }
    const told = (await page.locator('#told').textContent()) ?? '';
    assert.match(told, /OpenAI.*Google/u, 'the answer is announced in a line');
    assert.deepEqual(faults, []);
  });

  test(`nothing that the keyboard reaches is covered, ${wide}`, { skip }, async (t) => {
    const { url } = await serveTrying(t);
    const { page } = await openPage(t, { viewport, reducedMotion: 'reduce' });
    await page.goto(`${url}/try`);
    await send(page, '/strategy google');
    await page.waitForLoadState('networkidle');
    const covered: string[] = [];
    const steps = await page.locator('.exchange :is(a, button:visible, summary)').count();
    for (let step = 0; step < steps; step += 1) {
      await page.keyboard.press('Shift+Tab');
      const focused = page.locator(':focus');
      if (!(await isInSight(focused))) covered.push((await focused.textContent()) ?? '');
    }
    assert.ok(steps > 20);
    assert.deepEqual(covered, []);
    const menu = page.locator('.exchange .discord details.menu').last();
    await menu.locator('summary').press('Enter');
    // That it has opened is told in a task of its own.
    await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
    assert.ok(await isInSight(menu.getByRole('button').first()), 'what opens is brought into sight');
  });
}

test('in a window that is low or much enlarged the page scrolls as a whole', { skip: NO_BROWSER }, async (t) => {
  const { url } = await serveTrying(t);
  const { page } = await openPage(t, { viewport: { width: 320, height: 256 } });
  await page.goto(`${url}/try?line=/strategy+google`);
  const scrolls = await page.evaluate<boolean>('document.documentElement.scrollHeight > innerHeight * 3');
  assert.ok(scrolls);
  assert.ok((await page.evaluate<number>('document.documentElement.scrollWidth')) <= 320);
});
