/**
 * The numbers of the segmentation, each with where its idea comes from. They were fitted on labelled talks, by hand and by
 * coordinate search, and rounded.
 */
export const WEIGHTS = {
  /** A name counts most, a person nearly as much, a product least: products are also just used. */
  name: 2.4,
  person: 2.2,
  product: 1.5,
  /** A product named like a number or a word, such as o1, tells little of whom the talk is about. */
  faint: 0.49,
  /** Centering theory's order of salience: announced topic, subject, owner, object; examples and lists come last. */
  turn: 1.5,
  subject: 1.2,
  reported: 0.8,
  possessive: 0.94,
  subordinate: 0.5,
  modifier: 0.33,
  object: 0.54,
  aside: 0.3,
  list: 0.39,
  /** Each further mention in one clause counts this much of the one before. */
  repeat: 0.4,
  /** Pronouns continue a topic (centering: the backward-looking center is pronominalised). Against talk without player. */
  third: 0.89,
  intent: 1,
  business: 0.35,
  /** Each word of a clause without evidence speaks a little for talk about nobody in particular. */
  idle: 0.065,
  audience: 0.27,
  craft: 0.26,
  frame: 3,
  /** Names speak against talk about nobody. */
  named: 0.9,
  /** Naming another player, in a clause that is not about it, speaks a little against the current one. */
  rival: 0.55,
  rivalTurn: 8.6,
  /** Beginning with a player in a clause that does not name it. */
  unnamed: 4.1,
  /** A closing phrase ends the stay of the player it names. */
  close: 4,
  /** Cost of passing from one player to another, and of beginning and ending: as in TextTiling's and HMM topic segmentation. */
  change: 3.7,
  enter: 3.8,
  leave: 3.5,
  /** How much of that cost the speaker's own turn takes away, and a clear boundary of thought. */
  turnRelief: 5.1,
  boundaryRelief: 0.34,
  /** A player's share of all mentions in the talk helps it a little wherever it is named. */
  prior: 0.34,
  /** A product begins talk about its maker less than a name does. */
  productAnchor: 1,
  /** Clauses before the plan of the talk is told and after its last word are about nobody. */
  framed: 2.5,
  /** A new item of news ends what went before, and lets a player in who is named soon after. */
  itemStay: 1.4,
  itemRelief: 1.9,
  soon: 0.95,
  /** Climate: what speaks for talk about players, per 100 words (text classification by cue words; see `phrases.ts`). */
  reach: 8,
  whole: 0.71,
  typed: 0.46,
  climateActed: 1,
  climateIntent: 0.28,
  climateBusiness: 0.3,
  climateThird: 0.23,
  climateAudience: 0.22,
  climateCraft: 0.68,
  climateBase: 0.8,
  /** What the climate takes from talk about nobody, per clause; and from the evidence a player needs. */
  climate: 0.61,
  climateGate: 2.2,
  /** Least evidence for a player to be discussed rather than mentioned, and least words. */
  discussed: 3.5,
  leastWords: 14,
} as const;

export type Weights = { readonly [K in keyof typeof WEIGHTS]: number };
