import type { ClauseEvidence } from './evidence.ts';

/**
 * Which clauses open the talk before its plan is told, as far as nobody acts in them yet, and which close it after its last
 * word on the matter: talk about nobody.
 */
export function framingOf(clauses: readonly ClauseEvidence[]): { opening: number; closing: number } {
  const total = clauses.at(-1)?.span.to ?? 0;
  let opening = 0;
  let closing = clauses.length;
  clauses.forEach(({ span, cues }, at) => {
    if (cues.plan > 0 && span.from < Math.max(60, total * 0.04)) opening = at + 1;
    if (cues.closing > 0 && closing === clauses.length && span.from > total - Math.max(70, total * 0.05)) closing = at;
  });
  const begun = clauses.findIndex(({ anchors }) => Math.max(0, ...anchors.values()) >= BEGINS);
  return { opening: begun < 0 ? opening : Math.min(opening, begun), closing };
}

/** How fit a clause must be to begin talk about a player for the talk to have begun with it. */
const BEGINS = 0.9;
