import { Message } from 'discord.js';
import type { Progress } from '../core/add-desk.ts';
import type { Asker } from '../core/asker.ts';
import type { Dispatcher } from '../core/dispatch.ts';
import type { CommandFace } from '../core/face.ts';
import type { Invocation } from '../core/invocation.ts';
import { shorten } from '../core/phrasing.ts';
import type { Block, Button, Reply } from '../core/reply.ts';
import { referenceOf } from './attached.ts';
import { videoLinkOf, wordsOf } from './message-parts.ts';
import { beginningOf } from './plain.ts';

/** Characters of a question, which is what a text option takes. */
const LONGEST_QUESTION = 500;

/** What using a command on a message asks, or what is said where the message does not hold it. */
type Asked = { readonly invocation: Invocation; readonly note: string | null } | { readonly reply: Reply };

/** A command that stands in the menu of every message (Apps → …). */
interface MessageCommand {
  /** At most 32 characters: the menu's entry. */
  readonly name: string;
  /** The command that it runs: without that one it is not offered. */
  readonly runs: string;
  /** It changes what everybody sees: it is offered to those who may, in servers. */
  readonly manages?: true;
  ask(message: Message): Asked;
}

const FIND_MOMENTS = 'Find moments about this';
const WHAT_IS_SAID = 'What is said here?';
const ADD = 'Add to the library';

const MESSAGE_COMMANDS: readonly MessageCommand[] = [
  { name: FIND_MOMENTS, runs: 'moments', ask: aboutWords },
  { name: WHAT_IS_SAID, runs: 'moments', ask: aboutLink },
  { name: ADD, runs: 'add', manages: true, ask: aboutFile },
];

const NO_WORDS =
  'That message has no words to look for. Use this on a message with text, or ask yourself: /moments and your question.';

/** The message commands that go with these commands. */
export function messageCommandsFor(faces: readonly CommandFace[]): readonly MessageCommand[] {
  return MESSAGE_COMMANDS.filter(({ runs }) => faces.some(({ name }) => name === runs));
}

/**
 * What a command answers that was used on a message. Discord sends the message along, so that no intent is needed.
 * @throws Error when it did not
 */
export async function replyAbout(
  name: string,
  target: unknown,
  dispatcher: Dispatcher,
  asker: Asker,
  progress?: Progress,
): Promise<Reply> {
  if (!(target instanceof Message)) throw new Error('Discord sent no message for a message command');
  const command = messageCommandsFor(dispatcher.commands).find((each) => each.name === name);
  // A command of another version: the dispatcher says which ones there are.
  const asked = command?.ask(target) ?? { invocation: { command: name, args: {} }, note: null };
  if ('reply' in asked) return asked.reply;
  const reply = await dispatcher.dispatch(asked.invocation, asker, progress);
  if (asked.note === null) return reply;
  const note: Block = { kind: 'text', tone: 'quiet', content: asked.note };
  // Below the heading: what the answer is about comes first.
  return { ...reply, blocks: reply.blocks.toSpliced(1, 0, note) };
}

function aboutWords(message: Message): Asked {
  const words = wordsOf(message);
  // A bare link is all that some messages say.
  const question = beginningOf(words, LONGEST_QUESTION) || videoLinkOf(message);
  if (!question) return refusal(NO_WORDS, null);
  const note = `The message is long: only its beginning was asked, the first ${question.length} characters.`;
  return { invocation: moments(question), note: question.length < words.length ? note : null };
}

function aboutLink(message: Message): Asked {
  const link = videoLinkOf(message);
  if (link !== null && link.length <= LONGEST_QUESTION) return { invocation: moments(link), note: null };
  const words = beginningOf(wordsOf(message), LONGEST_QUESTION);
  return refusal(
    `There is no link to a YouTube video in that message. Use “${WHAT_IS_SAID}” on a message with one, such as https://youtu.be/…?t=263, to read what is said at that second.`,
    words === '' ? null : { label: FIND_MOMENTS, invocation: moments(words) },
  );
}

/** The file of a message, or the video that it links to; of several files, which one is asked. */
function aboutFile(message: Message): Asked {
  const files = [...message.attachments.values()];
  const [only, ...more] = files;
  const link = videoLinkOf(message);
  if (only && more.length === 0) return { invocation: adding({ file: referenceOf(only) }), note: null };
  if (!only && link !== null) return { invocation: adding({ link }), note: null };
  if (!only) {
    return refusal(`There is no file in that message. Use “${ADD}” on one with captions, such as .vtt or .srt.`, null);
  }
  const buttons = files.slice(0, MOST_FILES).map((file) => ({
    label: shorten(file.name, FILE_LABEL),
    invocation: adding({ file: referenceOf(file) }),
  }));
  const summary = 'There are several files in that message. Which one?';
  const blocks: readonly Block[] = [
    { kind: 'text', content: summary },
    { kind: 'buttons', buttons },
  ];
  return { reply: { audience: 'asker', summary, blocks } };
}

/** Files that a message of Discord's may have; characters of a name on a button. */
const MOST_FILES = 10;
const FILE_LABEL = 60;

function adding(args: Invocation['args']): Invocation {
  return { command: 'add', args };
}

function moments(query: string): Invocation {
  return { command: 'moments', args: { query } };
}

function refusal(summary: string, wayOut: Button | null): Asked {
  const ways: readonly Block[] = wayOut === null ? [] : [{ kind: 'buttons', buttons: [wayOut] }];
  return { reply: { audience: 'asker', summary, blocks: [{ kind: 'text', content: summary }, ...ways] } };
}
