/**
 * How well a span reads by itself, as a sum. The method is Edmundson's (1969, "New Methods in Automatic Extracting"):
 * cue words for and against, position, and the subject's terms (which `index.ts` adds); the weights were set by reading
 * picks from talks and looking at others.
 */
export const WEIGHTS = {
  /** Begins or ends in the middle of a sentence, where the writing marks sentences. */
  torn: -3,
  /** Ends on a word that no thought ends on. */
  dangling: -2.5,
  /** Speaks of something said before: "it's …", "that means", "because …". */
  depends: -1.6,
  /** Leans a little: "in this case", "but", "another way". */
  leans: -0.6,
  /** What comes right before or after belongs to it: "… someone who needs | in the plan". */
  cut: -1.3,
  /** Each end at which nothing tells that a thought begins or ends there, where the writing marks no sentences. */
  unsure: -1.2,
  /** Passes from one speaker to another. */
  speakers: -2,
  /** A sentence of it that is a scrap by itself: "Super readable.", "No." */
  scrap: -1.4,
  /** Each sentence more than one. */
  joined: -0.35,
  /** No subject: "is going to be built in …". */
  headless: -2,
  /** The talk about itself: greetings, plans, links, sponsors, what is on the screen. */
  stage: -2.2,
  asks: -1.4,
  /** Asks on the way. */
  asking: -0.7,
  /** Each, up to three: "I", "my". */
  personal: -0.45,
  /** Each, up to four: "um", "you know", a word said twice. */
  filler: -0.5,
  /** Each, up to three: "this", "they", of which nobody reading knows what they stand for. */
  loose: -0.25,
  /** Has a verb in a finite form, so that something is said of something. */
  says: 0.8,
  /** Each, up to three: words by which a speaker says what matters. */
  cue: 0.55,
  /** Shorter or longer than what reads best. */
  short: -0.5,
  long: -0.4,
} as const;

/** Characters within which a quote reads best. */
export const BEST = { least: 75, most: 210 } as const;

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u));
const phrases = (list: string): ReadonlySet<string> => new Set(list.split(',').map((phrase) => phrase.trim()));

/** Words that may stand before a thought without being part of it. */
export const LEADS = set(
  'and so but now well okay ok um uh like right yeah look anyway then also alright again plus basically',
);

/** Words that may stand after a thought without being part of it. */
export const TRAILS = set('and so but okay ok um uh alright also plus basically');

export const DANGLING = set(
  `um uh and so but or that which who because if the a an of to in on at for from with by as is are was were be been their
   his her its our your my when what where why how than then like before after while although though until whether i we they
   he she very really just also i'm they're we're you're it's that's there's don't can't going being into about this these
   not have has had will would can could should may might must do does did let's number every any some no more most each
   kind sort actually basically even only okay says said`,
);
/** Words that lean on what was said before. */
export const LEANING = set(
  `it it's its it'll that that's this these those they they're they've they'll them their he he's she she's his her which who
   whose whom because than or nor of to for with without by into onto as from where until unless whereas though although
   why how another either neither such same there's otherwise versus including especially at about in-order rather even`,
);
/** Verb forms with which no statement begins. */
export const VERBS = set(
  `is are was were be been being has had does did will would could may might must isn't aren't wasn't weren't won't
   wouldn't couldn't said says going trying makes made gets got came went goes means allows lets helps needs wants took
   takes gives gave became becomes seems`,
);
export const FINITE = set(
  `is are was were has have had will would can could should may might must do does did isn't aren't wasn't weren't don't
   doesn't didn't won't can't couldn't shouldn't wouldn't haven't hasn't needs need wants want makes make means mean gets get
   becomes become happens works takes gives comes goes knows thinks says said got went came made took gave became it's
   that's there's we're you're they're he's she's i'm what's let lets allows depends requires matters changes helps`,
);
export const PERSONAL = set("i i'm i've i'll i'd me my mine myself");
export const FILLERS = set('um uh uhm hmm er anyway honestly blah');
export const FILLER_PAIRS = phrases(
  'you know,i mean,kind of,sort of,like uh,like um,i think,i guess,and like,just like,right so',
);
export const LOOSE = set(
  "it it's its that's this these those they they're them their he him his she her one ones there here",
);
export const STAGE = set(
  `video videos substack subscribe subscribed newsletter link links linked comment comments episode podcast cheers welcome
   hi hello hey thanks thank sponsor sponsors sponsored coupon discount screen slide slides channel patreon patron tiktok`,
);
export const STAGE_PAIRS = phrases(
  `let me,let's talk,let's look,let's get,let's go,let's dive,let's start,let's take,show you,walk you,walk through,tell you,
   talk about,talked about,talking about,get into,dive into,jump in,i'm going,i'll be,i'll put,i'll include,i'll link,we'll get,
   i wrote,i've written,i put,you'll see,as you,you see,see here,right here,down below,stay tuned,going over,today we,today i,
   coming up,see you,wrap up,want you,to you,as i,like i,i said,i call,called out,number one,number two,number three,
   number four,number five,number six,part one,part two,part three,first of,next one,last one,second one,third one,
   this week,might wonder,you wonder,news today,of news,good luck,sign up,check out,my article,the article,my post,full post,this post,prompt pack,i promise`,
);
/** Words that begin another clause. */
export const JOINTS = set('and but because which when who if where while so although though unless until');
/** Before a pronoun: what follows says only which thing is meant, "the thing | I'm keeping an eye on is …". */
export const MEANT = set('thing things what one way reason something everything anything stuff that all like');
/** Words that go on with what was said before them. */
export const CONTINUES = set(
  `of to in on at for with by that which is are was were from than as into who whose because has have had will would can
   could should be been being or through between about without within during per under over across him them me us`,
);
/** Words that often begin a thought. */
export const STARTS = set(
  `the we you if there this that these those it they he she i a an when every most some all none nobody everyone people
   let's here's don't we're you're they're i'm it's that's there's what what's my our his her your one no not imagine look
   number story remember think maybe because today instead finally first second third either only in at for as with`,
);
export const LEANING_PAIRS = phrases(
  `in other,in this,in that,at this,at that,that being,for example,for instance,the way,the same,the other,side by,the reason,
   not to,the second,the first,the third,the answer,of course,by the,after that,before that,the latter,the former`,
);
export const LEANING_SLIGHTLY = set(
  'maybe but also then again not no yes why even like plus finally either instead now',
);
export const QUESTIONS = set(
  "what why how who where when what's who's how's where's is are do does did can could would should will",
);
export const ASKED = set(
  'is are was were do does did can could will would should has have you i we they it he she the this that',
);
export const CUES = set(
  `key biggest important fundamentally matters matter lesson bet strategy instead need needs should must never always difference
   problem challenge reason means critical essential risk future winners winner advantage moat value opportunity mistake
   secret truth principle prediction incentive cost because`,
);
export const CUE_PAIRS = phrases(
  `the point,rather than,not just,the real,real question,the reason,the problem,the only,so that,in order,first time,the
   future,at scale,is that,is not,most people,more than,less than,as long,the way,is the`,
);
