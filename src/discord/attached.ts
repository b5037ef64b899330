import type { Attachment } from 'discord.js';
import { AskerError } from '../core/errors.ts';
import { type FileSource, VIDEO_SITES } from '../core/files.ts';
import type { DiscordSettings } from './client.ts';

/**
 * Where Discord keeps what people attach. Both give out the same; the first is what is named in interactions.
 * Source: docs.discord.com/developers/reference, “Signed Attachment CDN URLs”
 */
const ORIGINS = ['https://cdn.discordapp.com', 'https://media.discordapp.net'];
/** An attachment of a message, or one that came with a command. */
const ATTACHMENT = /^\/(?:ephemeral-)?attachments\/\d{1,20}\/\d{1,20}\/[^/]{1,1000}$/u;

/**
 * What an attachment is found by: its address, signed for a day, and behind `#` the name that people gave it, as the
 * address itself holds only what is left of that in ASCII.
 */
export function referenceOf({ url, name, title }: Pick<Attachment, 'url' | 'name' | 'title'>): string {
  const extension = /\.[a-z\d]{1,8}$/iu.exec(name)?.[0] ?? '';
  const shown = title
    ? `${title.endsWith(extension) ? title.slice(0, title.length - extension.length) : title}${extension}`
    : name;
  const bare = url.split('#', 1)[0] ?? url;
  const whole = `${bare}#${encodeURIComponent(shown.toWellFormed())}`;
  // Nothing is longer than what an option takes: then the address alone says the name.
  return whole.length <= 2_000 ? whole : bare;
}

/** Files that people attach on Discord: of its own hosts, or of a stand-in for it. */
export function createDiscordFiles({ apiUrl }: Pick<DiscordSettings, 'apiUrl'>): FileSource {
  const stand = apiUrl === undefined ? null : URL.parse(apiUrl);
  const origins = stand ? [...ORIGINS, stand.origin] : ORIGINS;
  return {
    platform: 'discord',
    async open(reference, _asker, fetchFile) {
      const url = URL.parse(reference.trim().replace(/^<|>$/gu, ''));
      if (!url || !origins.includes(url.origin) || !ATTACHMENT.test(url.pathname)) {
        throw new AskerError(
          `That is neither a file that was attached on Discord nor a video on ${VIDEO_SITES}. Attach the captions as \`file\` instead.`,
        );
      }
      const name = decoded(url.hash.slice(1)) || decoded(url.pathname.split('/').at(-1) ?? '');
      url.hash = '';
      const { bytes } = await fetchFile({ url, origins });
      return { name, bytes };
    },
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
