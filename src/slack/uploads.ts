import type { webApi } from '@slack/bolt';
import type { Log } from '../core/log.ts';
import { type Drawer, type Picture, pictureName } from '../core/picture.ts';
import { errorInWords } from './log-bridge.ts';
import { NO_PICTURES, type PictureOf, type SlackPictures } from './pictures.ts';
import { refusalOf } from './post-errors.ts';

/** Where pictures come from. */
export interface PictureParts {
  /** Draws them; they are left out without it. */
  readonly drawer?: Drawer;
  /** The address of a picture among pages that Slack can reach; left out where it reaches none. */
  readonly pictureUrl?: (picture: Picture) => Promise<string>;
}

interface UploadTools extends PictureParts {
  readonly client: webApi.WebClient;
  readonly botToken: string;
  readonly log: Log;
}

/** Uploads that are remembered. */
const KEPT = 500;
const TIMEOUT = 10_000;
/** Refusals that will be the same for every other picture. */
const FOR_GOOD = [
  'missing_scope',
  'not_allowed_token_type',
  'file_uploads_disabled',
  'file_uploads_except_images_disabled',
];

/** Pictures by their addresses where there are pages that Slack can reach, else as files that the bot uploads. */
export function createPictures(tools: UploadTools): SlackPictures {
  const { drawer, pictureUrl, log } = tools;
  if (pictureUrl) {
    const addressed: PictureOf = async (picture) => {
      try {
        return { image_url: await pictureUrl(picture) };
      } catch (error) {
        log.error({ error: errorInWords(error) }, 'a picture has no address');
        return null;
      }
    };
    return { posted: addressed, answered: addressed };
  }
  return drawer ? { ...NO_PICTURES, posted: uploading({ ...tools, drawer }) } : NO_PICTURES;
}

/**
 * Uploads each picture once, without sharing it: it is seen where it is shown in a message.
 * Source: docs.slack.dev/reference/methods/files.getUploadURLExternal, files.completeUploadExternal
 */
function uploading({ client, botToken: token, drawer, log }: UploadTools & { readonly drawer: Drawer }): PictureOf {
  const files = new Map<string, Promise<string>>();
  let refused = false;

  async function upload(picture: Picture): Promise<string> {
    const { bytes } = await drawer.png(picture);
    const filename = pictureName(picture);
    const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal({
      ...{ token, filename, length: bytes.length },
    });
    if (url === undefined || id === undefined) throw new Error('Slack did not say where to upload a picture');
    const body = new Blob([Buffer.from(bytes)], { type: 'image/png' });
    const { ok, status } = await fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(TIMEOUT) });
    if (!ok) throw new Error(`Slack did not take a picture: ${status}`);
    await client.files.completeUploadExternal({ token, files: [{ id, title: picture.title }] });
    return id;
  }

  return async (picture) => {
    if (refused) return null;
    const name = pictureName(picture);
    const known = files.get(name) ?? upload(picture);
    files.delete(name);
    files.set(name, known);
    const [oldest] = files.keys();
    if (files.size > KEPT && oldest !== undefined) files.delete(oldest);
    try {
      return { slack_file: { id: await known } };
    } catch (error) {
      files.delete(name);
      refused = FOR_GOOD.includes(refusalOf(error) ?? '');
      const hint = refused ? '; posts go without pictures (reinstall the app with the scope files:write)' : '';
      log.warn({ error: errorInWords(error) }, `a picture could not be uploaded to Slack${hint}`);
      return null;
    }
  };
}
