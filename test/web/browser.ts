import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import type { Cleanup } from '../support/library.ts';

/** Where Debian, Ubuntu, Fedora and Google's own packages put it. */
const PLACES = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const executablePath = PLACES.find((place) => place !== undefined && existsSync(place));

/** Why what needs a browser is left out; false where there is one. */
export const NO_BROWSER = executablePath
  ? false
  : 'there is no Chromium here: install it (apt-get install chromium), or say in CHROMIUM where it is';

/** Beside the sandbox, which a container does not allow: nothing that asks anything of the network by itself. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

let running: Promise<Browser> | null = null;

/** What a page in a browser did that it should not: scripts that failed, and what its policy kept it from. */
export interface Watched {
  readonly page: Page;
  readonly faults: readonly string[];
}

/**
 * A new page, in a context of its own. The host of the videos is a stand-in: `video` is what its player answers with; nothing
 * else outside of this machine can be reached.
 */
export async function openPage(
  t: Cleanup,
  options: BrowserContextOptions = {},
  video = '<p>A video</p>',
): Promise<Watched> {
  running ??= chromium.launch({ executablePath: executablePath ?? '', args: ARGS });
  const browser = await running;
  const context = await browser.newContext(options);
  t.after(() => context.close());
  const faults: string[] = [];
  await context.route(/^(?!http:\/\/127\.0\.0\.1[:/])/u, (route) => {
    const url = route.request().url();
    if (/^https:\/\/www\.youtube-nocookie\.com\/embed\//u.test(url)) {
      return route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><html lang="en"><title>V</title>${video}`,
      });
    }
    faults.push(`asked for ${url}`);
    return route.abort();
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('dialog', (dialog) => {
    faults.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  return { page, faults };
}

/** Closes the browser: when a file's tests are over. */
export async function closeBrowser(): Promise<void> {
  await (await running)?.close();
  running = null;
}

/** Where axe-core is, to be put into a page. */
export const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** The stand-in of an embedded player: answers as YouTube's does, and tells in its title what it was asked to do. */
export const PLAYER = `<script>
addEventListener('message', ({ data }) => {
  const { event, func, args = [] } = JSON.parse(data);
  const tell = (info) => parent.postMessage(JSON.stringify({ event: 'infoDelivery', info, id: 'player' }), '*');
  if (event === 'listening') tell({ currentTime: 0, playerState: -1 });
  if (func === 'seekTo') { document.title = 'at ' + args[0]; tell({ currentTime: args[0] }); }
  if (func === 'playVideo') document.title += ', playing';
});
</script>`;
