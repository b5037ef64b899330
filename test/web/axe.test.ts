import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { AXE, closeBrowser, NO_BROWSER, openPage } from './browser.ts';
import { HOSTILE, hostileFolder, SEED, servePages } from './support.ts';

after(closeBrowser);

const PATHS = [
  '/',
  '/?q=deepseek&year=2025',
  '/?q=zzzz',
  `/v/${SEED}`,
  `/v/${SEED}?t=263`,
  '/p/google',
  '/players',
  '/compare',
  '/compare?a=openai&b=google',
  '/none',
  `/v/${SEED}?t=999999`,
  '/p/nobody',
];

/** What axe-core finds against WCAG 2.2, A and AA, on the page as it is. */
async function findings(page: Awaited<ReturnType<typeof openPage>>['page']): Promise<unknown> {
  // What is out of sight is laid out roughly until it is scrolled to, which axe takes for lines that cover each other.
  await page.evaluate(
    'for (const each of document.querySelectorAll(".lines")) each.style.contentVisibility = "visible"',
  );
  await page.evaluate(readFileSync(AXE, 'utf8'));
  return page.evaluate(`(async () => {
    const { violations } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).slice(0, 3).join(' | '));
  })()`);
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [360, 1200]) {
    test(`axe finds nothing on any page, ${colorScheme}, ${width} px wide`, { skip: NO_BROWSER }, async (t) => {
      const { url } = await servePages(t);
      const { page, faults } = await openPage(t, { colorScheme, viewport: { width, height: 800 } });
      for (const path of PATHS) {
        await page.goto(url + path);
        await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');
        assert.deepEqual(await findings(page), [], path);
      }
      // A page that is not there is in the console as well.
      assert.deepEqual(
        faults.filter((fault) => !/status of 404/u.test(fault)),
        [],
      );
    });
  }
}

test('axe finds nothing where titles and words are hostile', { skip: NO_BROWSER }, async (t) => {
  const { url } = await servePages(t, hostileFolder(t));
  const { page } = await openPage(t);
  for (const path of ['/', `/v/${HOSTILE.id}?t=50`, '/p/google']) {
    await page.goto(url + path);
    assert.deepEqual(await findings(page), [], path);
  }
});
