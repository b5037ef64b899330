import type { types } from '@slack/bolt';
import type { Log } from '../core/log.ts';
import { type Picture, pictureName } from '../core/picture.ts';
import { picturesIn, type Reply } from '../core/reply.ts';
import { errorInWords } from './log-bridge.ts';
import { refusalOf } from './post-errors.ts';
import type { Wait } from './retry.ts';

/** Where Slack takes a picture from: an address that it can fetch, or a file that it has. */
export type ImageSource = types.UrlImageObject | types.SlackFileImageObject;

/** Makes a picture ready to be shown; null where it is left out. Never rejects. */
export type PictureOf = (picture: Picture) => Promise<ImageSource | null>;

/** How pictures come into messages. */
export interface SlackPictures {
  /** What the bot posts itself: with the rights to the files that it has uploaded. */
  readonly posted: PictureOf;
  /**
   * What goes through a response_url, is shown to one person, or stands in a view: a picture's address alone. A file must
   * be open to whoever posts it (docs.slack.dev/reference/block-kit/composition-objects/slack-file-object), and for those
   * ways nothing says whose rights count; Slack has refused it (slackapi/java-slack-sdk #1349).
   */
  readonly answered: PictureOf;
}

export const NO_PICTURES: SlackPictures = { posted: async () => null, answered: async () => null };

/** The sources of a reply's pictures, by the names of the pictures. */
export async function sourcesOf(reply: Reply, pictureOf: PictureOf): Promise<ReadonlyMap<string, ImageSource>> {
  const ready = picturesIn(reply).map(async (picture) => [pictureName(picture), await pictureOf(picture)] as const);
  return new Map((await Promise.all(ready)).flatMap(([name, source]) => (source ? [[name, source] as const] : [])));
}

interface AnyBlock {
  readonly type: string;
}

/** Blocks without their pictures. */
export function withoutPictures<B extends AnyBlock>(blocks: readonly B[]): B[] {
  return blocks.filter(({ type }) => type !== 'image');
}

/**
 * Milliseconds between attempts to show a file that was just uploaded: Slack looks at it first, and refuses it until
 * then (slackapi/node-slack-sdk #1865).
 */
const LOOKING = [1000, 2000];

/**
 * Sends blocks with their pictures. Where Slack refuses those, as when it cannot fetch one (slackapi/python-slack-sdk
 * #1782), the blocks are sent without. @throws whatever `send` throws otherwise
 */
export async function sendWithPictures<B extends AnyBlock, T>(
  blocks: readonly B[],
  send: (blocks: B[]) => Promise<T>,
  { wait, log }: { readonly wait: Wait; readonly log: Log },
): Promise<T> {
  if (!blocks.some(({ type }) => type === 'image')) return send([...blocks]);
  const uploaded = blocks.some((block) => 'slack_file' in block);
  for (const delay of [...(uploaded ? LOOKING : []), null]) {
    try {
      return await send([...blocks]);
    } catch (error) {
      if (refusalOf(error) !== 'invalid_blocks') throw error;
      log.info({ error: errorInWords(error), again: delay !== null }, 'Slack did not take a picture');
    }
    if (delay !== null) await wait(delay);
  }
  return send(withoutPictures(blocks));
}
