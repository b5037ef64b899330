import { createHash } from 'node:crypto';
import type { Analysis, Analyst, PlayerAnalysis } from '../core/strategy.ts';
import type { Video } from '../core/video.ts';
import { CLOSERS, INSEPARABLE, OPENERS, OPENING_PAIRS } from './boundary-table.ts';
import { builtinCatalogue, type Catalogue, playerOf } from './catalogue.ts';
import { claimsIn } from './claims.ts';
import { evidenceOf } from './evidence.ts';
import { facetHits } from './facets.ts';
import { headlineOf } from './headline.ts';
import { withJoint } from './joint.ts';
import { indexNames } from './names.ts';
import { discussedIn, partedAt } from './passages.ts';
import { CUES, FACET_PHRASES, TURNS } from './phrases.ts';
import { quoteAround } from './quote.ts';
import { readTalk } from './talk.ts';
import { thoughtsOf } from './thoughts.ts';
import { BEARING, CLAIM_WEIGHTS, HEADLINE_WEIGHTS, WEIGHTS } from './weights.ts';

export { CatalogueError, parseCatalogue } from './catalogue.ts';
export { type Strategies, strategiesOf } from './report.ts';

/** Counts up with every change of the code that gives other results; changes of its tables are seen without. */
const METHOD = 17;
const TABLES = [
  WEIGHTS,
  CLAIM_WEIGHTS,
  BEARING,
  HEADLINE_WEIGHTS,
  CUES,
  TURNS,
  FACET_PHRASES,
  OPENERS,
  CLOSERS,
  OPENING_PAIRS,
  INSEPARABLE,
];

const NO_OWN: Catalogue = { players: [], only: false };
const NOBODY: ReturnType<typeof builtinCatalogue> = { entries: [], text: '' };

/**
 * The method: finds in one video who is discussed, where, and what is claimed of them. Pure; the catalogue file is read once.
 * The team's own players come before the built-in ones and replace those of the same name, or all of them.
 */
export function createAnalyst({ players: own, only }: Catalogue = NO_OWN): Analyst {
  const { entries: builtin, text } = only ? NOBODY : builtinCatalogue();
  const replaced = new Set(own.map(({ name }) => name.toLowerCase()));
  const entries = [...own, ...builtin.filter(({ name }) => !replaced.has(name.toLowerCase()))];
  const index = indexNames(entries);
  const catalogue = entries.map(playerOf);
  const version = createHash('sha256')
    .update(JSON.stringify([METHOD, TABLES, text, own]))
    .digest('hex')
    .slice(0, 16);

  const analyse = (video: Video): Analysis => {
    const talk = readTalk(video, catalogue, index);
    const { mentions, odds, clauses } = talk;
    const thoughts = thoughtsOf(odds);
    const evidence = evidenceOf(clauses, mentions, talk.cues, WEIGHTS);
    const discussed = new Map(
      withJoint(evidence, discussedIn(evidence, odds, mentions, talk, WEIGHTS), talk, WEIGHTS).map((one) => [
        one.player,
        partedAt(one.passages, talk.silences),
      ]),
    );
    const hits = facetHits(talk.tokens);
    const told = new Set(discussed.keys());
    const named = Map.groupBy(mentions, ({ player }) => player);
    const players = [...named].flatMap(([k, own]): PlayerAnalysis[] => {
      const player = talk.players[k];
      const passages = discussed.get(k);
      const spans = own.map(({ from, to }) => ({ from, to }));
      // A name that no catalogue lists is worth telling only when its game is talked about.
      if (!player || (!passages && k >= catalogue.length)) return [];
      if (!passages)
        return [{ player, standing: 'mentioned', headline: null, passages: [], claims: [], mentions: spans }];
      const claims = claimsIn(talk, thoughts, k, passages, hits, told);
      const headline = headlineOf(video, talk, k, passages, hits);
      return [{ player, standing: 'discussed', headline, passages, claims, mentions: spans }];
    });
    return { players, thoughts };
  };
  return { version, catalogue, analyse, quoteAround };
}
