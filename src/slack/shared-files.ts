import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Asker } from '../core/asker.ts';
import { AskerError } from '../core/errors.ts';
import { type FileSource, MAX_FILE_BYTES, TOO_LARGE, VIDEO_SITES } from '../core/files.ts';
import type { Log } from '../core/log.ts';
import { createClient } from './client.ts';
import { bridgedLogger, errorInWords } from './log-bridge.ts';
import { refusalOf } from './post-errors.ts';

export interface SlackFilesParts {
  readonly settings: {
    readonly botToken: string;
    /** A proxy or a stand-in; Slack's own when left out. */
    readonly apiUrl?: string;
  };
  readonly log: Log;
}

/** Where Slack keeps what people upload: docs.slack.dev/reference/objects/file-object, `url_private`. */
const ORIGIN = 'https://files.slack.com';
/** A link to a file, as Slack's menu copies it: `https://team.slack.com/files/U123/F456/talk.vtt`. */
const LINK =
  /^https:\/\/[a-z0-9-]{1,80}(?:\.enterprise)?\.slack\.com\/files\/[A-Z0-9]{1,30}\/(F[A-Z0-9]{1,30})(?:[/?#].*)?$/u;
const ID = /^F[A-Z0-9]{1,30}$/u;

const ids = z.array(z.string()).catch([]);
const fileSchema = z.object({
  name: z.string().nullish().catch(null),
  title: z.string().nullish().catch(null),
  size: z.number().catch(0),
  mode: z.string().catch(''),
  is_external: z.boolean().catch(false),
  user: z.string().catch(''),
  is_public: z.boolean().catch(false),
  channels: ids,
  groups: ids,
  ims: ids,
  url_private_download: z.url().nullish().catch(null),
  url_private: z.url().nullish().catch(null),
});
type SlackFile = z.infer<typeof fileSchema>;

/** Files that people shared in a Slack workspace, by their link or their id. Opens nothing before it is used. */
export function createSlackFiles({ settings, log }: SlackFilesParts): FileSource {
  const { botToken, apiUrl } = settings;
  const client = createClient(botToken, apiUrl, bridgedLogger(log));
  const stand = apiUrl === undefined ? null : URL.parse(apiUrl);
  const origins = stand ? [ORIGIN, stand.origin] : [ORIGIN];
  return {
    platform: 'slack',
    async open(reference, asker, fetchFile) {
      const id = idIn(reference);
      if (id === null) {
        throw new AskerError(
          `That is neither a file of this Slack workspace nor a video on ${VIDEO_SITES}. Copy the link of the file (its menu → Copy link), or choose “Add to the library” in the menu of its message.`,
        );
      }
      const file = await known(client, id, log);
      // The bot may see more than whoever asks it, and what is in the library is seen by all.
      if (!maySee(file, asker)) throw new AskerError(NOT_SEEN);
      if (file.mode === 'tombstone' || file.mode === 'hidden_by_limit')
        throw new AskerError('That file was deleted, or Slack keeps it back. Please upload it again.');
      const address = file.url_private_download ?? file.url_private;
      if (file.is_external || file.mode === 'external' || !address)
        throw new AskerError('That file is not kept by Slack itself. Upload its captions to Slack, and add that.');
      if (file.size > MAX_FILE_BYTES) throw new AskerError(TOO_LARGE);
      const headers = { authorization: `Bearer ${botToken}` };
      const { bytes, type } = await fetchFile({ url: new URL(address), origins, headers });
      const name = file.name || file.title || id;
      // What may not read a file is shown a page to sign in on, and no error.
      if (type === 'text/html' && !/\.html?$/iu.test(name)) throw new AskerError(NOT_ALLOWED);
      return { name, bytes };
    },
  };
}

const NOT_SEEN =
  'The bot finds no such file that you can see. Use “Add to the library” in the menu of the message that it was shared with; in a private channel the bot must be a member (/invite it).';
const NOT_ALLOWED =
  'The bot may not read files here. Whoever runs Cuepoint can reinstall the Slack app with the scope files:read (npm run manifest).';

function idIn(reference: string): string | null {
  const bare = reference.trim().replace(/^<|(?:\|[^>]*)?>$/gu, '');
  return ID.test(bare) ? bare : (LINK.exec(bare)?.[1] ?? null);
}

/** @throws AskerError when Slack does not show it */
async function known(client: webApi.WebClient, file: string, log: Log): Promise<SlackFile> {
  try {
    const { file: given } = await client.files.info({ file });
    const read = fileSchema.safeParse(given);
    if (read.success) return read.data;
    throw new AskerError('Slack does not say what that file is. Please try again in a while.');
  } catch (error) {
    if (error instanceof AskerError) throw error;
    const refusal = refusalOf(error);
    log.warn({ error: errorInWords(error) }, 'Slack did not show a file');
    if (refusal === 'missing_scope' || refusal === 'no_permission') throw new AskerError(NOT_ALLOWED);
    if (refusal === 'file_deleted') throw new AskerError('That file was deleted. Please upload it again.');
    if (refusal !== null) throw new AskerError(NOT_SEEN);
    throw new AskerError('Slack could not be asked for that file. Please try again in a while.');
  }
}

/** A file that is the asker's own, was shared where they ask, or is in public channels. */
function maySee({ user, is_public, channels, groups, ims }: SlackFile, { id, channel }: Asker): boolean {
  if (user === id || is_public) return true;
  return channel !== undefined && [...channels, ...groups, ...ims].includes(channel);
}
