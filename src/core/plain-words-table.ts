/** What somebody may be after when they ask in their own words. */
export type Intent = 'keypoints' | 'summary' | 'transcript' | 'compare' | 'players' | 'game' | 'library';

/** The words that tell an intent, apart by commas: in lower case, without apostrophes. Some are phrases. */
const INTENTS: Readonly<Record<Intent, string>> = {
  keypoints: 'key points,key point,keypoints,key takeaways,takeaways,main points,bullet points,main ideas,highlights',
  summary: 'summary,summaries,summarize,summarise,summarized,sum up,recap,tldr,tl dr,gist,overview,synopsis,in short',
  transcript: 'transcript,verbatim,word for word,exact words',
  compare:
    'compare,compared,comparing,comparison,vs,versus,v s,difference,differences,different,differ,against,head to head,side by side,better,stronger,ahead,winning,wins,win',
  players:
    'who is talked about,who are talked about,who is discussed,who is mentioned,who gets mentioned,who do they talk about,who does he talk about,who does she talk about,who are the players,who is in it,who comes up,which companies,what companies,which players,what players,list of players,list players,all players,all the players',
  game: 'bet,bets,betting,strategy,strategies,strategic,strategically,plan,plans,planning,game,gameplan,game plan,play,plays,playing,playbook,why,reason,reasons,incentive,incentives,motive,motives,motivation,risk,risks,threat,threats,weakness,weaknesses,moat,want,wants,wanted,goal,goals,aim,aims,after,next,move,moves,moving,position,positioned,breakdown,up to,doing,trying,vision,roadmap,business model,endgame',
  library: 'videos,talks,episodes,recordings,library',
};

/** Words that carry no meaning of their own in a question: what is left without them and the intents is what it is about. */
const STOP = new Set(
  `a about all also am an and any anybody anyone are as at be been being but by can could did do does for from get give got
   had has have he her here him his how i if in into is isnt it its just know let like look make makes making me much my now
   of off on one or other our out over please really regarding s say says said she show so some somebody tell than that thats
   the their them then there these they thing things think thinks this those to too us very video was we were what whats when
   where which while who whos whose will with would you your youtube talk between company companies`.split(/\s+/u),
);

/** Names of players that are ordinary words as well: taken for names only where nothing else is asked about. */
const ORDINARY = new Set(
  `alphabet arm atlas bard block bolt box chrome cognition colossus comet composer confluence crm cursor discord excel figure
   firefly flux ford hopper humane inflection kindle lama linear lovable luma make monday notion operator opus orion outlook
   pika pinecone prime rabbit reels rubin runway sam sap sec sesame sierra slack snap sonnet strawberry target teams threads
   visa windows x zoom`.split(/\s+/u),
);

const GREETING =
  /^(?:(?:hi|hello|hey|hiya|yo|howdy|help|start|thanks|thank you|thx|cheers|good (?:morning|afternoon|evening)|ping|test|cuepoint|there|all|everyone|team|bot|me|please)\s*)+$/u;
const ABOUT_THE_BOT =
  /^(?:what (?:can|do) (?:you|i) (?:do|ask)(?: here| you)?|who are you|what are you|what is this|how (?:do|does|can) (?:you|this|it|i) (?:work|use (?:you|this|it))|how to use (?:you|this|it)|what is cuepoint|what commands are there)$/u;

/** A word of a question: as it was typed, and without anything that spelling varies in. */
export interface Asked {
  readonly raw: string;
  /** Lower case, without accents, apostrophes and other signs. */
  readonly word: string;
  /** Ends in `'s` or `s'`. */
  readonly owns: boolean;
  /** Written with a capital where no sentence begins. */
  readonly named: boolean;
}

/** The words of a question; signs that stand alone are none. */
export function askedWords(question: string): readonly Asked[] {
  let begins = true;
  return question.split(/[\s/,;:()[\]{}<>|"“”„«»…—–]+/u).flatMap((raw) => {
    const own = raw.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}'’]+$/gu, '');
    const word = fold(own);
    const ends = /[.!?]$/u.test(raw);
    const named = !begins && /^\p{Lu}/u.test(own);
    if (word !== '') begins = ends;
    return word === '' ? [] : [{ raw: own.replace(/['’]s?$/u, ''), word, owns: /['’]s?$/u.test(own), named }];
  });
}

/** A name without anything that spelling varies in. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

/** Where each intent's words stand among others: from the first word to after the last. */
export function intentsIn(
  words: readonly string[],
): readonly { readonly intent: Intent; readonly from: number; readonly to: number }[] {
  return PHRASES.flatMap(({ intent, phrase }) =>
    words.flatMap((_, from) =>
      phrase.every((word, index) => words[from + index] === word) ? [{ intent, from, to: from + phrase.length }] : [],
    ),
  );
}

const PHRASES = INTENT_NAMES().flatMap((intent) =>
  INTENTS[intent].split(',').map((phrase) => ({ intent, phrase: phrase.split(' ') })),
);

function INTENT_NAMES(): readonly Intent[] {
  return ['keypoints', 'summary', 'transcript', 'compare', 'players', 'game', 'library'];
}

/** The words of an intent that consist of one word, to mend typing errors by. */
export const INTENT_WORDS: readonly string[] = PHRASES.flatMap(({ phrase: [word, ...more] }) =>
  word !== undefined && more.length === 0 && word.length > 5 ? [word] : [],
);

export function isStop(word: string): boolean {
  return STOP.has(word);
}

export function isOrdinary(word: string): boolean {
  return ORDINARY.has(word);
}

/** Whether somebody greets, thanks, or asks about the bot itself. @param words as {@link askedWords} gives them */
export function isForTheBot(words: readonly string[]): boolean {
  const text = words.join(' ').replace(/\bwhats\b/gu, 'what is');
  return text === '' || GREETING.test(text) || ABOUT_THE_BOT.test(text);
}
