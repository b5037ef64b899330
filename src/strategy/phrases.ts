import type { Facet } from '../core/strategy.ts';
import type { PhraseTable } from './lexicon.ts';

/*
 * The words the method listens for. Weights count in the sums of `weights.ts`. `*` ends a stem.
 */

/** What right before a name announces it as the next topic (Grosz and Sidner 1986: cue phrases), or sets it aside as an example. */
export const TURNS: PhraseTable<'turn' | 'opening' | 'aside'> = [
  [
    'turn',
    1,
    "what about,how about,let's look at,let's move to,let's move on to,move to,move on to,moving on to,let's talk about,talk about,talking about,let's go to,let's turn to,turning to,let's start with,start with,starting with,let's take,let me start with,as for,next up is,next is,next up,first up is,first up,what's,what is,what does,what did,what happens to,what happened to,what happened with,what happened at,look at,looking at,in the case of,when it comes to,in case of,story about,news from,news about,news is,ditto for,similarly with,similarly for,same with,same for,same thing with,same goes for,second is,third is,first is,last is,and then there's,then there's,why is,why are,why did,why does,why would,where does,where is,how does,how is,how did,speaking of,now for,switch to,shift to,meanwhile at,number one is,number two is,number three is,number four is,number five is,first of all,number one,number two,number three,number four,number five,number six,number seven,risk for,question for,problem for,challenge for,incentive for,upside for,downside for,bet for",
  ],
  [
    'opening',
    1,
    'on the other hand,meanwhile,similarly,first,second,third,finally,lastly,now,so,also,then,next,ditto,but,whereas,while',
  ],
  [
    'aside',
    1,
    'like,such as,than,after,before,behind,around,over,toward,towards,including,and with,versus,vs,unlike,from,using,use,used,via,through,ask,asked,with,into,to,in,on,of,at,for,by,or,called,my,your,open up,tool like,tools like,say,against,paste,between',
  ],
];

export type Cue =
  | 'third'
  | 'intent'
  | 'business'
  | 'audience'
  | 'frame'
  | 'craft'
  | 'close'
  | 'item'
  | 'plan'
  | 'closing'
  | 'generic'
  | 'tie';

/** What tells strategy talk from other talk, and talk about a player from talk to the audience. */
export const CUES: PhraseTable<Cue> = [
  // They, and what is theirs: the player under discussion goes on being discussed.
  ['third', 1, "they,they're,they've,they'll,they'd,their,them,themselves,he,he's,his,she,she's,her"],
  ['third', 0.5, "its,it's,it,that's why,that is why,the company,this company,the firm,the team"],
  // An actor's aims.
  [
    'intent',
    1,
    'bet,bets,betting,strateg*,goal,goals,incentive*,ambition*,motivat*,want to,wants to,wanted to,trying to,tries to,plan to,plans to,planning to,aim*,position themselves,position itself,positioning,playing,their play,the play,play here,game theory,long-term,in order to,need to show,desperate*,defend*,defensive*,dominat*,dominance,advantage*,moat*,leverag*,double down,doubling down,all in,catch up,behind,ahead,win,winning,wins,lose,losing,race,compete*,competit*,rival*,threat*,disrupt*,pressure,worried,afraid,vision,gambl*,pivot*,bold,ecosystem,lock-in,lock in,vertical,integrat*,commodit*,invest*,capture,expand,expansion,narrative,signal*,position,negotiat*,deal,power move,roadmap,priorit*,committed,commitment',
  ],
  // What such actors do and are measured by.
  [
    'business',
    1,
    'market,markets,market share,revenue*,profit*,margin*,billion*,trillion*,valuation*,funding,investor*,acquire*,acquisition*,bought,buy,buying,earnings,stock,stocks,shares,ipo,monetiz*,subscription*,subscriber*,pricing,cost,costs,chips,chip,gpu*,compute,data center*,capex,spending,spend,spent,launch*,release*,releasing,announce*,ship,shipped,shipping,partner*,customer*,enterprise*,consumer*,business model*,cloud,regulat*,lawsuit,antitrust,export,ban,bans,banned,tariff*,ads,advertis*,distribution,supply,supplier*,lab,labs,startup*,ceo,executive*,board,hire,hired,hiring,poach*,layoff*,laid off,talent,open source,open sourced,open-source,open-sourced,product line,industry,incumbent*,shareholder*,users,user base,quarter',
  ],
  // Said to the audience, about its work.
  [
    'audience',
    1,
    "you should,you need to,you can,your,yours,yourself,you're going to,you want,you have to,if you're,you get,you'll,my,i've,i was,i would,i want,i'm going to,i use,i used,i like,we should,we need,for you,help you,tell you,show you,your team,your work,your job,your company,your career,let me,our,we,us",
  ],
  [
    'audience',
    2,
    'you need,prompt,prompts,prompting,career,resume,interview*,job search,manager,coworker*,my substack,tutorial',
  ],
  // Opening and closing words of a talk.
  [
    'frame',
    1,
    "i want to talk about,in this video,today we,let me know,what do you think,subscribe,cheers,thanks for watching,thank you,see you,i hope,that's it for,there you go,there you have it,so there you go,drop a comment,in the comments,tl dr,welcome back,link in,link below,i'll see you,that's a wrap,stay tuned,tomorrow,hope you,hope this,thanks for,have fun,good luck,catch you,quick tour,talk to you",
  ],
  // How good a product is to use: not strategy.
  [
    'craft',
    1,
    'click,spreadsheet*,powerpoint deck,output,outputs,i asked,ask it,tested,test,benchmark*,score,scored,hallucinat*,workflow*,step one,step two,write,writing,document,table,template*,csv,token,context window,file,files,instruction*,summar*,draft*,code review,debug*,notes,screenshot*,tabs,button,menu,install,terminal,folder*,skill,skills,syntax,function,script*,paragraph*,email*,tone',
  ],
  // Actors in general: nobody's game.
  [
    'generic',
    1,
    "people,everyone,everybody,someone,somebody,anyone,humans,humanity,individuals,entrepreneurs,founders,builders,leaders,teams,engineers,developers,organizations,businesses,companies,society,the world,the industry,in general,generally,the space,the future,large language models,llms,software,what happens if,imagine,for example,let's say,i think about,as builders,workers,employees,job,jobs,models are,students,users can",
  ],
  // The next piece of news, or point.
  [
    'item',
    1,
    "story number,number one,number two,number three,number four,number five,number six,news number,piece of news,in other news,in more news,next up,moving on,let's move on,last but not least,second thing,third thing,first thing,second story,third story,all right,one more,first up,let's talk about,let's move to,let's look at,let's turn to,let's start with,the next story,another story,other news,what about,how about,speaking of",
  ],
  ['item', 0.5, "okay,so let's,let's look,let's go,finally,second,third,lastly,meanwhile,next,also,now"],
  // Tells what the talk will be about, at its beginning; closes it, at its end.
  [
    'plan',
    1,
    "i want to,i wanted to,i'm going to,we're going to,let me,here's my prediction,let's get into it,let's dive in,we'll get into,here's what,today i,i have a,let's talk about,pieces of ai news,let me lay,here's why it matters",
  ],
  [
    'closing',
    1,
    "so there you go,there you go,so that's,that's the news,that's all the,that's my take,that's my,those are the,what do you think,let me know,let me know what,cheers,i'm curious,i am curious,tell me what,so we will see,we'll have to see,that's it for,thanks for,i hope,that's the story,good luck,so stay tuned,stay tuned,till next,until next,i'll see you,drop a comment,anyway",
  ],
  // Does something together, or to one another.
  [
    'tie',
    1,
    'deal,deals,partner*,agreement*,acquir*,acquisition*,bought,buy,buying,buys,purchas*,merg*,invest*,lawsuit*,sue,sued,sues,suing,contract,contracts,stake,licens*,alliance,teamed up,teaming up,working with,work with,works with,collaborat*,negotiat*,banned,bans,ordered,versus,against,relationship,together,both,each other,rivalry',
  ],
  // Leaves the player it names.
  ['close', 1, "so much for,that's it for,enough about,that's all for,aside from,besides"],
];

/** What each facet sounds like. The first weight of a facet is for words that nearly name it, the second for words that lean to it. */
export const FACET_PHRASES: PhraseTable<Facet> = [
  // PLAY: a line of action, in the present or the habitual.
  [
    'PLAY',
    2.4,
    "strategy is,their strategy,whole strategy,the strategy,the play,play is,their play,a play,playbook,game though,game plan,business model,in the habit of,is playing,are playing,been playing,approach is,approach of,an approach,positioning,position itself,position themselves,position as,positioned,pivot*,going after,go after,what they're doing,what they are doing,the business of,in the business of,challenger brand,doubling down,double down,steal a march,market leader,deliberately adopting,corporate strategy",
  ],
  [
    'PLAY',
    1.2,
    "they're pushing,is pushing,are pushing,pushing,defending,defend,deploying,selling,they sell,competing,is trying to,are trying to,been trying to,they want to be,by offering,by taking,by making,focusing on,focused on,take on,open sourcing,not only are,two ways,come from behind,from behind,defensively,they also have,is building,are building,do not charge,strategy,ecosystem,continue to,continuing to,vertical*,bundl*,integrat*,figured out how,what they offer,offers,knit,aims to,intend to,is about,standardizing,meeting developers,unif*,the whole,across the,tends to,they have a,has both,heart of,approach,direct shot,coming for,displace,working on,copy*,hedging,hedges,optionality",
  ],
  // BET: what must come true.
  [
    'BET',
    3,
    'betting,their bet,bet is,bet here,big bet,the bet,bets on,a bet,corporate bet,gambl*,wager*,longer term bets,sees a lot of the value',
  ],
  [
    'BET',
    1.3,
    "if they can,if it works,if they're right,as long as,assum*,they believe,believe that,believes,hoping,hope that,hopes,thesis,will pay,would pay,could potentially,pays off,counting on,banking on,over time,exponential,in the long run,long-term,long term,if you can,if this works,only if,need to be right,conviction,does better when,super exponential,is enough,can be confident,if people",
  ],
  // WHY: reasons, goals, incentives.
  [
    'WHY',
    2.4,
    "the reason,reason why,reason they,reason is,incentive*,goal is,their goal,only goal,because they,because their,because it,because he,motivat*,that is what matters,matters to them,why would they,why did they,what they're going for,what they are going for,that is what they are going for,part of why,cares about,care about,here's why,so that they,so they can,which allows,it allows,allows them,in order to,important to them,number one priority,what that means,makes sense for them,drive lock,reinforc*,in its interest,imperative",
  ],
  [
    'WHY',
    1.1,
    "because,so that,wants,want to,they want,wanted,wanted to,need to,needs to,they need,to gain,to grab,helps them,helps,desperate for,prize,lucrative,which means,would prefer,makes sense,monetiz*,makes money,make money,perspective,they see,matters,worth it,don't want,doesn't want,sensitive to,to retain,to maintain,to show,to make sure,to get,enables,lowers,that means,value,hungry,they wanted,leverage,purpose",
  ],
  // MOVE: a concrete done thing.
  [
    'MOVE',
    2.3,
    'announced,launched,released,acquired,bought,purchased,hired,signed,raised,deployed,built,shipped,open sourced,open-sourced,laid off,invested,partnered,rushed,unveiled,filed,sued,cut a deal,cut this deal,struck,negotiated,introduced,poached,paid,spent,committed,agreed,put out,rolled out,opened,banned,published,moved to,inked,leaked,updated,started to,has ordered,closed,dropped,fine-tuned,reopened,bring back,changed their,increased,has decided to,unveils,acquires,launches,releases,raises,nearing,is launching,are launching,was able to,were able to,they did,what they did,pitching,was released,have increased',
  ],
  [
    'MOVE',
    0.9,
    "that's why they,that is why they,that is why,that's why,has been,have been,came out,last week,this week,today,yesterday,this year,last year,this morning,over the weekend,a few weeks,billion,million,was trained,went back,has gone,have built,launching,releasing,they used,they have,they made,they put,they took,asked,told,said,percent,deal,months ago,weeks ago,now has,hiring,starting to,working with,leaving,preparing,just,created,asked the,public*,announc*,executive order,trying to raise,tweeted,quarter",
  ],
  // RISK: weakness or threat.
  [
    'RISK',
    2.3,
    "worried,worry*,threat*,risk*,weakness*,vulnerab*,disrupt*,erod*,erosion,collapse*,desperate,missed the boat,missed,behind on,further behind,losing,lose,lost,catastroph*,burn rate,not sustainable,sustainable,danger*,struggl*,problem is,a problem,big problem,pressure,backlash,fail*,in trouble,trouble,skeptical,not a moat,trap,pushed too hard,dunked,can't say,bubble,antitrust,lawsuit*,shortage*,bottleneck*,crunch,nervous,difficult situation,concerned,a blow,blow to,diminishing,unable,not close,no promises,guard rails,guardrails,disingenuous,ironic,irony,lucky,hammered,not very smart,question mark,predicated,isn't winning",
  ],
  [
    'RISK',
    1,
    "problem,problems,hard,challenge*,can't,cannot,don't have,doesn't have,won't,unless,hasn't,haven't,terrible,laughed,offensive,botched,expensive,too much,too hard,anymore,doubt,unlikely,concern*,fear,afraid,weak*,never,going some,not necessarily,not able,no longer,nobody,competitor*,cost of,even though,not been,didn't,don't think,do not think,frustrating,odd,weird,issue,issues,wrong,worse,slow,behind,weren't,not enough,is not,isn't,aren't,short,forget",
  ],
  // NEXT: what is expected.
  [
    'NEXT',
    2.3,
    "i expect,would expect,i'd expect,still expect,expect to see,expect them,i expect them,my prediction,predict*,i think they'll,they'll,they're going to,they are going to,going to see,will keep,will release,will continue,will try,will probably,will likely,will have to,they will,next year,next quarter,by the end of,i guarantee,we'll see,we will see,in 2026,in 2027,coming back,is coming,likely to,my guess,that's my guess,will be able,is going to be,going to be suing,is rumored,supposed to,rumored to,will also,going to have to,in 3 months,the next few",
  ],
  [
    'NEXT',
    0.7,
    'going to,will,next,soon,future,eventually,roadmap,plans to,plan to,planning,would,could,may,upcoming,expect,over the next,in the coming,down the road,start to,rumor*,months,years,december,november,2026,2027',
  ],
];
