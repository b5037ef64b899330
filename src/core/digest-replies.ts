import { quoted } from './arguments.ts';
import type { Delivery, Subscription } from './digest.ts';
import { buttonsFor, digestFormButton, toDigest } from './digest-buttons.ts';
import type { DigestDesk } from './digest-desk.ts';
import type { Invocation } from './invocation.ts';
import type { Library } from './library.ts';
import { pageButtons, pagesOf } from './paging.ts';
import { count } from './phrasing.ts';
import type { Block, Button, Reply, Rich, Span } from './reply.ts';

/** Replies of a thread on one page of a preview. */
const THREAD_PAGE = 2;
/** Digests that a list names. */
const MOST_LISTED = 25;
/** Deliveries that are shown back. */
const BACK = 10;

/**
 * What the channel's subscription is, when it posts next, and all that can be done with it.
 * @param elsewhere the channel's id, where it is not the one that was asked in
 */
export async function aboutReply(
  digests: DigestDesk,
  library: Library,
  subscription: Subscription,
  news: string,
  ahead: number,
  elsewhere?: string,
): Promise<Reply> {
  const { zone, players, topic, whenNothingNew, paused } = subscription;
  const when = digests.describe(subscription);
  const names = await Promise.all(players.map(async (id) => (await library.findPlayer(id)).found?.name ?? id));
  const wants = [
    names.length > 0 ? `about ${names.join(', ')}` : 'about every player',
    ...(topic === null ? [] : [`in videos about ${quoted(topic)}`]),
    whenNothingNew === 'archive' ? 'one from the archive when nothing is new' : 'nothing when nothing is new',
  ];
  const blocks: Block[] = [
    {
      kind: 'text',
      content: [
        ...(news === '' ? [] : [{ kind: 'plain', text: `${news} ` } as const]),
        elsewhere === undefined ? { kind: 'plain', text: 'This channel' } : { kind: 'channel', id: elsewhere },
        { kind: 'plain', text: ` gets the digest ${when}: ${wants.join('; ')}.` },
      ],
    },
  ];
  if (paused !== null) blocks.push({ kind: 'text', content: `It is paused: ${paused}` });
  const times = paused === null && ahead > 0 ? digests.next(subscription, ahead) : [];
  if (times.length > 0) {
    blocks.push({ kind: 'text', content: 'The next posts:' });
    blocks.push({ kind: 'list', items: times.map((time): Rich => [instant(time, zone)]) });
  }
  blocks.push({ kind: 'buttons', buttons: buttonsFor(subscription, elsewhere) });
  return {
    audience: 'asker',
    summary: `${news} The digest of ${elsewhere === undefined ? 'this' : 'that'} channel: ${when}`.trim(),
    blocks,
  };
}

/** Every digest of the platform; `here` is that of the channel that was asked in. */
export function listReply(digests: DigestDesk, all: readonly Subscription[], here: Subscription | null): Reply {
  const items = all.map(
    (subscription): Rich => [
      { kind: 'channel', id: subscription.place.channel },
      { kind: 'plain', text: ` ${digests.describe(subscription)}${subscription.paused === null ? '' : ', paused'}` },
    ],
  );
  if (all.length > MOST_LISTED) items.push(`and ${all.length - MOST_LISTED} more`);
  const buttons = here ? buttonsFor(here) : [digestFormButton('Subscribe this channel…')];
  const title = count(all.length, 'digest');
  return {
    audience: 'asker',
    summary: title,
    blocks: [
      { kind: 'heading', text: 'Digests', aside: title },
      { kind: 'list', items },
      { kind: 'buttons', buttons },
    ],
  };
}

/** What would be posted now, for the asker alone: the message itself, and on the pages after it what is in its thread. */
export async function previewReply(
  digests: DigestDesk,
  subscription: Subscription,
  page: number,
  elsewhere?: string,
): Promise<Reply> {
  const post = await digests.preview(subscription);
  if (!post)
    return said(
      'Nothing would be posted now: there is nothing new for this channel.',
      buttonsFor(subscription, elsewhere),
    );
  const to = (page: number): Invocation => ({
    command: 'digest',
    args: { ...toDigest('preview', elsewhere).args, page },
  });
  const pages = pagesOf(THREAD_PAGE + post.thread.length, THREAD_PAGE, page, to);
  const first = page === 1;
  const shown = first ? [post.parent] : post.thread.slice((page - 2) * THREAD_PAGE, (page - 1) * THREAD_PAGE);
  const what = first ? 'This is what would be posted now:' : 'This would stand in its thread:';
  return {
    audience: 'asker',
    summary: `Preview: ${post.parent.summary}`,
    blocks: [
      { kind: 'text', tone: 'quiet', content: what },
      {
        kind: 'buttons',
        buttons: [...pageButtons(page, pages, to), ...(first ? buttonsFor(subscription, elsewhere).slice(1, 4) : [])],
      },
      ...shown.flatMap((reply): readonly Block[] => [{ kind: 'divider' }, ...reply.blocks]),
    ],
  };
}

/** Posts, and says what came of it. @param here the subscription as it is afterwards: a refusal pauses it */
export async function postedReply(
  digests: DigestDesk,
  subscription: Subscription,
  here: () => Promise<Subscription | null>,
  elsewhere?: string,
): Promise<Reply> {
  const { state, reason } = await digests.postNow(subscription);
  const after = (await here()) ?? subscription;
  const buttons = buttonsFor(after, elsewhere);
  if (state === 'posted') return said('Posted.', buttons);
  if (state === 'claimed') return said('It is being posted; History shows what comes of it.', buttons);
  if (state === 'empty') return said('There is nothing new for this channel, so nothing was posted.', buttons);
  const paused = after.paused === null ? '' : ' The digest is paused until somebody resumes it.';
  return said(`It could not be posted${reason === null ? '' : `: ${reason}`}${paused}`, buttons);
}

/** What became of the last due times. */
export async function historyReply(
  digests: DigestDesk,
  subscription: Subscription,
  elsewhere?: string,
): Promise<Reply> {
  const deliveries = await digests.history(subscription, BACK);
  if (deliveries.length === 0) return said('Nothing has been due yet.', buttonsFor(subscription, elsewhere));
  return {
    audience: 'asker',
    summary: `The last ${count(deliveries.length, 'delivery', 'deliveries')} of this channel`,
    blocks: [
      { kind: 'heading', text: 'The last deliveries' },
      { kind: 'list', items: deliveries.map((delivery) => deliveryLine(delivery, subscription.zone)) },
      { kind: 'buttons', buttons: buttonsFor(subscription, elsewhere) },
    ],
  };
}

function deliveryLine({ dueAt, settledAt, state, reason }: Delivery, zone: string): Rich {
  const late = settledAt === null ? 0 : Math.round((settledAt.getTime() - dueAt.getTime()) / 1_000);
  const told = {
    claimed: 'is being posted',
    posted:
      late < 60
        ? `posted, ${count(Math.max(0, late), 'second')} late`
        : `posted, ${count(Math.round(late / 60), 'minute')} late`,
    empty: 'nothing new',
    failed: 'failed',
    missed: 'missed: noticed too late',
  };
  return [instant(dueAt, zone), { kind: 'plain', text: ` ${told[state]}${reason === null ? '' : `: ${reason}`}` }];
}

function instant(time: Date, zone: string): Span {
  return { kind: 'time', at: Math.floor(time.getTime() / 1_000), zone };
}

/** A sentence with what can be done next. */
export function said(text: string, buttons: readonly Button[]): Reply {
  return {
    audience: 'asker',
    summary: text,
    blocks: [
      { kind: 'text', content: text },
      { kind: 'buttons', buttons },
    ],
  };
}
