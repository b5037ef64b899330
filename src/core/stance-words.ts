/*
 * The words by which a stance on a player is known; see `stances.ts`.
 */

/** Opposite things that may be said of a player right after its name; phrases separated by commas. */
export const AXES = [
  {
    about: 'whether it is winning',
    yes: 'winning,ahead,in the lead,leading,dominating,pulling ahead,going to win,will win,won',
    no: 'losing,behind,falling behind,lagging,lagging behind,going to lose,will lose,lost',
  },
  {
    about: 'whether it has a moat',
    yes: 'has a moat,have a moat,has a real moat,have a real moat,got a moat,defensible',
    no: 'has no moat,have no moat,a commodity,commoditized',
  },
  {
    about: 'whether its money lasts',
    yes: 'profitable,sustainable,going to be profitable,will be profitable,financially sound',
    no: 'unprofitable,unsustainable,a bubble,overvalued,running out of money,running out of cash,burning cash,burning money',
  },
  {
    about: 'whether it is right',
    yes: 'right,making the right bet,making the right move,making the right call,made the right call,made the right move,made the right bet,made a smart move,making a smart bet,making a smart move',
    no: 'wrong,mistaken,making a mistake,making a huge mistake,making a big mistake,made a mistake,made a huge mistake,made a big mistake,making the wrong bet,made the wrong bet,made the wrong call,made the wrong move',
  },
  {
    about: 'whether it is in trouble',
    yes: 'in trouble,in deep trouble,in serious trouble,struggling,in a weak position,doomed',
    no: 'doing well,doing fine,doing great,in a strong position,in great shape,in good shape,thriving,well positioned',
  },
] as const;

/** What may stand between the player's name and what is said of it. */
export const BETWEEN = new Set(
  `is are was were has have had been be being will now already still clearly really very simply currently absolutely
   definitely obviously right just far well probably certainly basically actually today also as and their its it's they're they
   inc corp company`.split(/\s+/u),
);
export const NEGATIONS = new Set(
  "not never no isn't aren't wasn't hasn't haven't won't don't doesn't didn't ain't nobody".split(' '),
);
/** With one of these near, it is not the speaker who plainly says so. */
export const HEDGES = new Set(
  `if whether unless would could might may maybe perhaps should seems seem looks look said says say saying thinks thought
   believes believe claims claim claimed argue argues reported reports rumor wonder imagine suppose until when once than
   like who why how what everyone people some many critics analysts nobody think hope hopes suggests asked question`.split(
    /\s+/u,
  ),
);
/** A phrase before one of these says another thing: "right now", "behind the deal". */
export const OTHERWISE: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'right',
    new Set('now here there at in on next after before behind through up away where around between'.split(' ')),
  ],
  ['behind', new Set('the this that a an it these those all many most much every'.split(' '))],
  ['ahead', new Set('and with'.split(' '))],
]);
/** Words that do not tell what a stance is about. */
export const EMPTY = new Set(
  `the a an this that these those right now today and but so because it they is are in on at of for to with by from its their
   here there as race game really very much all some clearly still already`.split(/\s+/u),
);

/** Words that begin another clause, which is about something else. */
export const JOINTS = new Set('and because so while as'.split(' '));
/** With one of these, a speaker weighs one thing against another. */
export const CONTRASTS = new Set('but however although though yet despite except'.split(' '));
