/**
 * The numbers of the segmentation, each with where its idea comes from. They were fitted on labelled talks, by hand and by
 * coordinate search, and rounded.
 */
export const WEIGHTS = {
  /** A name counts most, a person nearly as much, a product least: products are also just used. */
  name: 2.4,
  person: 2,
  product: 1.3,
  /** Centering theory's order of salience: announced topic, subject, owner, object; examples and lists come last. */
  turn: 1.6,
  subject: 1.3,
  possessive: 1,
  subordinate: 0.8,
  object: 0.7,
  aside: 0.45,
  list: 0.3,
  /** Each further mention in one clause counts this much of the one before. */
  repeat: 0.4,
  /** Pronouns continue a topic (centering: the backward-looking center is pronominalised). Against talk without player. */
  third: 1,
  intent: 0.6,
  business: 0.35,
  /** Each word of a clause without evidence speaks a little for talk about nobody in particular. */
  idle: 0.07,
  audience: 0.35,
  craft: 0.3,
  frame: 3,
  /** Names speak against talk about nobody. */
  named: 0.6,
  /** Naming another player, in a clause that is not about it, speaks a little against the current one. */
  rival: 0.35,
  rivalTurn: 4,
  /** Beginning with a player in a clause that does not name it. */
  unnamed: 4,
  /** A closing phrase ends the stay of the player it names. */
  close: 4,
  /** Cost of passing from one player to another, and of beginning and ending: as in TextTiling's and HMM topic segmentation. */
  change: 5.5,
  enter: 3,
  leave: 2.6,
  /** How much of that cost the speaker's own turn takes away, and a clear boundary of thought. */
  turnRelief: 3.5,
  boundaryRelief: 0.25,
  /** A player's evidence in the whole talk helps it a little everywhere: prior from title, metadata and counts. */
  prior: 0.5,
  /** Least evidence for a player to be discussed rather than mentioned, and least words. */
  discussed: 3.5,
  leastWords: 14,
  /** Least strategy evidence per 100 words of a player's passages, and for the talk. */
  density: 1.2,
  talk: 0,
} as const;

export type Weights = { readonly [K in keyof typeof WEIGHTS]: number };
