import { AskerError } from './errors.ts';
import type { Invocation } from './invocation.ts';
import type { Button } from './reply.ts';

/** The highest page that can be asked for. */
export const LAST_PAGE = 1_000;

/** The option that commands with pages share. */
export const PAGE_OPTION = { kind: 'whole', about: 'Which page of the answer', min: 1, max: LAST_PAGE } as const;

/** Buttons to the pages before and after this one; none when there is only one page. */
export function pageButtons(page: number, pages: number, to: (page: number) => Invocation): readonly Button[] {
  const buttons: Button[] = [];
  if (page > 1) buttons.push({ label: `◀ Page ${page - 1}`, invocation: to(page - 1) });
  if (page < pages) buttons.push({ label: `Page ${page + 1} of ${pages} ▶`, invocation: to(page + 1) });
  return buttons;
}

/** The number of pages. @throws AskerError when there are items but not as many pages as asked for */
export function pagesOf(total: number, size: number, page: number, to: (page: number) => Invocation): number {
  const pages = Math.max(1, Math.ceil(total / size));
  if (page > pages) {
    throw new AskerError(`There is no page ${page}: the last one is ${pages}.`, {
      waysOut: [{ label: `Page ${pages}`, invocation: to(pages) }],
    });
  }
  return pages;
}
