/** A time, `12:34` or `1:02:03`, maybe with a fraction. */
export const CLOCK = String.raw`(?:\d{1,3}:)?\d{1,3}:[0-5]\d(?:[.,]\d{1,3})?`;
/** A time that is a link, as pages write it: `[(00:12:34)](https://…)`. */
const TIME_LINK = new RegExp(String.raw`\[[[(]?(${CLOCK})[\])]?\]\((https?:\/\/[^\s()]{1,500})\)`, 'gu');
/** The time of a word, within a line of lyrics. */
const WORD_TIME = /<\d{1,3}:\d{2}[.:]\d{2,3}>/gu;
/** What recognisers write for what they did not understand, with the time of it: `[inaudible 00:12:34]`. */
const UNHEARD = new RegExp(String.raw`([[(])(\p{L}{3,20}(?: \p{L}{1,20}){0,2})[ ,]{1,2}${CLOCK}([\])])`, 'gu');

/**
 * A line of a transcript without what Markdown and pages put around its words: quote marks, rules, pictures, escapes,
 * and the links behind its times.
 */
export function plainLine(raw: string): string {
  let line = raw.trim();
  if (/^(?:[-*_] ?){3,200}$/u.test(line)) return '';
  if (/^>(?:\s|$)/u.test(line)) line = line.replace(/^(?:>\s{0,3}){1,3}/u, '');
  if (line.startsWith('![')) line = line.replace(/^!\[[^\]]{0,200}\]\([^)]{0,20000}\)\s{0,9}/u, '');
  if (line.includes('\\')) line = line.replace(/\\([[\]()*_#>.-])/gu, '$1');
  if (line.includes('](')) line = line.replace(TIME_LINK, '[$1]');
  if (line.includes('<')) line = line.replace(WORD_TIME, '');
  if (/\d[\])]/u.test(line)) line = line.replace(UNHEARD, '$1$2$3');
  return line;
}

/** The first link behind a time: where the video is. */
export function timeLinkIn(text: string): string | null {
  return new RegExp(TIME_LINK.source, 'u').exec(text.slice(0, 50_000))?.[2] ?? null;
}

/** Words without Markdown's marks: emphasis, and links behind them. */
export function unmarked(line: string): string {
  return line
    .replace(/(\*\*|__)(?=\S)([^*_\n]{1,500})\1/gu, '$2')
    .replace(/(?<!!)\[([^[\]\n]{1,300})\]\(https?:\/\/[^\s()]{1,500}\)/gu, '$1');
}
