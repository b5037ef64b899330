import type { z } from 'zod';
import type { Block, Content } from './schema.ts';

/** Slack's answer to a message that it does not take: its error, and what exactly was wrong. */
export interface Refusal {
  readonly error: string;
  readonly details: readonly string[];
}

export type Checked<T> = { readonly message: T; readonly refusal: null } | { readonly refusal: Refusal };

/** Characters of blocks as JSON above which Slack says `msg_blocks_too_long` (slackapi/bolt-js #2509). */
const MESSAGE_JSON = 13_000;

/**
 * Holds a message against everything that Slack holds against messages.
 * @param wrongPictures what is wrong with the pictures in it
 */
export function checkMessage<T extends Content>(
  schema: z.ZodType<T>,
  payload: unknown,
  wrongPictures: (blocks: readonly Block[]) => readonly string[] = () => [],
): Checked<T> {
  const { data, error } = schema.safeParse(payload);
  if (error) {
    const details = error.issues.map((issue) => `${issue.message} [json-pointer:/${issue.path.join('/')}]`);
    const inBlocks = error.issues.some((issue) => issue.path[0] === 'blocks');
    return { refusal: { error: inBlocks ? 'invalid_blocks' : 'invalid_arguments', details } };
  }
  const blocks = data.blocks ?? [];
  if (data.text.trim() === '') return refused('no_text', 'a message needs a text: the notification');
  if (JSON.stringify(blocks).length > MESSAGE_JSON) return refused('msg_blocks_too_long', `${blocks.length} blocks`);
  const twice = duplicates(blocks);
  if (twice.length > 0) return refused('invalid_blocks', ...twice);
  const wrong = wrongPictures(blocks);
  if (wrong.length > 0) return refused('invalid_blocks', ...wrong);
  return { message: data, refusal: null };
}

function refused(error: string, ...details: readonly string[]) {
  return { refusal: { error, details } };
}

function duplicates(blocks: readonly Block[]): readonly string[] {
  const ids = [
    ...blocks.flatMap((block) => (block.block_id === undefined ? [] : [`block_id ${block.block_id}`])),
    ...blocks
      .flatMap((block) => (block.type === 'actions' ? block.elements : []))
      .map((element) => `action_id ${element.action_id}`),
  ];
  return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id} already exists`);
}
