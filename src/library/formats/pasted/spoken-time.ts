/** `1 minute, 5 seconds` as YouTube writes a time for screen readers, at the beginning of a text. */
const SPOKEN =
  /^(?:(\d{1,3})\s(?:hours?|hrs?|Stunden?|heures?|horas?)(?:,?\s?(?:und |et |y |e )?))?(?:(\d{1,2})\s(?:minutes?|mins?|Minuten?|minutos?)(?:,?\s?(?:und |et |y |e )?))?(?:(\d{1,2})\s(?:seconds?|secs?|Sekunden?|secondes?|segundos?))?/iu;
/** A time in words, in whatever language: some numbers with a word or two after each. */
const IN_WORDS = /^\s?\d{1,3}\s?[^\d\s]{1,20}(?:[\s,]{1,2}(?:\p{L}{1,4}\s)?\d{1,2}\s?[^\d\s]{1,20}){0,2}$/u;

/**
 * Characters that a time in words takes at the beginning of a text, if it is the same time; 0 where it is none. What
 * YouTube's panel shows is copied with the words for screen readers: `1:05`, then `1 minute, 5 seconds`.
 */
export function spokenTimeLength(text: string, seconds: number): number {
  const match = SPOKEN.exec(text.slice(0, 80));
  if (!match || match[0].trim() === '') return 0;
  const [, h = '0', m = '0', s = '0'] = match;
  return Number(h) * 3600 + Number(m) * 60 + Number(s) === Math.floor(seconds) ? match[0].trimEnd().length : 0;
}

/**
 * True for a line that is a time in words, in any language: its numbers are the hours, minutes and seconds, those that
 * are 0 left out.
 */
export function isSpokenTime(line: string, seconds: number): boolean {
  if (line.length > 60 || !IN_WORDS.test(line)) return false;
  const whole = Math.floor(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60].filter((part) => part > 0);
  const numbers = (line.match(/\d{1,3}/gu) ?? []).map(Number).filter((number) => number > 0);
  return parts.length === numbers.length && parts.every((part, index) => part === numbers[index]);
}
