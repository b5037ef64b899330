/**
 * The numbers of the segmentation, each with where its idea comes from. They were fitted on labelled talks, by hand and by
 * coordinate search, and rounded.
 */
export const WEIGHTS = {
  /** A name counts most, a person nearly as much, a product least: products are also just used. */
  name: 2.4,
  person: 2.0,
  product: 1.6,
  /** A product named like a number or a word, such as o1, tells little of whom the talk is about. */
  faint: 0.61,
  /** Centering theory's order of salience: announced topic, subject, owner, object; examples and lists come last. */
  turn: 2.0,
  subject: 1.2,
  reported: 1.0,
  possessive: 1.0,
  subordinate: 0.4,
  modifier: 0.27,
  object: 0.67,
  aside: 0.33,
  list: 0.37,
  /** Each further mention in one clause counts this much of the one before. */
  repeat: 0.39,
  /** Pronouns continue a topic (centering: the backward-looking center is pronominalised). Against talk without player. */
  third: 0.97,
  /** How far a pronoun speaks for whom it would mean by recency rather than for any player; how attention fades per clause. */
  bind: 0.65,
  memory: 0.62,
  intent: 0.86,
  business: 0.34,
  /** Each word of a clause without evidence speaks a little for talk about nobody in particular. */
  idle: 0.063,
  audience: 0.26,
  craft: 0.26,
  generic: 0.33,
  frame: 3.3,
  /** Names speak against talk about nobody. */
  named: 0.89,
  /** Naming another player, in a clause that is not about it, speaks a little against the current one. */
  rival: 0.81,
  rivalTurn: 8.0,
  /** Beginning with a player in a clause that does not name it. */
  unnamed: 4.0,
  /** A closing phrase ends the stay of the player it names. */
  close: 3.9,
  /** Cost of passing from one player to another, and of beginning and ending: as in TextTiling's and HMM topic segmentation. */
  change: 3.7,
  enter: 5.4,
  leave: 3.4,
  /** How much of that cost the speaker's own turn takes away, and a clear boundary of thought. */
  turnRelief: 5.4,
  boundaryRelief: 0.3,
  /** A player's share of all mentions in the talk helps it a little wherever it is named. */
  prior: 0.36,
  /** A product begins talk about its maker less than a name does. */
  productAnchor: 0.89,
  /** Clauses before the plan of the talk is told and after its last word are about nobody. */
  framed: 2.5,
  /** A new item of news ends what went before, and lets a player in who is named soon after. */
  itemStay: 1.5,
  itemRelief: 2.0,
  soon: 0.9,
  /** Climate: what speaks for talk about players, per 100 words (text classification by cue words; see `phrases.ts`). */
  reach: 9,
  whole: 0.71,
  typed: 0.44,
  climateActed: 1.1,
  climateIntent: 0.23,
  climateBusiness: 0.3,
  climateThird: 0.26,
  climateAudience: 0.21,
  climateCraft: 0.72,
  climateBase: 0.8,
  /** What the climate takes from talk about nobody, per clause; and from the evidence a player needs. */
  climate: 0.53,
  climateGate: 2.0,
  /** Least evidence for a player to be discussed rather than mentioned, and least words. */
  discussed: 3.8,
  leastWords: 14,
} as const;

export type Weights = { readonly [K in keyof typeof WEIGHTS]: number };

/** What makes a claim telling; see `claims.ts`. Sums of facet phrases count as they are. */
export const CLAIM_WEIGHTS = {
  /** Least sum of facet phrases for a thought to claim anything. */
  least: 1,
  /** How far the facet must lead the next one to be sure. */
  lead: 0.6,
  own: 1.2,
  theirs: 0.6,
  rival: 0.81,
  /** A question, or "let's look at": nothing is said yet. */
  asking: 1.5,
  /** Talk of the speaker and fillers. */
  aside: 0.33,
  edge: 0.35,
  /** The sum that counts as 1. */
  full: 10,
} as const;

/** What makes a line a headline; see `headline.ts`. */
export const HEADLINE_WEIGHTS = {
  game: 0.9,
  rest: 0.35,
  leads: 3.2,
  named: 0.89,
  theirs: 0.8,
  rival: 0.81,
  personal: 1.5,
  noise: 0.9,
  asking: 2,
  edge: 0.55,
  length: 0.6,
  first: 0.4,
  /** Below this a curated key point is better. */
  good: 2.5,
} as const;
