import type { Subscription } from '../core/digest.ts';
import type { DigestStore } from '../core/digest-store.ts';
import type { Log } from '../core/log.ts';
import type { PostError, Poster } from '../core/poster.ts';
import type { Reply } from '../core/reply.ts';

/** Says in the log that a platform takes nothing of the bot's: once, until it takes something again. */
export interface Complaints {
  refused(platform: Poster['platform'], error: PostError): void;
  taken(platform: Poster['platform']): void;
}

export function createComplaints(log: Log): Complaints {
  const refusing = new Set<Poster['platform']>();
  return {
    refused(platform, { message: reason }) {
      if (refusing.has(platform)) return;
      refusing.add(platform);
      log.error(
        { platform, reason },
        'the platform takes nothing of the bot: digests are tried until they are too late',
      );
    },
    taken(platform) {
      if (refusing.delete(platform)) log.info({ platform }, 'the platform takes posts of the bot again');
    },
  };
}

/**
 * Pauses a subscription that its platform refuses, and tells its creator: once for a delivery, and rather not at all
 * than twice.
 */
export async function pauseRefused(
  { store, log }: { store: DigestStore; log: Log },
  { id, creator }: Subscription,
  poster: Poster,
  refused: { readonly delivery: string; readonly reason: string },
): Promise<void> {
  const { delivery, reason } = refused;
  const current = await store.subscription(id);
  if (current && current.paused === null) await store.save({ ...current, paused: reason });
  log.warn({ subscription: id, delivery, reason }, 'a subscription was paused');
  const note = `told of refusal:${delivery}`;
  if (!current || creator === null || (await store.note(note)) !== null) return;
  await store.keepNote(note, creator);
  try {
    await poster.tell(creator, refusalReply(current, reason));
  } catch (error) {
    log.warn({ err: error, subscription: id }, 'the creator of a subscription could not be told that it is paused');
  }
}

function refusalReply({ place, kind }: Subscription, reason: string): Reply {
  const [what, mend] =
    kind === 'follow'
      ? (['What you follow', '/follow'] as const)
      : (['The digest that you set up', '/digest resume'] as const);
  return {
    audience: 'asker',
    summary: `${what} is paused: ${reason}`,
    blocks: [
      {
        kind: 'text',
        content: [
          { kind: 'plain', text: `${what} ${kind === 'follow' ? 'in' : 'for'} ` },
          { kind: 'channel', id: place.channel },
          { kind: 'plain', text: ` is paused: ${reason}` },
        ],
      },
      {
        kind: 'text',
        content: [
          { kind: 'plain', text: 'When that is mended, ' },
          { kind: 'command', text: mend },
          { kind: 'plain', text: ' in that channel starts it again.' },
        ],
      },
    ],
  };
}
