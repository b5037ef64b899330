import type { VideoScope } from '../core/scope.ts';

/** A part of a statement, and what stands for its question marks. */
export interface Sql {
  readonly text: string;
  readonly values: readonly (string | number)[];
}

/** The ids of the videos in a scope, as a subquery; null when every video is in it. */
export function idsIn({ ids, traits = [], after, before, discussing }: VideoScope): Sql | null {
  const conditions: Sql[] = [];
  const where = (text: string, ...values: readonly string[]) => conditions.push({ text, values });
  if (ids) where('video_id IN (SELECT value FROM json_each(?))', JSON.stringify(ids));
  for (const { kind, values } of traits) {
    where(
      'video_id IN (SELECT video_id FROM traits WHERE kind = ? AND value IN (SELECT value FROM json_each(?)))',
      ...[kind, JSON.stringify(values)],
    );
  }
  if (after !== undefined) where('date >= ?', after);
  if (before !== undefined) where('date < ?', before);
  if (discussing !== undefined) {
    where("video_id IN (SELECT video_id FROM players WHERE player_id = ? AND standing = 'discussed')", discussing);
  }
  if (conditions.length === 0) return null;
  return {
    text: `SELECT video_id FROM heads WHERE ${conditions.map(({ text }) => text).join(' AND ')}`,
    values: conditions.flatMap(({ values }) => values),
  };
}
