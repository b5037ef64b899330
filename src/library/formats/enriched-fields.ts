import { chaptersIn } from './chapters.ts';
import { readAs } from './document.ts';
import { FieldReader } from './fields.ts';
import type { FrontMatter } from './front-matter.ts';
import { languageOf } from './languages.ts';
import { linkedVideo } from './links.ts';
import { refuse } from './refuse.ts';
import type { ReadResult } from './shapes.ts';
import { distinct } from './text.ts';
import { asVideoId, videoIdOf, watchUrl } from './youtube.ts';

/** Where a link may stand, the most telling first. */
const LINKS = ['youtube_url', 'url', 'webpage_url', 'video_url', 'link', 'source'] as const;
const IDS = ['video_id', 'youtube_id'] as const;
/** What writers call the day it was published, the most telling first. */
const DATES = ['publish_date', 'date', 'published', 'published_date', 'published_at', 'upload_date'] as const;

/**
 * What the fields of a front matter say of a video, without its words. Any field may be missing; then so is what it
 * would say. An id or a link that is none is refused, for the rest would belong to nothing.
 */
export function fromFields(format: string, front: Pick<FrontMatter, 'fields' | 'lineOf'>): ReadResult {
  const fields = new FieldReader(front);
  const youtube = videoIdOf(fields.text('youtube_url', 2_000) ?? '');
  const links = LINKS.slice(1).flatMap((name) => fields.text(name, 2_000) ?? []);
  const linked =
    youtube === null
      ? (links.map(linkedVideo).find((video) => video !== null) ?? null)
      : { videoId: youtube, url: watchUrl(youtube) };
  const id = IDS.map((name) => asVideoId(fields.text(name, 200))).find((each) => each !== null) ?? null;
  const given = [...IDS, ...LINKS].find(
    (name) => typeof front.fields[name] === 'string' && fields.text(name, 2_000) !== null,
  );
  if (id === null && linked === null && given !== undefined) {
    const what =
      given === 'video_id'
        ? 'no video id (letters, digits, - and _)'
        : given === 'youtube_url'
          ? 'no video id'
          : 'no https link to a video';
    return refuse(front.lineOf(given), `\`${given}\` holds ${what}: ${RIGHT}`);
  }
  const description = fields.block('description', 20_000);
  const entities = fields.within('entities');
  const elsewhere = linked !== null && !linked.url.startsWith('https://www.youtube.com/');
  return readAs(format, {
    videoId: elsewhere ? linked.videoId : (id ?? linked?.videoId ?? null),
    url: elsewhere ? linked.url : id !== null ? watchUrl(id) : (linked?.url ?? null),
    title: fields.text('title', 400),
    author: fields.text('author', 200) ?? fields.text('uploader', 200) ?? fields.text('channel', 200),
    date: DATES.map((name) => fields.date(name)).find((date) => date !== null) ?? null,
    duration: fields.seconds('duration_seconds') ?? fields.clock('duration'),
    summary: fields.list('summary', 2_000),
    keyPoints: fields.list('key_points', 2_000),
    sections: description === null ? [] : chaptersIn(description),
    description,
    hints: {
      companies: entities.list('companies', 120),
      people: entities.list('people', 120),
      products: entities.list('products', 120),
      models: entities.list('models', 120),
      keywords: distinct([
        ...fields.list('keywords', 120),
        ...fields.list('yt_tags', 120),
        ...fields.list('tags', 120),
      ]),
      topic: fields.text('primary_topic', 120),
      contentType: fields.text('content_type', 120),
      difficulty: fields.text('difficulty', 120),
      audience: fields.list('audience', 120),
    },
    language: languageOf(fields.text('language', 40)),
    notes: fields.notes,
  });
}

const RIGHT =
  'the front matter should say `video_id: "U6bZI-0oAjc"`, `youtube_url: "https://www.youtube.com/watch?v=…"` or `url: "https://…"`';
