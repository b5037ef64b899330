import { type Context, defineCommand } from '../src/core/command.ts';
import { AskerError } from '../src/core/errors.ts';
import type { Invocation } from '../src/core/invocation.ts';
import { shorten } from '../src/core/phrasing.ts';
import { helpful } from '../src/core/plain-answers.ts';
import { understand } from '../src/core/plain-words.ts';
import type { Block, Reply } from '../src/core/reply.ts';
import { suggestQuestions } from '../src/core/suggesting.ts';
import { typedForm } from '../src/core/typed.ts';

/** A question may be a whole message. */
const QUESTION = 3_000;
/** Characters of the command that it was taken as. */
const TAKEN = 200;

export const ask = defineCommand({
  name: 'ask',
  about: 'Ask in your own words, and see which command answers',
  example: "/ask what is google's bet?",
  options: {
    question: {
      ...{ kind: 'text', about: "What you want to know, such as: what is google's bet?" },
      ...{ required: true, suggest: true, quotes: true, maxLength: QUESTION },
    },
  },
  async run({ question }, context) {
    const invocation = await understand(question, context);
    return withTaken(await answerTo(invocation, context.run), await takenAs(invocation, context));
  },
  async form(args) {
    const question = typeof args['question'] === 'string' ? { value: args['question'].slice(0, QUESTION) } : {};
    return {
      title: 'Ask Cuepoint',
      fields: [
        {
          ...{ kind: 'text', name: 'question', label: 'Question', about: "Such as: what is google's bet?" },
          ...{ required: true, multiline: true, maxLength: QUESTION, ...question },
        },
      ],
      submit: 'Ask',
      invocation: { command: 'ask', args: {} },
    };
  },
  suggest: async (_option, typed, { library }) => suggestQuestions(library, typed),
});

/** What the command answers, also when that is what was wrong. */
async function answerTo(invocation: Invocation, run: (invocation: Invocation) => Promise<Reply>): Promise<Reply> {
  try {
    return await run(invocation);
  } catch (error) {
    if (error instanceof AskerError) return helpful(error);
    throw error;
  }
}

/** The command as one could type it: a video by its title, where that finds it. */
async function takenAs({ command, args }: Invocation, { library, commands }: Context): Promise<string> {
  const face = commands.find(({ name }) => name === command);
  const video = args['video'] === undefined ? null : await library.video(String(args['video']));
  const titled = video && (await library.findVideo(video.title)).found?.id === video.id ? { video: video.title } : {};
  return shorten(face ? typedForm(face, { ...args, ...titled }) : `/${command}`, TAKEN);
}

/** The answer, after a line from which one learns the command. */
function withTaken(reply: Reply, command: string): Reply {
  const taken: Block = {
    kind: 'text',
    tone: 'quiet',
    content: [
      { kind: 'plain', text: 'Took it as ' },
      { kind: 'command', text: command },
    ],
  };
  return { ...reply, blocks: [taken, ...reply.blocks] };
}
