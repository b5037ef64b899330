import type { ComparisonPicture, MentionsPicture, Picture, StripPicture } from './picture.ts';

/**
 * A picture as a store gave it back; null when it is none: it may have been kept by another version, or be something
 * else that was kept under the same id.
 */
export function readPicture(value: unknown): Picture | null {
  if (!isRecord(value) || typeof value['title'] !== 'string') return null;
  if (isStrip(value) || isMentions(value) || isComparison(value)) return value;
  return null;
}

type Fields = Readonly<Record<string, unknown>>;

function isStrip(value: Fields): value is Fields & StripPicture {
  const { kind, duration, estimated, lanes } = value;
  return kind === 'strip' && isNumber(duration) && typeof estimated === 'boolean' && isList(lanes, isStripLane);
}

function isStripLane(lane: unknown): boolean {
  if (!isLabelled(lane)) return false;
  const { spans, marks } = lane;
  const isSpan = (span: unknown) => isRecord(span) && isNumber(span['start']) && isNumber(span['end']);
  return isList(spans, isSpan) && isList(marks, (mark) => isLabelled(mark) && isNumber(mark['at']));
}

function isMentions(value: Fields): value is Fields & MentionsPicture {
  const { kind, unit, periods, lanes } = value;
  const isLane = (lane: unknown) => isLabelled(lane) && isList(lane['values'], isNumber);
  return kind === 'mentions' && isText(unit) && isList(periods, isText) && isList(lanes, isLane);
}

function isComparison(value: Fields): value is Fields & ComparisonPicture {
  const { kind, sides, unit, rows } = value;
  const isPair = (pair: unknown, is: (each: unknown) => boolean) => isList(pair, is) && pair.length === 2;
  const isRow = (row: unknown) => isLabelled(row) && isPair(row['values'], isNumber);
  return kind === 'comparison' && isText(unit) && isPair(sides, isText) && isList(rows, isRow);
}

function isLabelled(value: unknown): value is Fields {
  return isRecord(value) && isText(value['label']);
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function isList(value: unknown, is: (each: unknown) => boolean): value is readonly unknown[] {
  return Array.isArray(value) && value.every(is);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
