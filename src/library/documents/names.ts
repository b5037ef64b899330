import { languageOf } from '../formats/languages.ts';
import { oneLine } from '../formats/text.ts';

/** What the name of a file says of the video it belongs to. */
export interface FileName {
  /** The path without what tells the files of one video apart: extensions, language, kind. */
  readonly stem: string;
  /** The id of a YouTube video in brackets, as yt-dlp writes it: `Title [U6bZI-0oAjc].en.vtt`. */
  readonly videoId: string | null;
  readonly title: string | null;
  /** ISO calendar date at the beginning of the name. */
  readonly date: string | null;
  /** Of the captions, such as `en`. */
  readonly language: string | null;
  /** True when the name says that the captions are in the language that is spoken: `.en-orig`. */
  readonly original: boolean;
}

const EXTENSION = /\.(?:vtt|srt|sbv|txt|tsv|lrc|ass|ssa|md|markdown|docx|json[l3]?|srv[123]|ttml|dfxp|xml|ya?ml|gz)$/iu;
/** What programs put before the extension, and the media file that was transcribed. */
const KIND =
  /\.(?:info|transcript|transcription|captions?|subtitles?|subs?|cc|sdh|forced|whisperx?|deepgram|assemblyai|otter_ai|diari[sz]ed|learning-library|mp[34]|m4[av]|webm|mkv|mov|avi|wav|flac|ogg|opus|aac)$/iu;
const LANGUAGE = /\.([a-z]{2,3}(?:-[A-Za-z\d]{2,8}){0,3})$/u;
/**
 * A YouTube id. Its eleven characters hold 64 bits, so the last has only the sixteen values that leave two bits unused;
 * and hardly any is a word. That tells it from other things in brackets.
 */
const YOUTUBE_ID = /\[([\w-]{10}[AEIMQUYcgkosw048])\]$/u;

/** What a path inside the library says. */
export function nameOf(path: string): FileName {
  const slash = path.lastIndexOf('/') + 1;
  let name = path.slice(slash);
  let language: string | null = null;
  let original = false;
  for (let more = true; more; ) {
    const before = name;
    name = name.replace(EXTENSION, '').replace(KIND, '');
    const suffix: RegExpExecArray | null = name === before ? LANGUAGE.exec(name) : null;
    const code: string | null = suffix && language === null ? languageOf(suffix[1] ?? null) : null;
    if (suffix && code !== null) {
      [language, original] = [code, /-orig$/u.test(suffix[1] ?? '')];
      name = name.slice(0, suffix.index);
    }
    more = name !== before && name !== '';
  }
  const id = YOUTUBE_ID.exec(name);
  const videoId = id?.[1] !== undefined && !/^[a-z]+$/u.test(id[1]) ? id[1] : null;
  return {
    stem: path.slice(0, slash) + name,
    videoId,
    ...titleAndDate(id && videoId ? name.slice(0, id.index) : name),
    language,
    original,
  };
}

const DAY = String.raw`(\d{4})[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)`;
const TIME = String.raw`(?:[\s_T-]{1,3}\d{2}[:_.-]?\d{2}(?:[:_.-]?\d{2})?(?!\d)(?:\s[A-Z]{3,4}(?:[+-]\d{1,2})?)?)?`;
/** A day at the beginning, as yt-dlp, Zoom (`GMT20250120-150000_Recording`) and many people write it. */
const FIRST = new RegExp(`^(?:GMT)?${DAY}(?:(?<=^GMT.{8})${TIME})?`, 'u');
/** A day at the end, as Teams (`Weekly sync-20250120_150000-Meeting Recording`) and Google Meet write it. */
const LAST = new RegExp(
  String.raw`[\s_–—(-]{1,4}${DAY}${TIME}\)?(?:[\s_–—-]{1,4}(?:Meeting )?(?:Recording|Transcript|Notes by Gemini))?$`,
  'u',
);

function titleAndDate(name: string): { readonly title: string | null; readonly date: string | null } {
  const first = FIRST.exec(name);
  const dated = first ?? LAST.exec(name);
  const date = dated === null ? null : `${dated[1]}-${dated[2]}-${dated[3]}`;
  const valid = date !== null && new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
  const undated = !valid ? name : first ? name.slice(first[0].length) : name.slice(0, dated?.index);
  const rest = undated.replace(/^[\s_.–—-]+/u, '');
  // Hyphens stand for spaces only where there is no space.
  const spaced = /\s/u.test(rest.trim()) ? rest : rest.replace(/[-_]+/gu, ' ');
  const title = oneLine(spaced.replace(/[_\s]+/gu, ' '), 300);
  return { title: title === '' ? null : title.charAt(0).toUpperCase() + title.slice(1), date: valid ? date : null };
}
