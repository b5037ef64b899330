/**
 * The numbers of the segmentation, each with where its idea comes from. They were fitted on labelled talks, by hand and by
 * coordinate search, and rounded.
 */
export const WEIGHTS = {
  /** A name counts most, a person nearly as much, a product least: products are also just used. */
  name: 2.4,
  person: 2.4,
  product: 1.7,
  /** A product named like a number or a word, such as o1, tells little of whom the talk is about. */
  faint: 0.72,
  /** A product that does not act is one that is used, or only compared. */
  used: 0.6,
  /** Centering theory's order of salience: announced topic, subject, owner, object; examples and lists come last. */
  turn: 1.9,
  subject: 1.2,
  reported: 1.3,
  possessive: 1.6,
  subordinate: 0.44,
  modifier: 0.23,
  object: 0.74,
  aside: 0.38,
  list: 0.35,
  /** Each further mention in one clause counts this much of the one before. */
  repeat: 0.62,
  /** Pronouns continue a topic (centering: the backward-looking center is pronominalised). Against talk without player. */
  third: 1.0,
  /** Attention that is nobody's: with it, a faint mention long ago binds no pronoun. */
  anyone: 0.71,
  /** How far a pronoun speaks for whom it would mean by recency rather than for any player; how attention fades per clause. */
  bind: 0.74,
  memory: 0.45,
  /** Words after its last naming at which a player's grip on "they" and on aims begins to fade, and in which it halves. */
  fresh: 80,
  fade: 120,
  /**
   * Words after its last name, or "they", that the end of a stay may hold; words after its name whatever is said; and words
   * between two namings that a stay may bridge. Players with a larger share of all mentions than `main` never fade.
   */
  outOfMind: 40,
  outOfName: 100,
  longestGap: 200,
  main: 0.6,
  /** Words by which the border of a stay may move to a clearer one, what each costs, and how fit a clause is that holds it. */
  alignReach: 20,
  alignCost: 0.12,
  alignHolds: 0.5,
  /** Words at the end of a stay in which the speaker may take leave of it. */
  lastWords: 30,
  /** How fit a clause must be that is nobody's to go to a discussed player it names, and words that go with it. */
  strayAnchor: 0.3,
  strayReach: 60,
  intent: 0.8,
  business: 0.36,
  /** Each word of a clause without evidence speaks a little for talk about nobody in particular. */
  idle: 0.063,
  audience: 0.24,
  craft: 0.28,
  generic: 1.2,
  frame: 3.1,
  /** Names speak against talk about nobody. */
  named: 0.81,
  /** Naming another player, in a clause that is not about it, speaks a little against the current one. */
  rival: 0.96,
  rivalTurn: 8.3,
  /** Beginning with a player in a clause that does not name it. */
  unnamed: 3.1,
  /** A closing phrase ends the stay of the player it names. */
  close: 3.9,
  /** Cost of passing from one player to another, and of beginning and ending: as in TextTiling's and HMM topic segmentation. */
  change: 3.3,
  enter: 7.7,
  leave: 3.6,
  /** How much of that cost the speaker's own turn takes away, and a clear boundary of thought. */
  turnRelief: 5.5,
  boundaryRelief: 0.4,
  /** A player's share of all mentions in the talk helps it a little wherever it is named. */
  prior: 0.42,
  /** Words after players are named together, or one's deal with another, in which what is said is of both. */
  jointReach: 40,
  /** How fit a clause in another's stay must be to be about a discussed player as well. */
  guestAnchor: 0.6,
  /** Words that players named in one breath must share for one to be discussed that has no passage of its own. */
  sharedWords: 25,
  /** A product begins talk about its maker less than a name does. */
  productAnchor: 0.86,
  /** Clauses before the plan of the talk is told and after its last word are about nobody. */
  framed: 2.9,
  /** A new item of news ends what went before, and lets a player in who is named soon after. */
  itemStay: 0.6,
  itemRelief: 2.0,
  soon: 0.4,
  /** Climate: what speaks for talk about players, per 100 words (text classification by cue words; see `phrases.ts`). */
  reach: 11,
  whole: 0.72,
  typed: 0.6,
  climateActed: 1.1,
  climateIntent: 0.19,
  climateBusiness: 0.28,
  climateThird: 0.26,
  climateAudience: 0.22,
  climateCraft: 0.86,
  climateBase: 0.86,
  /** A talk that begins with what a company does is about players at least so much as a whole. */
  opened: 0,
  /** What the climate takes from talk about nobody, per clause; and from the evidence a player needs. */
  climate: 0.62,
  /** Above this a climate says no more: even in a talk about nothing else, some clauses are about nobody. */
  warmest: 0.7,
  climateGate: 2.3,
  /** More evidence that a player needs in a talk colder than this as a whole, per unit: a remark in a lesson is none. */
  cold: 8,
  coldBelow: -0.6,
  /** Whom the title names is most likely discussed: six in ten of those named seldom, against two in ten of the others. */
  titled: 1.5,
  /** Each "they" in its passages is a little evidence too. */
  carried: 0.15,
  /** Least evidence for a player to be discussed rather than mentioned, and least words. */
  discussed: 4.6,
  leastWords: 14,
  /** Least evidence for a player that is named once only. */
  once: 8,
} as const;

export type Weights = { readonly [K in keyof typeof WEIGHTS]: number };

/** What makes a claim telling; see `claims.ts`. Sums of facet phrases count as they are. */
export const CLAIM_WEIGHTS = {
  /** Least sum of facet phrases for a thought to claim anything. */
  least: 0.7,
  /** Least worth, after all that follows, for a claim to be made. */
  worth: -0.5,
  /** Words before a claim within which its player must be named, or meant by a pronoun. */
  named: 60,
  meant: 8,
  /** Words before a claim within which somebody else may act whose game is not told. */
  omitted: 40,
  /** How far the facet must lead the next one to be sure. */
  lead: 0.6,
  own: 1.2,
  theirs: 1,
  rival: 3,
  /** Neither its name nor "they". */
  anonymous: 2,
  /** Words after the last naming of its player, on a scale of doublings: what is said later is less surely said of it. */
  faded: 0.5,
  /** A question, or "let's look at": nothing is said yet. */
  asking: 1.5,
  /** Noise of recognition. */
  broken: 3,
  /** Said to the audience, of its own lot. */
  audience: 0.7,
  /** Talk of the speaker and fillers. */
  aside: 0.38,
  edge: 0.35,
  /** Each flaw of a quote: see `flaws.ts`. */
  flaw: 2,
  /** Share of the shorter quote's longer words from which on two say the same. */
  repeated: 0.7,
  /** The sum that counts as 1. */
  full: 10,
} as const;

/** What is left of a claim's score where its quote alone does not surely speak of the player; see `bearing.ts`. */
export const BEARING = {
  /** The player is what a risk is about, whoever acts. */
  threatened: 0.9,
  /** It is named, and nobody acts. */
  named: 0.7,
  /** It is named, and somebody else acts. */
  done: 0.5,
  /** "They", not named, beside somebody else who acts. */
  beside: 0.8,
  /** Not named, and somebody else acts. */
  others: 0.35,
  /** Nobody is named or meant: "a lot of leaders will …". */
  nobody: 0.5,
} as const;

/** What makes a line a headline; see `headline.ts`. */
export const HEADLINE_WEIGHTS = {
  game: 0.9,
  rest: 0.35,
  leads: 3.2,
  named: 0.8,
  theirs: 0.8,
  /** Neither its name nor "they": a line about something else. */
  anonymous: 2,
  /** "Number two", "let's look at", "that's my take": the talk about itself. */
  stage: 1.8,
  rival: 1.2,
  personal: 1.5,
  noise: 0.9,
  asking: 2,
  edge: 0.55,
  flaw: 3,
  length: 0.6,
  first: 0.4,
  /** Below this a curated key point is better. */
  good: 2.5,
} as const;
