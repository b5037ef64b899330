import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { COMMANDS } from '../../commands/index.ts';
import { AskerError } from '../../src/core/errors.ts';
import type { Library } from '../../src/core/library.ts';
import { understand } from '../../src/core/plain-words.ts';
import { typedForm } from '../../src/core/typed.ts';
import { libraryFolder, openHouse, page } from '../support/library.ts';
import { seeded } from '../support/seeded.ts';

const SEED = 'U6bZI-0oAjc';

/** What a question is taken as, as one could type it. */
async function taken(question: string, library: Library): Promise<string> {
  const { command, args } = await understand(question, { library, commands: COMMANDS });
  const face = COMMANDS.find(({ name }) => name === command);
  assert.ok(face, command);
  return typedForm(face, args);
}

const OF_THE_SEEDS: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'a player and a word of intent is a breakdown': [
    ["what is google's bet?", '/strategy google'],
    ['What is Google’s bet', '/strategy google'],
    ["google's bet?", '/strategy google'],
    ['whats googles strategy', '/strategy google'],
    ['what does openai want', '/strategy openai'],
    ['what does sam altman want?', '/strategy openai'],
    ['why is meta giving it away', '/strategy meta'],
    ["what's the risk for amazon", '/strategy amazon'],
    ['hey cuepoint, what is microsoft up to', '/strategy microsoft'],
    ['@Cuepoint openai strategy', '/strategy openai'],
    ['<@U0123ABC> what is google’s bet?', '/strategy google'],
    ['<@!123456789> google plan', '/strategy google'],
    ["what is\ngoogle's bet\n?", '/strategy google'],
    ['WHAT IS GOOGLE’S BET???', '/strategy google'],
    ['google google google bet', '/strategy google'],
    ["tesla's plan?", '/strategy tesla'],
    ['<!channel> @everyone **bold** what is google’s bet', '/strategy google'],
  ],
  'a player and what asks for a facet in other words is a breakdown': [
    ['what could go wrong for google', '/strategy google'],
    ["what's going wrong at google?", '/strategy google'],
    ['what might go wrong with microsoft', '/strategy microsoft'],
    ['what keeps google up at night', '/strategy google'],
    ['what is openai most worried about', '/strategy openai'],
    ["what are meta's biggest challenges", '/strategy meta'],
    ['what problems does amazon have', '/strategy amazon'],
    ['where is google vulnerable', '/strategy google'],
    ['how could openai fail', '/strategy openai'],
    ["google's weak spot", '/strategy google'],
    ['the bear case for openai', '/strategy openai'],
    ['what is microsoft counting on', '/strategy microsoft'],
    ['what does openai believe', '/strategy openai'],
    ['what would have to be true for google', '/strategy google'],
    ['what drives meta', '/strategy meta'],
    ["what's in it for meta", '/strategy meta'],
    ['what does meta gain from it', '/strategy meta'],
    ['how is google fighting back', '/strategy google'],
    ['how does google respond', '/strategy google'],
    ['where is openai headed', '/strategy openai'],
    ['what happens to google', '/strategy google'],
    ['what could go wrong for google and openai', '/compare google other:openai'],
  ],
  'such words about something else are looked for': [
    ['what could go wrong with the training run', '/moments what could go wrong with the training run'],
    ["what could go wrong with openai's pricing", "/moments what could go wrong with openai's pricing"],
    ['what does the host believe about openai', '/moments what does the host believe about openai'],
    ['what problems do engineers at google have', '/moments what problems do engineers at google have'],
    ['did google lose engineers to deepseek', '/moments did google lose engineers to deepseek'],
    ['what could go wrong', '/moments what could go wrong'],
    ['google drive', '/moments google drive'],
    ['microsoft edge', '/moments microsoft edge'],
  ],
  'a player alone is a breakdown as well': [
    ['openai', '/strategy openai'],
    ['tell me about meta', '/strategy meta'],
    ['what about amazon?', '/strategy amazon'],
    ['who is google', '/strategy google'],
  ],
  'what speech recognition and fingers make of a name is understood': [
    ['Deep Seek game plan', '/strategy deepseek'],
    ["what's deep-seek's strategy", '/strategy deepseek'],
    ["gogle's bet", '/strategy google'],
    ["what is deepsek's strategy", '/strategy deepseek'],
    ['startegy of micosoft', '/strategy microsoft'],
    ['anthropics plan', '/strategy anthropic'],
  ],
  'two players are a comparison': [
    ['deepseek vs openai', '/compare deepseek other:openai'],
    ['deep seek vs. open ai', '/compare deepseek other:openai'],
    ['compare google and microsoft', '/compare google other:microsoft'],
    ['difference between open ai and deepseek strategy', '/compare openai other:deepseek'],
    ['google microsoft', '/compare google other:microsoft'],
    ['compare the risks of openai and google', '/compare openai other:google'],
    ['what are the risks of openai and google', '/compare openai other:google'],
    ['google, meta: who is winning?', '/compare google other:meta'],
    ['google or meta?', '/compare google other:meta'],
    ['is openai better than google', '/compare openai other:google'],
    ['compare gogle and microsft', '/compare google other:microsoft'],
    ['compare google and zorblax', '/compare google other:zorblax'],
  ],
  'a title is a summary, or its key points': [
    ['DeepSeek vs OpenAI: Strategic AI Competition', `/summary ${SEED}`],
    [
      'DeepSeek Releases R1: Capability & Strategy vs. Strategy of OpenAI, Google, Amazon, and Microsoft',
      `/summary ${SEED}`,
    ],
    ['summary of deepseek vs openai', `/summary ${SEED}`],
    ['summarise deepseek vs openai please', `/summary ${SEED}`],
    ['deepseek vs openai summary', `/summary ${SEED}`],
    ['what is "DeepSeek vs OpenAI" about?', `/summary ${SEED}`],
    ['tl;dr of the deepseek vs openai video', `/summary ${SEED}`],
    ['summary of the latest video', `/summary ${SEED}`],
    ['summarize https://youtu.be/U6bZI-0oAjc', `/summary ${SEED}`],
    ['key points of deepseek vs openai', `/keypoints ${SEED}`],
    ['takeaways from https://youtu.be/U6bZI-0oAjc?t=3', `/keypoints ${SEED}`],
  ],
  'a video narrows what is asked': [
    ["google's bet in deepseek vs openai", `/strategy google video:${SEED}`],
    ["google's bet in https://youtu.be/U6bZI-0oAjc?t=263", `/strategy google video:${SEED}`],
    ['who do they talk about in deepseek vs openai', `/players ${SEED}`],
    ['what is said at 4:23 in deepseek vs openai', `/transcript ${SEED} at:4:23`],
    ['transcript of deepseek vs openai at 4:23', `/transcript ${SEED} at:4:23`],
  ],
  'a link is what is said at its second': [
    ['https://youtu.be/U6bZI-0oAjc?t=263', '/moments https://youtu.be/U6bZI-0oAjc?t=263'],
    ['<https://youtu.be/U6bZI-0oAjc?t=263|this> (look!)', '/moments https://youtu.be/U6bZI-0oAjc?t=263'],
    ["google's bet in https://youtu.be/otherotherr", '/moments https://youtu.be/otherotherr'],
    ['have you seen https://youtu.be/U6bZI-0oAjc?t=263?', '/moments https://youtu.be/U6bZI-0oAjc?t=263'],
  ],
  'what there is, and who is talked about': [
    ['who is talked about?', '/players'],
    ['which companies are in the library', '/players'],
    ['players', '/players'],
    ['library', '/library'],
    ['what videos are there', '/library'],
    ['videos about deepseek', '/library deepseek'],
    ['latest videos', '/library'],
    ["what's new?", '/library'],
    ['show me the newest talks', '/library'],
  ],
  'a greeting, a cry for help, or nothing is answered with what can be asked': [
    ['', '/cuepoint'],
    ['<@U0123ABC>', '/cuepoint'],
    ['hello', '/cuepoint'],
    ['hey cuepoint', '/cuepoint'],
    ['help', '/cuepoint'],
    ['thanks!', '/cuepoint'],
    ['what can you do?', '/cuepoint'],
    ['???', '/cuepoint'],
    ['🎉', '/cuepoint'],
  ],
  'everything else is looked for among the moments, without what only asks': [
    ['what did they say about the search funnel?', '/moments search funnel'],
    ['search funnel collapse', '/moments search funnel collapse'],
    ['what does nate jones say about agents?', '/moments agents'],
    ['where do they talk about open source models', '/moments open source models'],
    ['find moments about the feedback loop', '/moments feedback loop'],
    ["what did he say about google's search ads", "/moments google's search ads"],
    ['how does google make money', '/moments how does google make money'],
    ['follow the money', '/moments follow the money'],
    ['<script>alert(1)</script>', '/moments <script>alert(1)</script>'],
    ['עברית', '/moments עברית'],
    ['make a plan for the game', '/moments make a plan for the game'],
    ['what is the target market', '/moments what is the target market'],
  ],
  'a command that is typed is that command, and to follow is one that can be said': [
    ['/strategy google', '/strategy google'],
    ['<@U0123ABC> /moments ai page:2', '/moments ai page:2'],
    ['follow google', '/follow google'],
    ['please follow open ai.', '/follow openai'],
    ['stop following google', '/follow google stop:yes'],
  ],
};

for (const [what, cases] of Object.entries(OF_THE_SEEDS)) {
  describe(what, () => {
    for (const [question, command] of cases) {
      test(`${JSON.stringify(question)} is ${command}`, async (t) => {
        const { library } = await openHouse(t);
        assert.equal(await taken(question, library), command);
      });
    }
  });
}

/** A library of other things: makers of batteries, one of which no list of players knows. */
const BATTERIES = {
  'a.txt': page('The quiet war for batteries', 'battery0001', [
    [0, 'Volthaven is betting on sodium because Volthaven wants to be rid of lithium for good'],
    [8, 'Volthaven plans to sell its cells to everybody and Volthaven is building three plants'],
    [16, 'the risk for Volthaven is that lithium gets cheap again and nobody needs Volthaven any more'],
    [24, 'Toyota is betting on solid state and Toyota wants to keep its engines for as long as it can'],
    [32, 'Toyota is waiting because Toyota makes its money with hybrids and that is why it defends them'],
    [40, 'the strategy of Toyota is to license what it has and let others build the plants'],
  ]),
  'b.txt': page('Gardens in winter', 'gardens0001', [
    [0, 'what grows under snow is a question of water and of patience'],
  ]),
  'c.txt': page('Gardens in summer', 'gardens0002', [[0, 'what grows in the sun is a question of shade']]),
};

test('another library is understood as well: its own titles, and players that no list knows', async (t) => {
  const { library } = await openHouse(t, libraryFolder(t, BATTERIES));
  for (const [question, command] of [
    ["what is toyota's bet", '/strategy toyota'],
    ['toyotas risk', '/strategy toyota'],
    ['Gardens in winter', '/summary gardens0001'],
    ['gardens in summer summary', '/summary gardens0002'],
    ['key takeaways from the quiet war for batteries', '/keypoints battery0001'],
    ['recap gardens', '/summary gardens'],
    ['what grows under snow', '/moments what grows under snow'],
    ["google's bet", '/strategy google'],
    ["toyota's strategy in the quiet war for batteries", '/strategy toyota video:battery0001'],
  ] as const) {
    assert.equal(await taken(question, library), command, question);
  }
  const own = (await library.players()).find(({ player }) => player.name === 'Volthaven');
  if (own) assert.equal(await taken("volthaven's plan", library), `/strategy ${own.player.id}`);
});

test('an empty library understands as well', async (t) => {
  const { library } = await openHouse(t, libraryFolder(t, {}));
  assert.equal(await taken("google's bet", library), '/strategy google');
  assert.equal(await taken('summary', library), '/moments summary');
  assert.equal(await taken('anything at all', library), '/moments anything at all');
});

test('to ask by way of asking, or to share, is refused', async (t) => {
  const { library } = await openHouse(t);
  for (const question of ['/ask x', '/share of:x', '<@U1> /ask /ask /ask x']) {
    await assert.rejects(taken(question, library), AskerError, question);
  }
});

test('whatever is said is taken as something that can be run, and a long text is one to find moments about', async (t) => {
  const { library } = await openHouse(t);
  const random = seeded(5);
  const parts =
    `google openai 's what is the vs in of : , / @ < > " ' ? summary key points bet deepseek https://youtu.be/U6bZI-0oAjc?t=9
    4:23 \u202e \u0000 🎉 %00 ((( *** compare and who talked about latest video at follow stop /strategy page:x`.split(
      /\s+/u,
    );
  for (let round = 0; round < 400; round += 1) {
    const words = Array.from(
      { length: Math.floor(random() * 30) },
      () => parts[Math.floor(random() * parts.length)] ?? '',
    );
    const question = words.join(random() < 0.2 ? '' : ' ');
    const { command, args } = await understand(question, { library, commands: COMMANDS });
    assert.ok(
      COMMANDS.some(({ name }) => name === command),
      question,
    );
    assert.ok(String(args['query'] ?? '').length <= 500, question);
  }
  const long = await taken(`google's plan ${'and so on about the harvest '.repeat(100)}`, library);
  assert.match(long, /^\/moments google's plan and so on/u);
  assert.ok(long.length < 450);
});
