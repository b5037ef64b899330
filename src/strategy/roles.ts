import { JOINS } from './boundaries.ts';
import { compileLexicon, hitsOf } from './lexicon.ts';
import type { Mention } from './mentions.ts';
import { TURNS } from './phrases.ts';
import type { Token } from './tokens.ts';
import { WILLING } from './words.ts';

/** How a name stands in its sentence. */
export type Role =
  | 'turn'
  | 'subject'
  | 'reported'
  | 'possessive'
  | 'subordinate'
  | 'modifier'
  | 'object'
  | 'aside'
  | 'list';

export interface RoledMention extends Mention {
  readonly role: Role;
  /** How clearly the speaker turns to it: 1 announced, 0.5 behind an opening word such as "now", 0 not. */
  readonly turn: number;
  /** The first word of what announces it, its own where nothing does. */
  readonly lead: number;
}

type Introduction = 'turn' | 'opening' | 'aside';

const turns = compileLexicon(TURNS);

/**
 * What part each mention plays. Subjects and topics carry a talk's attention, objects and examples much less: the order of
 * centering theory (Grosz, Joshi and Weinstein 1995), with the speaker's own announcements put first.
 */
export function rolesOf(tokens: readonly Token[], mentions: readonly Mention[]): RoledMention[] {
  const announced = new Map<number, Introduction>();
  const leads = new Map<number, number>();
  for (const { feature, from, to } of hitsOf(tokens, turns)) {
    // "A deal like what happened with Groq" turns to nobody.
    const compared = feature === 'turn' && tokens[from - 1]?.norm === 'like' && tokens[from]?.norm === 'what';
    if (feature === 'turn' && !compared) leads.set(to, Math.min(from, leads.get(to) ?? from));
    if (announced.get(to) !== 'turn') announced.set(to, compared ? 'aside' : feature);
  }
  const roled = mentions.map((mention, k): RoledMention => {
    const before = tokens[mention.from - 1]?.norm ?? '';
    // "similarly with the …", "similarly with with …": an article or a stutter parts nothing.
    const loose = ARTICLES.has(before) || (before !== '' && before === tokens[mention.from - 2]?.norm);
    const ahead = loose ? announced.get(mention.from - 1) : undefined;
    const introduced = ahead === 'turn' ? ahead : (announced.get(mention.from) ?? ahead);
    const role = roleOf(tokens, mentions, k, introduced);
    const lead = leads.get(mention.from) ?? (loose ? leads.get(mention.from - 1) : undefined) ?? mention.from;
    return { ...mention, role, lead, turn: role === 'turn' ? 1 : introduced === 'opening' ? 0.5 : 0 };
  });
  // "Zuckerberg and Meta do not charge": what the last of them is, all of them are.
  for (let k = roled.length - 2; k >= 0; k--) {
    const [one, next] = [roled[k], roled[k + 1]];
    if (!one || !next || one.role !== 'object' || next.role !== 'subject') continue;
    if (next.from === one.to + 1 && JOINS.has(tokens[one.to]?.norm ?? '')) roled[k] = { ...one, role: 'subject' };
  }
  return roled;
}

function roleOf(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  k: number,
  introduced: Introduction | undefined,
): Role {
  const mention = mentions[k];
  if (!mention) return 'object';
  if (introduced === 'turn' || isSetOff(tokens, mention)) return 'turn';
  if (isListed(tokens, mentions, k)) return 'list';
  const stopped = tokens[mention.to - 1]?.stop !== 0;
  const starts = mention.from === 0 || tokens[mention.from - 1]?.stop === 2;
  if (introduced === 'aside' && !starts) return 'aside';
  // "Anthropic, which is friendly to developers, has …": what follows a name that opens its sentence is still its verb.
  const relative = RELATIVE.has(tokens[mention.to]?.norm ?? '');
  const follows = relative && starts ? mention.to + 1 : mention.to;
  if ((!stopped || relative) && isVerb(tokens, follows) && !isNounPhrase(tokens, mention)) {
    const before = starts ? '' : (tokens[mention.from - 1]?.norm ?? '');
    if (SUBORDINATORS.has(before)) return 'subordinate';
    return REPORTING.has(before) ? 'reported' : 'subject';
  }
  if (!stopped && !mention.possessive && MODIFIED.has(tokens[mention.to]?.norm ?? '')) return 'modifier';
  if (mention.possessive) return 'possessive';
  return 'object';
}

/** "For Google, the incentive is different": the name that a sentence begins for. */
function isSetOff(tokens: readonly Token[], { from, to }: Mention): boolean {
  if (tokens[from - 1]?.norm !== 'for' || tokens[to - 1]?.stop !== 1) return false;
  const lead = LEADS.has(tokens[from - 2]?.norm ?? '') ? from - 2 : from - 1;
  return lead === 0 || tokens[lead - 1]?.stop === 2;
}

/** Whether a name that ends before `to` stands where an actor does: before a verb, or owning something. */
export function isActing(tokens: readonly Token[], to: number): boolean {
  if (tokens[to - 1]?.possessive) return true;
  return tokens[to - 1]?.stop === 0 && isVerb(tokens, to);
}

/** Whether it stands before something that companies do, or own. */
export function isWilling(tokens: readonly Token[], to: number): boolean {
  if (!isActing(tokens, to)) return false;
  for (let k = to; k < to + 4; k++) if (WILLING.test(tokens[k]?.norm ?? '')) return true;
  return false;
}

/**
 * Three players within a dozen words are a list: none of them is what is talked about. Who acts at the start of a sentence is
 * in no list that the sentence before ended with: "… Evergreen and OOCL. COSCO's strategy is …".
 */
function isListed(tokens: readonly Token[], mentions: readonly Mention[], k: number): boolean {
  const own = mentions[k];
  if (!own) return false;
  const begins = tokens[own.from - 1]?.stop === 2 && isActing(tokens, own.to);
  const others = new Set<number>();
  for (let j = begins ? k + 1 : Math.max(0, k - 3); j <= k + 3; j++) {
    const other = mentions[j];
    if (other && other.player !== own.player && Math.abs(other.from - own.from) <= 7) others.add(other.player);
  }
  return others.size >= 2;
}

function isNounPhrase(tokens: readonly Token[], mention: Mention): boolean {
  // "The Pentagon needs to …" goes on as a verb does.
  if (AFTER_VERB.has(tokens[mention.to + 1]?.norm ?? '')) return false;
  return BEFORE_NOUN.has(tokens[mention.from - 1]?.norm ?? '') && NOUN_TOO.has(tokens[mention.to]?.norm ?? '');
}

function isVerb(tokens: readonly Token[], from: number): boolean {
  // "Zuckerberg, by the way, has": a remark between subject and verb.
  const remark = tokens[from]?.norm === 'by' && tokens[from + 2]?.norm === 'way' ? 3 : 0;
  const at = from + remark;
  for (let k = at; k < at + 3; k++) {
    const norm = tokens[k]?.norm ?? '';
    if (FINITE.has(norm) || (norm.length > 4 && norm.endsWith('ed'))) return true;
    if (!ADVERBS.has(norm) && !norm.endsWith('ly')) return false;
  }
  return false;
}

const FINITE = new Set(
  (
    "is isn't was wasn't are aren't were has hasn't have haven't had will won't would wouldn't can can't cannot could couldn't does doesn't did didn't do don't may might should must " +
    'wants want needs need knows thinks says say said came comes gets got gives gave goes went made makes make put puts takes took tries saw sees sells sold spends spent keeps kept ' +
    'built builds bought buys hit hits leads led let lets loses lost means pays paid plays runs ran sets shows shut stands stands starts stays thinks told tells wins won works writes ' +
    'announced released launched launches releases announces plans bets owns needs uses used hopes looks looking becomes became began begins brings brought cut cuts drives dropped drops feels found finds grew grows holds held leans likes lives seems decided decides refuses refused'
  ).split(' '),
);
const RELATIVE = new Set(['which', 'who']);
/** Before the subject of what somebody says or thinks. */
const REPORTING = new Set(['that', 'says', 'say', 'said', 'think', 'thinks', 'thought', 'oh', 'ah']);
const ARTICLES = new Set(['the', 'a', 'an']);
/** After these, words such as "releases" and "plans" are nouns. */
const BEFORE_NOUN = new Set('more the a an new any all of these those their recent next first other'.split(' '));
const AFTER_VERB = new Set('to a an the that it its their on'.split(' '));
const LEADS = new Set(['and', 'but', 'so', 'now']);
const NOUN_TOO = new Set(
  'releases launches plans needs uses looks cuts plays works starts wins leads bets drops drives runs sets shows deals updates'.split(
    ' ',
  ),
);
/** What players have rather than are: "the OpenAI models" speaks of models. */
const MODIFIED = new Set(
  'model models brand label api apis app apps product products stack website page homepage memo memos account subscription chip chips gpu gpus deal partnership investment search play employees logo style feed feeds user users data docs account accounts prompts leak leaks processor processors hardware'.split(
    ' ',
  ),
);
const SUBORDINATORS = new Set('because if than when as maybe whether where unless perhaps'.split(' '));
const ADVERBS = new Set(
  'just also now still always never even then really all both not only themselves itself too ever maybe sort of kind team folks board ceo leadership lawyers legal engineers corporation executives'.split(
    ' ',
  ),
);
