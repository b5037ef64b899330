/** Seconds from a caption's time: `1:02:03.5`, `02:03,500`; null when it is none. */
export function captionTime(text: string): number | null {
  const parts = /^(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,:](\d{1,6}))?$/u.exec(text);
  if (!parts) return null;
  const [, hours = '0', minutes = '', seconds = '', fraction = '0'] = parts;
  if (Number(seconds) > 59 || (parts[1] !== undefined && Number(minutes) > 59)) return null;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(`0.${fraction}`);
}
