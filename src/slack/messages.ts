import type { InvocationVault } from '../core/invocation.ts';
import type { Reply } from '../core/reply.ts';
import { contexts, renderBlock, type SlackBlock } from './blocks.ts';
import { escapeControl } from './escape.ts';
import { LIMITS } from './limits.ts';
import { NO_PICTURES, type PictureOf, sourcesOf } from './pictures.ts';
import { isBlank, sendable, shorten } from './text.ts';
import { valuesFor } from './values.ts';

/** One Slack message: its blocks, and the fallback that a notification and a screen reader say. */
export interface SlackMessage {
  /** Escaped. */
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
}

/**
 * A reply as the messages to send, in order: one where it fits, else as many as are allowed that each say that they go
 * on. What is more than they hold is said in the last one. Every message is within Slack's limits.
 * @param most messages allowed; as many as a response_url takes when left out
 * @param pictureOf makes its pictures ready; they are left out without it
 */
export async function renderReply(
  reply: Reply,
  vault: InvocationVault,
  most: number = LIMITS.responseUrlUses,
  pictureOf: PictureOf = NO_PICTURES.answered,
): Promise<readonly SlackMessage[]> {
  const parts = packed(await renderBlocks(reply, vault, pictureOf));
  const shown = parts.slice(0, most);
  const left = parts.slice(most).reduce((sum, part) => sum + part.length, 0);
  return shown.map((part, index) => ({
    text: fallback(summaryOf(reply), index, shown.length),
    blocks: withNotes(part, index, shown.length, left),
  }));
}

/** A message as Slack's methods take it: nothing in it is formatted, linked or unfurled. */
export function messagePayload({ text, blocks }: SlackMessage) {
  return { text, blocks: [...blocks], mrkdwn: false, unfurl_links: false, unfurl_media: false };
}

/** A reply as blocks, at least one, as many as it needs: for whatever has other limits than a message. */
export async function renderBlocks(
  reply: Reply,
  vault: InvocationVault,
  pictureOf: PictureOf = NO_PICTURES.answered,
): Promise<readonly SlackBlock[]> {
  const [values, pictures] = await Promise.all([valuesFor(reply, vault), sourcesOf(reply, pictureOf)]);
  let controls = 0;
  const nextId = () => `control-${++controls}`;
  const rendered = joinRows(reply.blocks.flatMap((block) => renderBlock(block, values, nextId, pictures)));
  return rendered.length > 0 ? rendered : renderBlock({ kind: 'text', content: summaryOf(reply) }, values, nextId);
}

/** The line that says it all, as it is. */
export function summaryOf({ summary }: Reply): string {
  return isBlank(summary) ? 'Here is the answer.' : summary;
}

function fallback(summary: string, index: number, count: number): string {
  const note = count > 1 ? ` (${index + 1}/${count})` : '';
  // Escaping makes a character up to five long.
  return escapeControl(shorten(sendable(summary), LIMITS.message.text / 5)) + note;
}

function withNotes(part: readonly SlackBlock[], index: number, count: number, left: number): readonly SlackBlock[] {
  const number = `${index + 1}/${count}`;
  const before = index > 0 ? contexts(`Continued ${number}`) : [];
  if (index < count - 1) return [...before, ...part, ...contexts(`${number} · continues below`)];
  if (left === 0) return [...before, ...part];
  const note = `That is all that fits here: ${left} more ${left === 1 ? 'part is' : 'parts are'} not shown. A narrower question shows them.`;
  return [...before, ...part, ...contexts(note)];
}

/** Blocks in as many messages as they need, none of them over Slack's limits with the notes it may get. */
function packed(blocks: readonly SlackBlock[]): readonly (readonly SlackBlock[])[] {
  const { blocks: most, noteBlocks, json: mostJson, noteJson } = LIMITS.message;
  const parts: SlackBlock[][] = [];
  let json = 0;
  for (const block of blocks) {
    const size = JSON.stringify(block).length + 1;
    const part = parts.at(-1);
    if (part && part.length < most - noteBlocks && json + size <= mostJson - noteJson) part.push(block);
    else {
      // A heading stays with what it heads.
      const heading = part && part.length > 1 && part.at(-1)?.type === 'header' ? part.pop() : undefined;
      parts.push(heading ? [heading, block] : [block]);
      json = heading ? JSON.stringify(heading).length + 1 : 0;
    }
    json += size;
  }
  return parts;
}

/** Rows of controls that follow one another become one, while that is still easy to read. */
function joinRows(blocks: readonly SlackBlock[]): readonly SlackBlock[] {
  const joined: SlackBlock[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    const row = last?.type === 'actions' && block.type === 'actions' ? [...last.elements, ...block.elements] : [];
    if (row.length === 0 || row.length > LIMITS.actionsInOneRow || JSON.stringify(row).length > LIMITS.select.json) {
      joined.push(block);
    } else joined.splice(-1, 1, { type: 'actions', elements: row });
  }
  return joined;
}
