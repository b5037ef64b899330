/**
 * Builds one engine's index in a process of its own.
 * Usage: node build.ts ENGINE FOLDER LIBRARY TIMES SEED
 */

import type { Analysis } from '../../src/core/strategy.ts';
import { createAnalyst } from '../../src/strategy/index.ts';
import { enlarged, passagesIn, talksIn } from './corpus.ts';
import { buildOurs, OURS, PEERS } from './engines/index.ts';

const [, , name = '', folder = '', library = '', times = '1', seed = '1'] = process.argv;
const talks = await talksIn(library);
const all = () => enlarged(talks, Number(times), Number(seed));

if (name === OURS) {
  const analyst = createAnalyst();
  const known = new Map<string, Analysis>(talks.map((talk) => [talk.id, analyst.analyse(talk)]));
  const none: Analysis = { players: [], thoughts: [] };
  // The words of a copy are not those that the method was asked about.
  await buildOurs(all(), folder, (video) => known.get(video.id) ?? none);
} else {
  const peer = PEERS.find((candidate) => candidate.name === name);
  if (!peer) throw new Error(`there is no engine ${name}`);
  await peer.build(passages(), folder);
}

function* passages() {
  for (const talk of all()) yield* passagesIn(talk);
}
