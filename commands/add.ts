import type { Added } from '../src/core/add-desk.ts';
import { type Context, defineCommand } from '../src/core/command.ts';
import { AskerError } from '../src/core/errors.ts';
import { discussedIn } from '../src/core/hops.ts';
import type { Invocation } from '../src/core/invocation.ts';
import { aboutLine, count } from '../src/core/phrasing.ts';
import type { Block, Reply } from '../src/core/reply.ts';
import type { Player } from '../src/core/strategy.ts';
import type { Video } from '../src/core/video.ts';

/** Names of players that are told, at most. */
const MOST_NAMED = 5;

export const add = defineCommand({
  name: 'add',
  about: 'Adds a video to the library: its captions as a file, or its address',
  example: '/add https://www.youtube.com/watch?v=U6bZI-0oAjc',
  options: {
    link: { kind: 'text', about: "A video's address, or beside a file where its video is", maxLength: 1000 },
    file: { kind: 'file', about: 'Captions or a transcript, such as .vtt, .srt or .json' },
  },
  manages: true,
  async run({ link, file }, context) {
    const { adds, asker, progress = () => {} } = context;
    if (!adds) throw new AskerError('Nothing can be added to the library here.');
    if (link === undefined && file === undefined) throw nothingGiven(context);
    const request = { ...(link === undefined ? {} : { link }), ...(file === undefined ? {} : { file }) };
    const added = await adds.add(asker, request, progress);
    const players = await discussedIn(context.library, added.video);
    const answer = await about(context, added.video, players);
    const line = outcomeLine(added);
    const blocks: readonly Block[] = [
      { kind: 'heading', text: line, aside: added.video.title },
      { kind: 'text', tone: 'quiet', content: factsOf(added.video, players) },
      ...answer.blocks,
    ];
    return { ...answer, audience: 'asker', summary: `${line}: ${added.video.title}. ${answer.summary}`, blocks };
  },
});

function nothingGiven({ asker }: Context): AskerError {
  const ways = {
    slack:
      'What is to be added? Give a video’s address, or the link to a file that was shared here; or choose “Add to the library” in the menu of a message with a file.',
    discord: 'What is to be added? Attach its captions as `file`, or give the video’s address as `link`.',
    terminal: 'What is to be added? Give a video’s address, or the path of a file in the current folder.',
  };
  return new AskerError(ways[asker.platform], { example: add.example });
}

/** The breakdown of whom the video is most about; its summary where it is about nobody. */
async function about({ run }: Context, video: Video, [most]: readonly Player[]): Promise<Reply> {
  const summary: Invocation = { command: 'summary', args: { video: video.id } };
  return run(most ? { command: 'strategy', args: { player: most.id, video: video.id } } : summary);
}

function outcomeLine({ outcome, documents }: Added): string {
  if (outcome === 'known') return 'It is in the library already';
  return outcome === 'added'
    ? 'Added to the library'
    : `Added to a video of the library (${count(documents.length, 'document')})`;
}

/** What is now findable, in a line: `Ann Author · 20 Jan 2025 · 11:23 · 2,116 words · exact times · Google, OpenAI`. */
function factsOf(video: Video, players: readonly Player[]): string {
  const words = video.cues.reduce((sum, { text }) => sum + (text.match(/\S+/gu)?.length ?? 0), 0);
  const times = {
    exact: 'every quote opens on its second',
    paced: 'times are worked out (≈): the document has none',
    guessed: 'times and duration are worked out (≈): the document has none',
  };
  const named = players.slice(0, MOST_NAMED).map(({ name }) => name);
  const others = players.length - named.length;
  const about =
    named.length === 0
      ? 'about nobody’s game'
      : `about ${named.join(', ')}${others > 0 ? ` and ${count(others, 'other')}` : ''}`;
  return [aboutLine(video), count(words, 'word'), about, times[video.timing]].join(' · ');
}
