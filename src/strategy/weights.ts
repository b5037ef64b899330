/**
 * The numbers of the segmentation, each with where its idea comes from. They were fitted on labelled talks, by hand and by
 * coordinate search, and rounded.
 */
export const WEIGHTS = {
  /** A name counts most, a person nearly as much, a product least: products are also just used. */
  name: 2.4,
  person: 1.7,
  product: 1.5,
  /** A product named like a number or a word, such as o1, tells little of whom the talk is about. */
  faint: 0.62,
  /** Centering theory's order of salience: announced topic, subject, owner, object; examples and lists come last. */
  turn: 2.1,
  subject: 1.2,
  reported: 1.2,
  possessive: 1.3,
  subordinate: 0.39,
  modifier: 0.24,
  object: 0.67,
  aside: 0.38,
  list: 0.36,
  /** Each further mention in one clause counts this much of the one before. */
  repeat: 0.42,
  /** Pronouns continue a topic (centering: the backward-looking center is pronominalised). Against talk without player. */
  third: 1.0,
  /** How far a pronoun speaks for whom it would mean by recency rather than for any player; how attention fades per clause. */
  bind: 0.65,
  memory: 0.52,
  intent: 0.86,
  business: 0.33,
  /** Each word of a clause without evidence speaks a little for talk about nobody in particular. */
  idle: 0.063,
  audience: 0.26,
  craft: 0.27,
  generic: 0.38,
  frame: 3.3,
  /** Names speak against talk about nobody. */
  named: 0.89,
  /** Naming another player, in a clause that is not about it, speaks a little against the current one. */
  rival: 0.81,
  rivalTurn: 9.0,
  /** Beginning with a player in a clause that does not name it. */
  unnamed: 4.0,
  /** A closing phrase ends the stay of the player it names. */
  close: 3.9,
  /** Cost of passing from one player to another, and of beginning and ending: as in TextTiling's and HMM topic segmentation. */
  change: 3.5,
  enter: 6.2,
  leave: 3.5,
  /** How much of that cost the speaker's own turn takes away, and a clear boundary of thought. */
  turnRelief: 5.3,
  boundaryRelief: 0.29,
  /** A player's share of all mentions in the talk helps it a little wherever it is named. */
  prior: 0.39,
  /** A product begins talk about its maker less than a name does. */
  productAnchor: 0.86,
  /** Clauses before the plan of the talk is told and after its last word are about nobody. */
  framed: 2.7,
  /** A new item of news ends what went before, and lets a player in who is named soon after. */
  itemStay: 1.6,
  itemRelief: 1.9,
  soon: 0.81,
  /** Climate: what speaks for talk about players, per 100 words (text classification by cue words; see `phrases.ts`). */
  reach: 10,
  whole: 0.69,
  typed: 0.43,
  climateActed: 1.2,
  climateIntent: 0.2,
  climateBusiness: 0.32,
  climateThird: 0.26,
  climateAudience: 0.23,
  climateCraft: 0.78,
  climateBase: 0.8,
  /** What the climate takes from talk about nobody, per clause; and from the evidence a player needs. */
  climate: 0.53,
  climateGate: 2.1,
  /** Least evidence for a player to be discussed rather than mentioned, and least words. */
  discussed: 4.0,
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
  aside: 0.38,
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
