import { quoted } from './arguments.ts';
import { distance } from './distance.ts';
import { AskerError } from './errors.ts';
import type { CommandFace } from './face.ts';
import type { Invocation, RawArgs } from './invocation.ts';
import type { Library } from './library.ts';
import { shorten } from './phrasing.ts';
import { asksForFacet } from './plain-words-facets.ts';
import { namesIn } from './plain-words-names.ts';
import {
  type Asked,
  askedWords,
  INTENT_WORDS,
  type Intent,
  intentsIn,
  isForTheBot,
  isStop,
} from './plain-words-table.ts';
import { titleIn } from './plain-words-titles.ts';
import { parseLine } from './typed.ts';
import { videoLinkIn } from './video-link.ts';

/** Words up to which a question is looked at for players and titles: a longer text is one to find moments about. */
const QUESTION = 40;
/** Characters that moments are searched for, at most. */
const QUERY = 400;
/** Commands that may be called by their own name, without anything to go with it. */
const BARE: ReadonlySet<string> = new Set(['players', 'library', 'home', 'digest', 'follow']);
/** Commands that are not passed on to: those that would pass on again, or say something to others. */
const NOT_PASSED_ON: ReadonlySet<string> = new Set(['ask', 'share']);

/** What a question is made of, once it is read. */
interface Reading {
  readonly text: string;
  readonly words: readonly Asked[];
  readonly intents: ReadonlySet<Intent>;
  /** Ids of the players that are named, in order. */
  readonly players: readonly string[];
  /** The id of the video that is named: by its link, or by its title. */
  readonly video: string | null;
  /** What it is about besides: without the names, the title, the intents, and words of no meaning. */
  readonly rest: readonly string[];
}

/**
 * The command that answers a question in plain words: a player and what asks for a facet is a breakdown, two players are a
 * comparison, a title is a summary, everything else is looked for among the moments.
 * @param question as it was typed or said, with or without a mention of the bot before it
 * @throws AskerError when it is a command that cannot be asked for in this way
 */
export async function understand(
  question: string,
  { library, commands }: { readonly library: Library; readonly commands: readonly CommandFace[] },
): Promise<Invocation> {
  const text = withoutMention(question);
  const typed = /^\//u.test(text) ? parseLine(commands, text) : null;
  if (typed) return passable(typed);
  const words = askedWords(text);
  const plain = words.map(({ word }) => word);
  const bare = plain.length === 1 ? commands.find(({ name }) => name === plain[0] && BARE.has(name)) : undefined;
  if (bare) return to(bare.name);
  if (isForTheBot(plain)) return to('cuepoint');
  if (WHAT_IS_NEW.test(plain.join(' '))) return to('library');
  const link = linkIn(text);
  const follow = link === null ? await following(text, library) : null;
  if (follow) return follow;
  const reading = await read(text, words, link, library);
  return commandFor(reading, link, library);
}

async function commandFor(reading: Reading, link: string | null, library: Library): Promise<Invocation> {
  const { text, intents, players, video, rest } = reading;
  const scope: RawArgs = video === null ? {} : { video };
  const [player, other] = players;
  const asksGame = intents.has('game') || asksForFacet(rest);
  const about = intents.has('keypoints') ? 'keypoints' : intents.has('summary') ? 'summary' : null;
  const at = /(?:^|[\s(])(\d{1,3}(?::\d\d){1,2})(?=$|[\s).,?!])/u.exec(text)?.[1];

  if (video !== null && about) return to(about, { video });
  // Of a link to another video it is said that it is not in the library.
  if (link !== null && (video === null || (player === undefined && !intents.has('transcript')))) {
    return to('moments', { query: link });
  }
  if (video !== null && at !== undefined) return to('transcript', { video, at });
  if (video !== null && intents.has('transcript')) return to('transcript', link === null ? { video } : { video: link });
  if (intents.has('players')) return to('players', scope);
  if (player !== undefined && other !== undefined && (intents.has('compare') || asksGame || rest.length === 0)) {
    return to('compare', { player, other, ...scope });
  }
  if (player !== undefined && intents.has('compare') && rest.length > 0 && rest.length <= 2 && COMPARING.test(text)) {
    return to('compare', { player, other: rest.join(' '), ...scope });
  }
  const videosAbout = VIDEOS_ABOUT.exec(text)?.[1];
  if (videosAbout !== undefined) return to('library', { query: shorten(videosAbout, 100) });
  if (player !== undefined && (asksGame || rest.length === 0)) return to('strategy', { player, ...scope });
  if (about && player === undefined) {
    const titled = await asTitled(reading, about, library);
    if (titled) return titled;
  }
  if (video !== null && rest.length === 0) return to('summary', { video });
  if (
    intents.has('library') &&
    player === undefined &&
    rest.length <= 3 &&
    /\b(?:videos|talks|episodes|recordings|library)\b/iu.test(text)
  ) {
    const about = rest.filter((word) => !RECENT.test(word));
    return to('library', about.length === 0 ? {} : { query: about.join(' ') });
  }
  // Who says it is no part of what is said, unless it is a player.
  const asked = players.length === 0 ? text.replace(SPEAKER, '') : text;
  return to('moments', { query: queryOf(asked), ...scope });
}

/** A summary is wanted of something that is no known title: the newest video, or one of those that are nearest. */
async function asTitled(
  { rest }: Reading,
  command: 'summary' | 'keypoints',
  library: Library,
): Promise<Invocation | null> {
  const named = rest.filter((word) => !RECENT.test(word));
  if (named.length > 0) {
    const sought = await library.findVideo(named.join(' '));
    return sought.found || sought.near.length > 0 ? to(command, { video: named.join(' ') }) : null;
  }
  const [newest] = await library.contents();
  return newest ? to(command, { video: newest.id }) : null;
}

async function read(text: string, words: readonly Asked[], link: string | null, library: Library): Promise<Reading> {
  const short = words.length <= QUESTION;
  const linked = link === null ? null : (await library.findVideo(link)).found;
  const own = link === null ? words : askedWords(text.replace(link, ' '));
  const titled = short && !linked ? await titleIn(text, library) : null;
  const left = titled ? askedWords(titled.without) : own;
  const mended = left.map(({ word }) => mend(word));
  const intents = short ? intentsIn(mended) : [];
  const free = mended.map(
    (word, index) => !isStop(word) && !intents.some(({ from, to }) => index >= from && index < to),
  );
  const names = short ? await namesIn(left, free, library) : [];
  const rest = left.flatMap(({ raw }, index) =>
    free[index] && !names.some(({ from, to }) => index >= from && index < to) ? [raw] : [],
  );
  return {
    ...{ text, words, rest },
    intents: new Set(intents.map(({ intent }) => intent)),
    players: [...new Set(names.map(({ player }) => player.id))],
    video: (linked ?? titled?.video)?.id ?? null,
  };
}

/** A word with one slip as the word of an intent that it was to be: `startegy`. */
function mend(word: string): string {
  if (word.length < 6 || isStop(word) || INTENT_WORDS.includes(word)) return word;
  return INTENT_WORDS.find((known) => known[0] === word[0] && distance(word, known, 1) <= 1) ?? word;
}

/** `follow google`, `stop following google`; null when it is something else. */
async function following(text: string, library: Library): Promise<Invocation | null> {
  const match = /^(?:please\s+)?(follow|unfollow|stop following)\s+(\S.{0,60}?)[\s.!?]*$/iu.exec(text);
  if (!match) return null;
  const [, verb = '', name = ''] = match;
  const { found } = await library.findPlayer(name);
  if (!found) return null;
  return to('follow', { player: found.id, ...(verb.toLowerCase() === 'follow' ? {} : { stop: 'yes' }) });
}

/** What is searched for: the question without what only asks, such as `what do they say about`. */
function queryOf(text: string): string {
  const asked = text.replace(/[\s?!.]+$/u, '');
  const bare = asked.replace(ASKING, '').replace(/^(?:the|about)\s+/iu, '');
  const query = askedWords(bare).some(({ word }) => !isStop(word)) ? bare : asked;
  if (query.length <= QUERY) return query || text;
  return shorten(query, QUERY).replace(/\S*…$/u, '').trim() || query.slice(0, QUERY);
}

/** The library lists the newest first. */
const RECENT = /^(?:latest|newest|last|recent|new)$/iu;
const WHAT_IS_NEW = /^(?:what is|whats|anything|something) new(?: here| today| this week)?$/u;
const COMPARING = /\b(?:compare|comparison|vs|versus|difference between)\b/iu;
const VIDEOS_ABOUT =
  /\b(?:videos|talks|episodes|recordings)\s+(?:are\s+there\s+)?(?:about|on|with|that mention|mentioning)\s+(.+?)[\s?!.]*$/iu;
const SPEAKER =
  /^(?:what|where|when)\s+(?:did|do|does|has|is)\s+[^\s]{1,30}(?:\s+[^\s]{1,30})?\s+(?:say|said|saying|think|talk|talking|mention)\s+(?:about|of|on)\s+(?=\S)/iu;
const ASKING =
  /^(?:(?:can|could|would) you\s+)?(?:please\s+)?(?:(?:find|show|search for|look up|look for|give|tell)\s+(?:me\s+)?(?:the\s+)?(?:(?:moments?|quotes?|clips?|parts?|places?)\s+)?(?:(?:about|on|for|where|that|of)\s+)?|who\s+(?:(?:has|had|ever)\s+)?(?:said|says|mentioned|mentions|talked|talks|spoke|speaks)\s+(?:(?:about|of|on)\s+)?|(?:what|where|when|how)\s+(?:did|do|does|was|is|has|have)\s+(?:they|he|she|anyone|anybody|someone|somebody|people|we)\s+(?:say|said|saying|talk|talked|talking|speak|mention|mentioned|discuss|discussed)\s+(?:(?:about|of|on)\s+)?)/iu;

/** The link that is in a text; null when there is none to a video. */
function linkIn(text: string): string | null {
  for (const part of text.split(/[\s<>|]+/u).slice(0, 200)) {
    const bare = part.replace(/^[("'“]+|[)"'”.,;!?]+$/gu, '');
    const known = /^(?:https?:\/\/)?(?:[\w-]+\.)*(?:youtube\.com|youtube-nocookie\.com|youtu\.be)\//iu.test(bare);
    if (known && videoLinkIn(bare)) return bare;
  }
  return null;
}

/** The text without mentions of the bot, at either end, as chats write them: `<@U123>`, `@Cuepoint`, `hey cuepoint,`. */
function withoutMention(question: string): string {
  const spaced = question
    .replace(/<@[!&]?\w{1,40}(?:\|[^>]{0,80})?>/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return spaced.replace(/^(?:(?:hey|hi|hello|ok|okay)[\s,]+)?@?cuepoint\b[\s,:!-]*(?=\S)/iu, '').trim();
}

function passable(invocation: Invocation): Invocation {
  if (!NOT_PASSED_ON.has(invocation.command)) return invocation;
  throw new AskerError(`Type ${quoted(`/${invocation.command}`)} itself to use it.`);
}

function to(command: string, args: RawArgs = {}): Invocation {
  return { command, args };
}
