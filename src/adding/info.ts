import { z } from 'zod';

/** What a fetching program says of a video. */
export interface VideoInfo {
  readonly id: string;
  readonly title: string;
  /** The language that is spoken, such as `en`; null where nobody says. */
  readonly spoken: string | null;
  /** The track with what is spoken, by the name that the program knows it by; null where there is none, or nobody knows. */
  readonly spokenTrack: string | null;
  /** Languages of captions that somebody wrote. */
  readonly written: readonly string[];
  /** What is kept of it: all that tells of the video, and nothing of the machine that asked for it. */
  readonly json: string;
}

const tracks = z.record(z.string(), z.unknown()).nullish().catch(null);
const language = /^[a-z]{2,3}(?:-[a-z\d]{1,12}){0,4}$/iu;

const infoSchema = z.looseObject({
  id: z.string().min(1).max(200),
  title: z.string().max(2_000).nullish().catch(null),
  language: z.string().regex(language).nullish().catch(null),
  subtitles: tracks,
  automatic_captions: tracks,
});

/**
 * The fields that are kept (yt-dlp's README, “Output template”). The others are mostly addresses that were signed for this
 * machine, and hundreds of kilobytes.
 */
const KEPT = [
  ...['id', 'title', 'fulltitle', 'description', 'uploader', 'channel', 'upload_date', 'release_date', 'duration'],
  ...['chapters', 'tags', 'language', 'webpage_url', 'original_url', 'extractor', 'extractor_key', '_type'],
];

/** An `.info.json`; null when it is none. */
export function readInfo(text: string): VideoInfo | null {
  const read = infoSchema.safeParse(parsed(text));
  if (!read.success) return null;
  const info = read.data;
  const written = languagesIn(info.subtitles);
  const heard = languagesIn(info.automatic_captions);
  const original = heard.find((each) => each.endsWith('-orig')) ?? null;
  const spoken = info.language ?? original?.replace(/-orig$/u, '') ?? null;
  const spokenTrack = spoken === null ? null : trackOf(spoken, written, heard);
  const kept = Object.fromEntries(KEPT.flatMap((name) => (name in info ? [[name, info[name]]] : [])));
  const title = info.title?.trim() || 'Video';
  return { id: info.id, title, spoken, spokenTrack, written, json: `${JSON.stringify(kept, null, 1)}\n` };
}

/** What somebody wrote, before what a machine heard: there the original, which has not been translated and back. */
function trackOf(spoken: string, written: readonly string[], heard: readonly string[]): string | null {
  const base = spoken.split('-', 1)[0]?.toLowerCase() ?? '';
  const isIts = (each: string) => each.split('-', 1)[0]?.toLowerCase() === base;
  return (
    written.find((each) => each === spoken) ??
    written.find(isIts) ??
    heard.find((each) => each.endsWith('-orig') && isIts(each)) ??
    heard.find(isIts) ??
    null
  );
}

function languagesIn(value: z.infer<typeof tracks>): readonly string[] {
  return Object.keys(value ?? {}).filter((each) => language.test(each));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
