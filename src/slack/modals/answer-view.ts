import type { types } from '@slack/bolt';
import type { Invocation, InvocationVault } from '../../core/invocation.ts';
import type { Reply } from '../../core/reply.ts';
import { contexts, type SlackBlock } from '../blocks.ts';
import { plainText } from '../controls.ts';
import { LIMITS } from '../limits.ts';
import { renderBlocks } from '../messages.ts';
import type { PictureOf } from '../pictures.ts';
import { carried, pageValue } from '../values.ts';

/** What answered, and which page of it: where a view holds less than the answer, its buttons ask for the others. */
export interface Answered {
  /** Null for what cannot be asked again: then the first page is all there is. */
  readonly invocation: Invocation | null;
  /** From 1 on; one that is not there is the last. */
  readonly page: number;
}

/** Blocks left free on a page, for the row that leads to the others. */
const FREE = 2;
const ANSWER_ID = 'answer';
const NAME = 'Cuepoint';

/** A reply in a modal, for whoever asked in a view: where it was asked is remembered for what is pressed in it. */
export async function answerView(
  reply: Reply,
  answered: Answered,
  vault: InvocationVault,
  metadata: string,
  pictureOf?: PictureOf,
): Promise<types.ModalView> {
  return modal(await viewBlocks(reply, answered, vault, pictureOf), metadata);
}

/** What a modal says while the answer is looked for. @param doing what is being done for it */
export function workingView(metadata: string, doing = 'Working on it…'): types.ModalView {
  return modal(contexts(doing), metadata);
}

/** One page of a reply as the blocks of a modal or of a Home tab, within Slack's limits for either. */
export async function viewBlocks(
  reply: Reply,
  { invocation, page }: Answered,
  vault: InvocationVault,
  pictureOf?: PictureOf,
): Promise<readonly SlackBlock[]> {
  const pages = paged(await renderBlocks(reply, vault, pictureOf));
  const at = Math.min(page, pages.length);
  const shown = pages[at - 1] ?? [];
  if (pages.length === 1) return shown;
  if (!invocation) return [...shown, ...contexts(`That is all that fits here: page 1 of ${pages.length}.`)];
  const value = await carried(invocation, vault, LIMITS.button.value - pageValue(pages.length, '').length);
  const to = (page: number, label: string): types.Button => ({
    type: 'button',
    text: plainText(label, LIMITS.button.text),
    action_id: `page-${page}`,
    value: pageValue(page, value),
    accessibility_label: `Page ${page} of ${pages.length}`,
  });
  const buttons = [
    ...(at > 1 ? [to(at - 1, `◀ Page ${at - 1}`)] : []),
    ...(at < pages.length ? [to(at + 1, `Page ${at + 1} of ${pages.length} ▶`)] : []),
  ];
  return [...shown, ...contexts(`Page ${at} of ${pages.length}`), { type: 'actions', elements: buttons }];
}

function modal(blocks: readonly SlackBlock[], metadata: string): types.ModalView {
  return {
    type: 'modal',
    callback_id: ANSWER_ID,
    private_metadata: metadata,
    title: plainText(NAME, LIMITS.view.title),
    close: plainText('Close', LIMITS.form.submit),
    blocks: [...blocks],
  };
}

function paged(blocks: readonly SlackBlock[]): readonly (readonly SlackBlock[])[] {
  const pages: SlackBlock[][] = [];
  let json = 0;
  for (const block of blocks) {
    const size = JSON.stringify(block).length + 1;
    const page = pages.at(-1);
    if (page && page.length < LIMITS.view.blocks - FREE && json + size <= LIMITS.view.json) page.push(block);
    else {
      // A heading stays with what it heads.
      const heading = page && page.length > 1 && page.at(-1)?.type === 'header' ? page.pop() : undefined;
      pages.push(heading ? [heading, block] : [block]);
      json = heading ? JSON.stringify(heading).length + 1 : 0;
    }
    json += size;
  }
  return pages;
}
