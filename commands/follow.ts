import { type Context, defineCommand } from '../src/core/command.ts';
import { AskerError } from '../src/core/errors.ts';
import type { FollowDesk, Whereto } from '../src/core/follow-desk.ts';
import { followBlocks, followButton, toStop, whereSpans } from '../src/core/follow-replies.ts';
import { discussedIn } from '../src/core/hops.ts';
import type { Invocation } from '../src/core/invocation.ts';
import type { Block, Button, Reply, Span } from '../src/core/reply.ts';
import { wantPlayer } from '../src/core/seek.ts';
import type { Player } from '../src/core/strategy.ts';
import { suggestPlayers } from '../src/core/suggesting.ts';

export const follow = defineCommand({
  name: 'follow',
  about: 'Get a message when a new video speaks of a player’s game',
  example: '/follow google',
  options: {
    player: { kind: 'text', about: 'Whom to follow, such as google; left out, shows what is followed', suggest: true },
    where: { kind: 'choice', about: 'In a direct message to me, or here in this channel', choices: ['me', 'here'] },
    stop: { kind: 'choice', about: 'Follow it no longer', choices: ['yes'] },
  },
  async run({ player: typed, where, stop }, context) {
    const { library, follows, asker } = context;
    if (!follows) throw new AskerError('Players are followed only where Cuepoint is connected to a chat.');
    if (typed === undefined) return list(await follows.follows(asker), context);
    const { name, whereto } = split(typed, where);
    const again = ({ id }: Player): Invocation => ({
      command: 'follow',
      args: { player: id, where: whereto, ...(stop === undefined ? {} : { stop }) },
    });
    const player = await wantPlayer(library, name, again);
    if (stop === 'yes') return stopped(follows, player, whereto, context);
    const { subscription } = await follows.follow(asker, player.id, whereto);
    const channel = subscription.place.channel;
    const others = subscription.players.filter((id) => id !== player.id).length;
    const also = others > 0 ? ` (beside ${others === 1 ? 'another one' : `${others} others`})` : '';
    const paused = subscription.paused === null ? [] : [text(`It is paused: ${subscription.paused}`)];
    const elsewhere: Whereto = whereto === 'me' ? 'here' : 'me';
    const where2: Button = {
      label: elsewhere === 'me' ? 'Follow for myself' : 'Follow in this channel',
      invocation: { command: 'follow', args: { player: player.id, where: elsewhere } },
    };
    return {
      audience: 'asker',
      summary: `You follow ${player.name}.`,
      blocks: [
        text([
          { kind: 'plain', text: 'Following ' },
          { kind: 'strong', text: player.name },
          { kind: 'plain', text: `${also}: within an hour of a new video that speaks of its game, it is posted ` },
          ...whereSpans(whereto, channel),
          { kind: 'plain', text: '.' },
        ]),
        ...paused,
        {
          kind: 'buttons',
          buttons: [
            { label: 'Stop', invocation: toStop({ id: player.id, whereto }) },
            ...(elsewhere === 'me' || asker.channel !== undefined ? [where2] : []),
            LIST,
            { label: 'Breakdown', invocation: { command: 'strategy', args: { player: player.id } } },
          ],
        },
      ],
    };
  },
  suggest: async (_option, typed, { library }) => suggestPlayers(library, typed),
});

const LIST: Button = { label: 'What I follow', invocation: { command: 'follow', args: {} } };

/** `google here` and `google me` name the place as well, where no option does. */
function split(typed: string, where: Whereto | undefined): { readonly name: string; readonly whereto: Whereto } {
  const [, name, place] = /^(.+?)\s+(here|me)$/iu.exec(typed) ?? [];
  if (where !== undefined || name === undefined) return { name: typed, whereto: where ?? 'me' };
  return { name, whereto: place?.toLowerCase() === 'here' ? 'here' : 'me' };
}

async function stopped(
  desk: FollowDesk,
  player: Player,
  whereto: Whereto,
  { asker }: Pick<Context, 'asker'>,
): Promise<Reply> {
  const was = await desk.unfollow(asker, player.id, whereto);
  const place = whereto === 'me' ? 'for yourself' : 'in this channel';
  const summary = was
    ? `${player.name} is not followed any more ${place}.`
    : `${player.name} was not followed ${place}.`;
  const again: Invocation = { command: 'follow', args: { player: player.id, where: whereto } };
  return {
    audience: 'asker',
    summary,
    blocks: [
      text(summary),
      { kind: 'buttons', buttons: [{ label: was ? 'Follow again' : 'Follow', invocation: again }, LIST] },
    ],
  };
}

async function list(
  follows: Awaited<ReturnType<FollowDesk['follows']>>,
  { library }: Pick<Context, 'library'>,
): Promise<Reply> {
  const blocks = await followBlocks(library, follows);
  const heading: Block = { kind: 'heading', text: 'Following', aside: 'posted within an hour of a new video' };
  if (blocks.length > 0)
    return { audience: 'asker', summary: 'What you and this channel follow', blocks: [heading, ...blocks] };
  const players = (await discussedIn(library)).slice(0, 5);
  return {
    audience: 'asker',
    summary: 'Nobody is followed yet.',
    blocks: [
      heading,
      text('Nobody is followed yet. Follow a player, and you hear of it when a new video speaks of its game.'),
      ...(players.length > 0
        ? [{ kind: 'buttons' as const, buttons: players.map(({ id, name }) => followButton(id, `Follow ${name}`)) }]
        : []),
    ],
  };
}

function text(content: string | readonly Span[]): Block {
  return { kind: 'text', content };
}
