import type { Asker } from '../src/core/asker.ts';
import { type Context, defineCommand } from '../src/core/command.ts';
import { digestFormButton, toDigest } from '../src/core/digest-buttons.ts';
import type { DigestDesk } from '../src/core/digest-desk.ts';
import { digestsOf } from '../src/core/digest-form.ts';
import { AskerError } from '../src/core/errors.ts';
import { examplesIn } from '../src/core/examples.ts';
import { followBlocks } from '../src/core/follow-replies.ts';
import { discussedIn, summaryButton } from '../src/core/hops.ts';
import type { Library } from '../src/core/library.ts';
import { aboutLine, freshness } from '../src/core/phrasing.ts';
import type { Block, Button, Rich } from '../src/core/reply.ts';
import type { Video } from '../src/core/video.ts';

/** The newest videos that are shown: what fits on a phone before one scrolls. */
const LATEST = 3;
/** Digests that are shown with their buttons. */
const DIGESTS = 3;
/** Commands to try. */
const TO_TRY = ['ask', 'compare', 'players'];

export const home = defineCommand({
  name: 'home',
  about: 'The latest videos, what you follow, and the digests, with buttons to change them',
  example: '/home',
  options: {},
  async run(_args, context) {
    const { library, commands } = context;
    const status = await library.status();
    const { items } = await library.videos({ offset: 0, limit: LATEST });
    const examples = await examplesIn(library, commands);
    const latest = await Promise.all(items.map((video) => videoBlocks(library, video)));
    const blocks: Block[] = [
      { kind: 'heading', text: 'Cuepoint', aside: freshness(status) },
      ...(latest.length > 0 ? [title('Latest')] : [{ kind: 'text' as const, content: 'The library is empty.' }]),
      ...latest.flat(),
      {
        kind: 'buttons',
        buttons: [
          { label: 'Ask…', invocation: { command: 'ask', args: {}, asks: 'form' }, emphasis: 'primary' },
          { label: 'Players', invocation: { command: 'players', args: {} } },
          { label: 'All videos', invocation: { command: 'library', args: {} } },
          ...(context.shares ? [{ label: 'What I shared', invocation: { command: 'share', args: {} } }] : []),
        ],
      },
      ...(await following(context)),
      ...(await digesting(context)),
      title('To try'),
      {
        kind: 'list',
        items: TO_TRY.flatMap((name) => examples[name] ?? []).map((text): Rich => [{ kind: 'command', text }]),
      },
    ];
    return { audience: 'asker', summary: `Cuepoint: ${freshness(status)}`, blocks };
  },
});

function title(text: string): Block {
  return { kind: 'text', content: [{ kind: 'strong', text }] };
}

/** A video, who is talked about in it, and where to read of both. */
async function videoBlocks(library: Library, video: Video): Promise<readonly Block[]> {
  const [main, ...others] = await discussedIn(library, video);
  const names = [main, ...others].slice(0, 4).flatMap((player) => player?.name ?? []);
  const about = [aboutLine(video), names.join(', ')].filter((part) => part !== '').join(' · ');
  const buttons: Button[] = [summaryButton(video)];
  if (main) {
    const args = { player: main.id, video: video.id };
    buttons.unshift({ label: `Breakdown: ${main.name}`, invocation: { command: 'strategy', args } });
  }
  return [
    {
      kind: 'text',
      content: [
        { kind: 'link', text: video.title, url: video.url },
        { kind: 'quiet', text: ` · ${about}` },
      ],
    },
    { kind: 'buttons', buttons },
  ];
}

async function following({ library, follows, asker }: Context): Promise<readonly Block[]> {
  if (!follows) return [];
  const followed = await told(() => follows.follows(asker));
  if (followed === null) return [];
  const blocks = await followBlocks(library, followed);
  if (blocks.length > 0) return [title('Following'), ...blocks];
  const players = (await discussedIn(library)).slice(0, 3);
  if (players.length === 0) return [];
  const buttons = players.map(
    ({ id, name }): Button => ({ label: `Follow ${name}`, invocation: { command: 'follow', args: { player: id } } }),
  );
  return [
    title('Following'),
    { kind: 'text', content: 'Nobody yet: follow a player, and hear of new videos about it.' },
    { kind: 'buttons', buttons },
  ];
}

async function digesting({ digests, asker }: Context): Promise<readonly Block[]> {
  if (!digests) return [];
  const all = await told(() => digestsOf(digests, asker));
  if (all === null) return [];
  const own = all.filter(({ place }) => place.channel === asker.channel);
  const shown = [...own, ...all.filter((each) => !own.includes(each))].slice(0, DIGESTS);
  const blocks: Block[] = shown.flatMap((each) => digestBlocks(digests, each, asker));
  if (all.length > shown.length)
    blocks.push({
      kind: 'text',
      tone: 'quiet',
      content: `and ${all.length - shown.length} more: /digest list shows all.`,
    });
  if (own.length === 0 && asker.channel !== undefined) {
    blocks.push(
      { kind: 'text', content: 'This channel has no digest yet.' },
      { kind: 'buttons', buttons: [digestFormButton('Subscribe this channel…')] },
    );
  }
  return blocks.length > 0 ? [title('Digests'), ...blocks] : [];
}

/** A digest and what can be done with it; on Discord nothing with that of another channel, where rights may differ. */
function digestBlocks(
  digests: DigestDesk,
  subscription: Awaited<ReturnType<DigestDesk['all']>>[number],
  asker: Asker,
): readonly Block[] {
  const { channel } = subscription.place;
  const elsewhere = channel === asker.channel ? undefined : channel;
  const { paused } = subscription;
  const line: Block = {
    kind: 'text',
    content: [
      { kind: 'channel', id: channel },
      { kind: 'plain', text: ` ${digests.describe(subscription)}${paused === null ? '' : `, paused: ${paused}`}` },
    ],
  };
  if (elsewhere !== undefined && asker.platform === 'discord') return [line];
  const toggle: Button =
    paused === null
      ? { label: 'Pause', invocation: toDigest('pause', elsewhere) }
      : { label: 'Resume', invocation: toDigest('resume', elsewhere) };
  return [line, { kind: 'buttons', buttons: [toggle, digestFormButton('Change…', elsewhere)] }];
}

/** What a desk tells; null where it cannot tell here, such as outside of a channel. */
async function told<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof AskerError) return null;
    throw error;
  }
}
