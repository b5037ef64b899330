/** `1 minute, 5 seconds` as YouTube writes a time for screen readers, at the beginning of a text. */
const SPOKEN =
  /^(?:(\d{1,3})\s(?:hours?|hrs?|Stunden?|heures?|horas?)(?:,?\s?))?(?:(\d{1,2})\s(?:minutes?|mins?|Minuten?|minutos?)(?:,?\s?))?(?:(\d{1,2})\s(?:seconds?|secs?|Sekunden?|secondes?|segundos?))?/iu;

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
