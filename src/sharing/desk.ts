import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Asker } from '../core/asker.ts';
import type { Courier } from '../core/courier.ts';
import { AskerError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { shorten } from '../core/phrasing.ts';
import { type Access, PostError } from '../core/poster.ts';
import type { Share, ShareDesk } from '../core/share-desk.ts';
import type { ShareRecord, ShareStore } from '../core/share-store.ts';
import type { Wait } from './attempts.ts';
import { postAll, removeAll, rollBack } from './post.ts';

/** Characters that are kept of what was shared, and of who did. */
const ABOUT = 200;
const NAME = 100;

/** What a desk is made of. */
export interface ShareDeskParts {
  readonly store: ShareStore;
  /** One a platform. */
  readonly couriers: readonly Courier[];
  readonly now: () => Date;
  readonly log: Log;
  /** The machine's clock when left out. */
  readonly wait?: Wait;
}

/**
 * The desk at which people share. A share is kept before its first message is posted, so that whatever happens in between
 * its sharer can take back all that stands of it.
 */
export function createShareDesk({ store, couriers, now, log, wait = pause }: ShareDeskParts): ShareDesk {
  function courierOf({ platform }: Asker): Courier {
    const courier = couriers.find((each) => each.platform === platform);
    if (!courier) throw new AskerError('Nothing can be shared here: the bot posts nothing on this platform.');
    return courier;
  }

  /** Takes away what stands of a share that could not be posted whole. @returns what is to be said of it */
  async function cleaned(courier: Courier, share: ShareRecord, cause: PostError): Promise<string> {
    try {
      await rollBack({ courier, store, wait }, share, cause);
      return 'Nothing of it stands in the channel.';
    } catch (error) {
      if (!(error instanceof PostError)) throw error;
      log.warn({ err: error, share: share.id }, 'what stands of a failed share could not be removed');
      return 'A part of it may stand in the channel: /share lists it, and takes it back.';
    }
  }

  return {
    async share(asker, channel, reply) {
      const courier = courierOf(asker);
      await assertOk(courier.mayPost(asker, channel));
      await assertOk(courier.access(asker, channel));
      const messages = await courier.messages(reply);
      const share: ShareRecord = {
        id: randomUUID().replaceAll('-', '').slice(0, 16),
        place: { platform: asker.platform, channel },
        sharer: asker.id,
        sharerName: shorten(asker.name, NAME),
        about: shorten(reply.summary.replace(/\s+/gu, ' '), ABOUT),
        at: now(),
        messageIds: [],
      };
      try {
        return { ...share, messageIds: await postAll({ courier, store, wait }, share, messages) };
      } catch (error) {
        if (!(error instanceof PostError)) throw error;
        log.warn({ err: error, share: share.id, channel }, 'a share could not be posted');
        throw new AskerError(`It was not shared: ${error.message} ${await cleaned(courier, share, error)}`);
      }
    },

    async reaches(asker, channel) {
      const courier = couriers.find(({ platform }) => platform === asker.platform);
      if (!courier) return false;
      try {
        return (await courier.access(asker, channel)).ok;
      } catch (error) {
        if (!(error instanceof PostError)) throw error;
        log.debug({ err: error, channel }, 'it could not be found out whether a channel can be posted to');
        return false;
      }
    },

    async problem(asker, channel) {
      try {
        const courier = courierOf(asker);
        await assertOk(courier.mayPost(asker, channel));
        await assertOk(courier.access(asker, channel));
        return null;
      } catch (error) {
        if (error instanceof AskerError) return error.message;
        throw error;
      }
    },

    async takeBack(asker, id) {
      const share = await store.share(id);
      if (!share || share.place.platform !== asker.platform) {
        throw new AskerError('There is nothing to take back: that was taken back before, or was shared long ago.');
      }
      if (share.sharer !== asker.id)
        throw new AskerError(`${share.sharerName} shared that, and alone can take it back.`);
      try {
        await removeAll({ courier: courierOf(asker), store, wait }, share);
      } catch (error) {
        if (!(error instanceof PostError)) throw error;
        throw new AskerError(`It could not be taken back: ${error.message} Try again, or remove the message yourself.`);
      }
      return known(share);
    },

    async shares({ platform }, scope) {
      return (await store.shares({ platform, ...scope })).map(known);
    },
  };
}

/** @throws AskerError with what is to be done when it is not allowed, or the platform does not say */
async function assertOk(asked: Promise<Access>): Promise<void> {
  let access: Access;
  try {
    access = await asked;
  } catch (error) {
    throw error instanceof PostError ? new AskerError(`It was not shared: ${error.message}`) : error;
  }
  if (!access.ok) throw new AskerError(access.reason);
}

/** A share with the messages that are known to stand. */
function known(share: ShareRecord): Share {
  return { ...share, messageIds: share.messageIds.filter((id) => id !== null) };
}

async function pause(ms: number): Promise<void> {
  await sleep(ms, undefined, { ref: false });
}
