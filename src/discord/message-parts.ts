import { type APIMessageComponent, ComponentType, type Embed, type Message, type MessageSnapshot } from 'discord.js';
import { cleanText } from '../core/arguments.ts';
import { videoLinkIn } from '../core/video-link.ts';
import { plainWords } from './plain.ts';

/** A part of a message: what is written there, as markdown, and the addresses that it opens. */
interface Part {
  readonly texts: readonly string[];
  readonly addresses: readonly string[];
}

/** The forms of a YouTube link that name a video, with or without a scheme. */
const YOUTUBE =
  /^https?:\/\/(?:(?:www|m|music)\.)?(?:youtu\.be\/|youtube(?:-nocookie)?\.com\/(?:watch\/?\?(?:[^#]*&)?v=|(?:embed|shorts|live|v)\/))[\w-]/iu;
/** What ends an address in Discord's markdown, or cannot be part of a link to a video. */
const AROUND_LINKS = /[\s<>()[\]"'`*|“”]+/u;

/**
 * The plain words of a message: what somebody wrote, else what its embeds say, else its components, else the message that
 * it forwards. Empty when there are none, as of a picture.
 */
export function wordsOf(message: Message): string {
  for (const { texts } of partsOf(message)) {
    const words = cleanText(texts.map(plainWords).join('\n').toWellFormed());
    if (/[\p{L}\p{N}]/u.test(words)) return words;
  }
  return '';
}

/** The first link of a message that names a YouTube video, with its time if it has one; null when there is none. */
export function videoLinkOf(message: Message): string | null {
  for (const { texts, addresses } of partsOf(message)) {
    for (const word of [...texts.flatMap((text) => text.split(AROUND_LINKS)), ...addresses]) {
      const url = videoLinkIn(word.replace(/[.,;:!?…~]{1,9}$/u, ''))?.url;
      if (url !== undefined && YOUTUBE.test(url)) return url;
    }
  }
  return null;
}

function partsOf(message: Message): readonly Part[] {
  return [message, ...message.messageSnapshots.values()].flatMap(ownParts);
}

function ownParts({ content, embeds, components }: Message | MessageSnapshot): readonly Part[] {
  const shown = components.map((component) => componentPart(component.toJSON()));
  return [{ texts: [content], addresses: [] }, joined(embeds.map(embedPart)), joined(shown)];
}

function embedPart({ title, description, fields, url }: Embed): Part {
  const texts = [title, description, ...fields.flatMap(({ name, value }) => [name, value])];
  return { texts: texts.filter((text) => text !== null), addresses: url === null ? [] : [url] };
}

function componentPart(component: APIMessageComponent): Part {
  switch (component.type) {
    case ComponentType.TextDisplay:
      return { texts: [component.content], addresses: [] };
    case ComponentType.Button:
      return { texts: [], addresses: 'url' in component ? [component.url] : [] };
    case ComponentType.Section:
      return joined([...component.components, component.accessory].map(componentPart));
    case ComponentType.ActionRow:
    case ComponentType.Container:
      return joined(component.components.map(componentPart));
    default:
      return { texts: [], addresses: [] };
  }
}

function joined(parts: readonly Part[]): Part {
  return { texts: parts.flatMap(({ texts }) => texts), addresses: parts.flatMap(({ addresses }) => addresses) };
}
