/**
 * Builds one engine's index in a process of its own.
 * Usage: node build.ts ENGINE FOLDER LIBRARY TIMES SEED
 */

import type { Analysis } from '../../src/core/strategy.ts';
import { createAnalyst } from '../../src/strategy/index.ts';
import { enlarged, enlargedPassages, talksIn } from './corpus.ts';
import { buildOurs, OURS, peerOf } from './engines/index.ts';

const [, , name = '', folder = '', library = '', times = '1', seed = '1'] = process.argv;
const talks = await talksIn(library);

if (name === OURS) {
  const analyst = createAnalyst();
  const known = new Map<string, Analysis>(talks.map((talk) => [talk.id, analyst.analyse(talk)]));
  const none: Analysis = { players: [], thoughts: [] };
  const all = enlarged(talks, Number(times), Number(seed));
  // The words of a copy are not those that the method was asked about.
  await buildOurs(all, folder, (video) => known.get(video.id) ?? none);
} else await peerOf(name).build(enlargedPassages(talks, Number(times), Number(seed)), folder);
