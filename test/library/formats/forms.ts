import { CAPTIONS } from './caption-samples.ts';
import {
  DEEPGRAM_PARAGRAPHS,
  DEEPGRAM_UTTERANCES,
  DEEPGRAM_WORDS,
  INFO,
  JSON3,
  WHISPER,
  WHISPER_CPP,
  WHISPERX,
} from './json-samples.ts';
import { PAGES } from './page-samples.ts';
import { RECOGNISERS } from './recogniser-samples.ts';

export * from './json-samples.ts';

/** Invented samples of every form, each written as the program that makes it writes it. */

export const YOUTUBE_AUTO = `WEBVTT
Kind: captions
Language: en

00:00:00.160 --> 00:00:02.389 align:start position:0%
 
so<00:00:00.320><c> today</c><00:00:00.480><c> we</c><00:00:00.900><c> talk</c><00:00:01.500><c> about</c>

00:00:02.389 --> 00:00:02.399 align:start position:0%
so today we talk about
 

00:00:02.399 --> 00:00:04.870 align:start position:0%
so today we talk about
deep<00:00:02.720><c> seek</c><00:00:03.120><c> and</c><00:00:03.500><c> open</c><00:00:04.000><c> AI</c>

00:00:04.870 --> 00:00:04.880 align:start position:0%
deep seek and open AI
 

00:00:04.880 --> 00:00:06.870 align:start position:0%
deep seek and open AI
and<00:00:05.200><c> about</c><00:00:05.720><c> &gt;&gt; Google</c><00:00:06.100><c> &amp; chips</c>

00:00:06.870 --> 00:00:06.880 align:start position:0%
and about &gt;&gt; Google &amp; chips
 
`;

export const ZOOM = `WEBVTT

33
00:02:24.720 --> 00:02:32.850
Sam Zhang: gotcha, so the moat is: distribution, a < b

34
00:02:33.480 --> 00:02:33.990
Yuki Wang: it's really

35
00:02:35.130 --> 00:02:36.900
Yuki Wang: new to us <3

36
00:02:37.000 --> 00:02:38.000
Speaker 3: Note: we disagree.
`;

export const TEAMS = `WEBVTT

8ee8b5d4-4a0e-4b3f-9b1f-1b6d2e7f0000/12-0
00:00:03.100 --> 00:00:05.200
<v Ann Lee>Good morning &amp; welcome.</v>

8ee8b5d4-4a0e-4b3f-9b1f-1b6d2e7f0000/13-0
00:00:05.500 --> 00:00:08.000
<v Bob O&apos;Hara>Hi.
Who is on?</v> <v Ann Lee>All of us.</v>

00:00:09.000 --> 00:00:10.000
And nobody else.
`;

export const SRT = `1
00:00:01,000 --> 00:00:02,500
Ann: Hello <i>there</i>,
2 of you
2
00:00:03,000 --> 00:00:04,500
{\\an8}<font color="#fff">still me</font>


3
00:00:05,250 --> 00:00:06,500
BOB: 10 of us

4
01:02:03,500 --> 01:02:04,000 X1:10 X2:20
Ann: bye
`;

export const SRV3 = `<?xml version="1.0" encoding="utf-8" ?><timedtext format="3">
<head>
<ws id="0"/>
<wp id="1" ap="6" ah="20" av="100" rc="2" cc="40"/>
</head>
<body>
<w t="0" id="1" wp="1" ws="1"/>
<p t="320" d="14260" w="1">[Music]</p>
<p t="18790" d="10" w="1" a="1">
</p>
<p t="18800" d="7160" w="1"><s ac="0">We&#39;re</s><s t="230" ac="0"> playing</s><s t="900" ac="0"> defence &amp; more</s></p>
<p t="21800" d="2000" w="1"><s t="200">in</s><s t="300"> search</s></p>
</body>
</timedtext>`;

export const SRV1 = `<?xml version="1.0" encoding="utf-8" ?><transcript><text start="0.32" dur="1.7">[Music]</text><text start="18.8" dur="7.16">We&amp;#39;re playing
defence</text></transcript>`;

export const SHOWN = `Transcript


Search in video
Who buys
0:00
so today we talk about
0:03
deep seek at 10:30 in the morning
0:06
and open AI
Who builds
4:23
Google is playing defence
4:27
at the end of the day
1:02:03
bye
`;

export const SHOWN_IN_WORDS = `0:00
0 seconds
so today we talk about
0:03
3 seconds
3 things
1:05
1 minute, 5 seconds
and open AI
1:02:03
1 hour, 2 minutes, 3 seconds
bye
`;

export const PODCAST = `# Episode 12: Chips

https://vimeo.com/12345678

## Intro

[00:00:01] Ann Lee: Welcome.

It goes on here.

## The middle (00:10:00)

[00:12:34] Bob: Thanks: really.

**[00:12:40] Ann Lee:** Well, yes.

[1:00:00] Ann Lee: Bye.
`;

export const NAMED_LINES = `Chips and clouds

Ann Lee  0:03
Good morning, everyone.
We begin at 9:30.

Dr. Bob Ray  0:15
Hi.

Speaker 3  1:02:03
Bye.
`;

/** Every form by the name of a file that holds it. */
export const FORMS: Readonly<Record<string, string>> = {
  'auto.vtt': YOUTUBE_AUTO,
  'zoom.vtt': ZOOM,
  'teams.vtt': TEAMS,
  'talk.srt': SRT,
  'talk.json3': JSON3,
  'talk.srv3': SRV3,
  'talk.srv1': SRV1,
  'whisper.json': WHISPER,
  'whisperx.json': WHISPERX,
  'whisper-cpp.json': WHISPER_CPP,
  'deepgram.json': DEEPGRAM_WORDS,
  'deepgram-paragraphs.json': DEEPGRAM_PARAGRAPHS,
  'deepgram-utterances.json': DEEPGRAM_UTTERANCES,
  ...RECOGNISERS,
  'talk.info.json': INFO,
  'shown.txt': SHOWN,
  'shown-words.txt': SHOWN_IN_WORDS,
  'podcast.md': PODCAST,
  'named.txt': NAMED_LINES,
  ...CAPTIONS,
  ...PAGES,
  'talk.yaml': 'url: https://example.org/talk.mp4\ntitle: "A talk"\ndate: 2025-01-20\ntags: [a, b]\n',
};
