import type { LibraryStatus } from './library.ts';
import { clock, shownDate, shownTime } from './time.ts';
import type { Video } from './video.ts';

/** `1 video`, `2 videos`, `2,116 words`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`;
}

/** Text of at most `limit` characters; what is left out is shown as an ellipsis. Never splits a character. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = Array.from(text.slice(0, limit - 1));
  const last = cut.at(-1);
  // A slice may end in half of a surrogate pair.
  if (last !== undefined && last.length === 1 && /[\uD800-\uDBFF]/u.test(last)) cut.pop();
  return `${cut.join('').trimEnd()}…`;
}

/** Which video, in a line: `DeepSeek vs OpenAI · 20 Jan 2025`. */
export function sourceLine(video: Pick<Video, 'title' | 'date'>): string {
  return video.date === null ? video.title : `${video.title} · ${shownDate(video.date)}`;
}

/** The same in at most `limit` characters: the title gives way, not the date. */
export function shortSource(video: Pick<Video, 'title' | 'date'>, limit: number): string {
  const date = video.date === null ? '' : ` · ${shownDate(video.date)}`;
  return shorten(video.title, Math.max(1, limit - date.length)) + date;
}

/** What is known of a video beside its title: `Ann Author · 20 Jan 2025 · 11:23`. */
export function aboutLine(video: Pick<Video, 'author' | 'date' | 'duration' | 'timing'>): string {
  const date = video.date === null ? null : shownDate(video.date);
  const duration = video.timing === 'guessed' ? `about ${clock(video.duration)}` : clock(video.duration);
  return [video.author, date, duration].filter((part) => part !== null).join(' · ');
}

/** Spans of time as a reply shows them: `4:23–6:31`, or `≈4:23–6:31` when they were worked out. */
export function shownSpans(spans: readonly { readonly start: number; readonly end: number }[], video: Video): string {
  return spans.map(({ start, end }) => `${shownTime(start, video.timing)}–${clock(end)}`).join(', ');
}

/** What the library holds and what was skipped, in one line. */
export function statusLine(status: LibraryStatus): string {
  const parts = [
    count(status.videos, 'video'),
    `from ${count(status.documents, 'document')}`,
    count(status.words, 'word'),
    `${clock(status.duration)} of talk`,
  ];
  if (status.newest !== null) parts.push(`newest ${shownDate(status.newest)}`);
  parts.push(status.skipped.length === 0 ? 'nothing skipped' : `${count(status.skipped.length, 'document')} skipped`);
  return `The library holds ${parts.join(', ').replace(', from', ' from')}.`;
}

/** How fresh the library is, as it fits beside a bot's name: `239 videos · newest 14 Oct 2025`. */
export function freshness({ videos, newest }: Pick<LibraryStatus, 'videos' | 'newest'>): string {
  return newest === null ? count(videos, 'video') : `${count(videos, 'video')} · newest ${shownDate(newest)}`;
}
