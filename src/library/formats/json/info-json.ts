import { z } from 'zod';
import { NO_HINTS, type Section } from '../../../core/video.ts';
import { chaptersIn } from '../chapters.ts';
import { readAs } from '../document.ts';
import { FieldReader } from '../fields.ts';
import { languageOf } from '../languages.ts';
import { linkedVideo } from '../links.ts';
import { refuse } from '../refuse.ts';
import { oneLine } from '../text.ts';
import { asVideoId, watchUrl } from '../youtube.ts';
import type { JsonForm } from './index.ts';
import { fitting, Seconds } from './source.ts';

const Chapter = z.object({ start_time: Seconds, end_time: Seconds.nullish(), title: z.string() });
const MAX_CHAPTERS = 500;

/** What yt-dlp writes beside a video (`--write-info-json`): everything but the words. */
export const infoJson: JsonForm = {
  name: 'yt-dlp info',
  about: 'yt-dlp’s `.info.json`',
  recognises: (top) => typeof top['id'] === 'string' && ('title' in top || 'webpage_url' in top || 'extractor' in top),
  read(top) {
    if (top['_type'] === 'playlist' || Array.isArray(top['entries'])) {
      return refuse(
        1,
        'this describes a playlist or a channel; the information of each video stands beside its captions',
      );
    }
    const fields = new FieldReader({ fields: top, lineOf: () => 1 });
    const id = asVideoId(fields.text('id', 200));
    const youtube = /^youtube/iu.test(fields.text('extractor', 80) ?? fields.text('extractor_key', 80) ?? '');
    const linked = linkedVideo(fields.text('webpage_url', 2_000) ?? fields.text('original_url', 2_000) ?? '');
    const video = youtube && id !== null ? { videoId: id, url: watchUrl(id) } : linked;
    const title = fields.text('title', 400) ?? fields.text('fulltitle', 400);
    const description = fields.block('description', 20_000);
    const given = chaptersOf(top['chapters']);
    return readAs(infoJson.name, {
      videoId: video?.videoId ?? null,
      url: video?.url ?? null,
      title,
      author: fields.text('uploader', 200) ?? fields.text('channel', 200),
      date: dateOf(fields.text('upload_date', 40)) ?? dateOf(fields.text('release_date', 40)),
      duration: fields.seconds('duration'),
      sections: given.length > 0 || description === null ? given : chaptersIn(description),
      description,
      hints: { ...NO_HINTS, keywords: fields.list('tags', 120) },
      language: languageOf(fields.text('language', 40)),
      notes: fields.notes,
    });
  },
};

function chaptersOf(value: unknown): readonly Section[] {
  const { fit } = fitting(Array.isArray(value) ? value.slice(0, MAX_CHAPTERS) : [], Chapter);
  const chapters = fit.flatMap(({ start_time: start, end_time: end, title }) => {
    const line = oneLine(title, 300);
    return line === '' || start < 0
      ? []
      : [{ title: line, start, end: end != null && end > start ? end : null, about: null }];
  });
  return chapters.sort((a, b) => a.start - b.start);
}

/** An ISO date from yt-dlp's `20250120`. */
function dateOf(text: string | null): string | null {
  const iso = text?.replace(/^(\d{4})-?(\d{2})-?(\d{2})$/u, '$1-$2-$3') ?? '';
  return z.iso.date().safeParse(iso).success ? iso : null;
}
