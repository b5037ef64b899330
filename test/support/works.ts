import { COMMANDS } from '../../commands/index.ts';
import { USUAL_PACE } from '../../src/core/pace.ts';
import { LANGUAGES } from '../../src/discord/locales/index.ts';

/** Something that works, where and how, and the test that shows it. */
interface Works {
  readonly what: string;
  readonly slack: string;
  readonly discord: string;
  readonly prompt: string;
  /** A test's file, under test/, and its name as it stands there; one for each place where the tests differ. */
  readonly shownBy: readonly (readonly [file: string, name: string])[];
}

const NO = '–';
const YES = 'yes';
const WALK = 'from every command’s example every button, select and form answers, and so does what they lead to';

/** What works where. Every line is held by its tests; the README’s table is made of it. */
export const WORKS: readonly Works[] = [
  {
    what: `All ${COMMANDS.length} commands, their buttons, selects and pages`,
    ...{ slack: YES, discord: YES, prompt: 'by number' },
    shownBy: [['contracts/whole.ts', WALK]],
  },
  {
    what: 'Completion while typing',
    ...{ slack: NO, discord: YES, prompt: 'Tab' },
    shownBy: [['contracts/adapter.ts', 'completions know players by any of their names']],
  },
  {
    what: 'Forms: share, ask, digest',
    ...{ slack: 'modal', discord: 'modal', prompt: 'line by line' },
    shownBy: [
      ['contracts/whole.ts', WALK],
      ['terminal/form.test.ts', 'a form is asked for field by field; an empty line keeps what is filled in'],
    ],
  },
  {
    what: 'Share picked quotes with a note, and take them back',
    ...{ slack: YES, discord: YES, prompt: 'to the prompt' },
    shownBy: [
      [
        'contracts/sharing.ts',
        'Share… asks where and with what note, and posts the picked quotes in the sharer’s name',
      ],
      ['contracts/whole.ts', 'what is shared stands in the channel until its sharer takes it back'],
    ],
  },
  {
    what: 'A press on what a colleague shared answers in private',
    ...{ slack: YES, discord: YES, prompt: NO },
    shownBy: [
      ['contracts/whole.ts', 'a press on what somebody shared answers the presser alone, and the message stays'],
    ],
  },
  {
    what: 'Buttons of last week, after a restart, on another replica',
    ...{ slack: YES, discord: YES, prompt: NO },
    shownBy: [
      ['contracts/whole.ts', 'after a restart, and from another process, everything that stands there still works'],
    ],
  },
  {
    what: 'Follow a player: in a channel, or in a direct message',
    ...{ slack: YES, discord: YES, prompt: 'at the prompt' },
    shownBy: [
      ['contracts/whole.ts', 'a player is followed and no longer followed, and the list says so'],
      [
        'digest/follow/posts.test.ts',
        'posts within the hour what came in since, once, and nothing of what was there before',
      ],
    ],
  },
  {
    what: 'A question in plain words: `@cuepoint what is google’s bet?`',
    ...{ slack: 'mention, direct message, `/ask`', discord: '`/ask`', prompt: '`/ask`' },
    shownBy: [
      [
        'slack/events/house.test.ts',
        'answer a mention, a direct message, the Home tab and a link, in what Slack takes',
      ],
      ['contracts/whole.ts', WALK],
    ],
  },
  {
    what: 'A link to a video, pasted: what is said at its second',
    ...{ slack: 'unfurled', discord: 'menu: What is said here?', prompt: '`/moments LINK`' },
    shownBy: [
      [
        'slack/events/house.test.ts',
        'answer a mention, a direct message, the Home tab and a link, in what Slack takes',
      ],
      ['discord/message-commands.test.ts', 'the first link that names a video is asked for what is said there'],
    ],
  },
  {
    what: 'In a message’s menu: Find moments about this',
    ...{ slack: YES, discord: YES, prompt: NO },
    shownBy: [
      ['slack/shortcut.test.ts', 'asks for what the message says, and answers privately where the bot is no member'],
      [
        'discord/message-commands.test.ts',
        'the words of a message become the question, privately and in the name of the one who asks',
      ],
    ],
  },
  {
    what: 'In a person’s menu: What they shared here',
    ...{ slack: NO, discord: YES, prompt: NO },
    shownBy: [
      ['discord/user-commands.test.ts', 'what somebody shared is asked for in their menu, and answered privately'],
    ],
  },
  {
    what: 'From anywhere: Ask Cuepoint',
    ...{ slack: 'shortcut', discord: NO, prompt: NO },
    shownBy: [
      ['slack/events/ask-shortcut.test.ts', 'opens the form of /ask, and answers in the modal that the form was in'],
    ],
  },
  {
    what: 'A conversation with suggested questions, the answer streamed',
    ...{ slack: 'where the workspace has it', discord: NO, prompt: NO },
    shownBy: [
      ['slack/events/direct.test.ts', 'is answered under it, streamed, with nothing in what is streamed alive'],
      ['slack/events/direct.test.ts', 'suggests questions about the players who are talked about most'],
    ],
  },
  {
    what: 'How fresh the library is, what you follow, the digests',
    ...{ slack: 'Home tab, `/home`', discord: 'presence, `/home`', prompt: '`/home`' },
    shownBy: [
      ['slack/events/home.test.ts', 'shows what /home answers, to whoever opens it'],
      ['discord/presence.test.ts', 'how fresh the library is stands below the bot’s name, brought up to date'],
    ],
  },
  {
    what: 'Names and descriptions of commands in several languages',
    ...{ slack: NO, discord: `${LANGUAGES.length + 1} languages`, prompt: NO },
    shownBy: [['discord/locales.test.ts', 'every language has words for all commands, options, choices and menus']],
  },
  {
    what: 'Installed for oneself, in servers without the bot',
    ...{ slack: NO, discord: YES, prompt: NO },
    shownBy: [
      [
        'discord/elsewhere.test.ts',
        'who brought the bot along is answered where it is not, and it knows that it cannot post there',
      ],
    ],
  },
  {
    what: `${USUAL_PACE.asks} questions a minute a person, then a private word`,
    ...{ slack: YES, discord: YES, prompt: NO },
    shownBy: [
      ['contracts/whole.ts', 'who asks faster than anybody reads is told so in private, and the others are answered'],
    ],
  },
];

/** As Markdown. */
export function worksTable(): string {
  const rows = WORKS.map(({ what, slack, discord, prompt }) => `| ${what} | ${slack} | ${discord} | ${prompt} |`);
  return ['| what | Slack | Discord | prompt |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
