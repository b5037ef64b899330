import { fold } from './plain-words-table.ts';

/**
 * Words in which people ask for a facet of a player's game without naming it: `what could go wrong for google`. They do so
 * only where nothing else is asked about, as each of them is said of other things as well.
 */
const ASKING = new Set(
  `wrong risky worried worry worries worrying afraid fear fears scared night nights challenges challenge problem problems
   danger dangers dangerous vulnerable vulnerability vulnerabilities weak weakest downside downsides doomed
   trouble kill kills fail fails failing failure hurt hurts threaten threatens threatened threatening lose loses losing
   headwinds obstacle obstacles pitfalls achilles bearish bullish beat beaten
   counting count banking relying rely depend depends depending gamble gambling wager believe believes believing belief
   thesis hope hopes hoping assume assumes assuming assumption assumptions true
   drives driving motivates motivated motivating gain gains benefit benefits angle rationale logic purpose intention
   intentions intend intends agenda
   done changed changing react reacts reacting respond responds responding fighting fight defend defends defending approach
   approaches tactic tactics ambition ambitions advantage advantages strength strengths strong
   headed heading future expected expect expects direction going happen happens prospects ahead`.split(/\s+/u),
);

/** Words that go with those, and ask for nothing by themselves. */
const BESIDE = new Set(
  `go goes went up keep keeps awake most more might may must shall should need needs back come comes biggest bigger big main real key
   greatest major worst best still currently right today spot spots heel case bear bull since both each`.split(/\s+/u),
);

/** Whether what is left of a question, besides whom it is about, asks for a facet of the game. */
export function asksForFacet(rest: readonly string[]): boolean {
  const words = rest.map(fold);
  const asking = words.filter((word) => ASKING.has(word));
  const stands = asking.length > 0 || /\b(?:bear|bull) case\b/u.test(words.join(' '));
  return stands && words.every((word) => ASKING.has(word) || BESIDE.has(word));
}

/** Whether a word asks for a facet: it is nobody's misspelt name. */
export function isAsking(word: string): boolean {
  return ASKING.has(word);
}
