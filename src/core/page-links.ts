import type { Block, Button } from './reply.ts';

/** Where the library's pages are, as whole addresses that anybody in the chat can open. */
export interface PageLinks {
  library(): string;
  /** A video's page, opening on a second where one is given. */
  video(id: string, seconds?: number): string;
  player(id: string): string;
  players(): string;
  compare(a: string, b: string): string;
}

/** Buttons that stand side by side on every platform, at most: Discord's limit for a row. */
const MOST_IN_ROW = 5;

/**
 * Rows of buttons with one more that opens a page: at the end of the first row that has room, else in a row of its own.
 * A page that one of them opens already, as in a video that is only there, is not offered twice.
 * @param url null where there are no pages
 */
export function withPage(url: string | null, ...rows: readonly (readonly Button[])[]): readonly Block[] {
  const filled = rows.filter((row) => row.length > 0);
  const opened = filled.flat().some((button) => 'url' in button && url !== null && pathOf(button.url) === pathOf(url));
  if (url !== null && !opened) {
    const at = filled.findIndex((row) => row.length < MOST_IN_ROW);
    const page: Button = { label: 'On a page', url };
    filled.splice(at < 0 ? filled.length : at, 1, [...(filled[at] ?? []), page]);
  }
  return filled.map((buttons) => ({ kind: 'buttons', buttons }));
}

function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? url;
}
