import type { Engine } from './engine.ts';
import { flexsearch } from './flexsearch.ts';
import { ftsLines } from './fts-lines.ts';
import { fts5 } from './fts5.ts';
import { minisearch } from './minisearch.ts';
import { orama } from './orama.ts';

export type { Engine, OpenEngine, Place } from './engine.ts';
export { buildOurs, OURS, openOurs } from './ours.ts';

/** The engines that ours is measured beside. */
export const PEERS: readonly Engine[] = [fts5, ftsLines, minisearch, flexsearch, orama];

/** @throws RangeError when there is none of this name */
export function peerOf(name: string): Engine {
  const peer = PEERS.find((candidate) => candidate.name === name);
  if (!peer) throw new RangeError(`there is no engine ${name}`);
  return peer;
}
