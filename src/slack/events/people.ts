import type { webApi } from '@slack/bolt';
import type { Asker } from '../../core/asker.ts';
import type { Log } from '../../core/log.ts';
import { errorInWords } from '../log-bridge.ts';

/** People remembered at once; those met longest ago are asked for again. */
const REMEMBERED = 2000;

/** Who somebody is, as far as an answer needs to know. */
export interface People {
  /** Somebody who did something there; in no channel when it is left out. Never rejects. */
  asker(user: string, channel?: string): Promise<Asker>;
}

type Known = Pick<Asker, 'name' | 'locale'>;

/** Events give a person's id alone: the name and the language come from `users.info`, once for each person. */
export function createPeople(client: webApi.WebClient, token: string, log: Log): People {
  const known = new Map<string, Known>();

  async function lookUp(user: string): Promise<Known> {
    const found = known.get(user);
    if (found) return found;
    try {
      const { user: person } = await client.users.info({ token, user, include_locale: true });
      const name = person?.profile?.display_name || person?.real_name || person?.name || 'someone';
      const one = { name, ...(person?.locale ? { locale: person.locale } : {}) };
      known.set(user, one);
      const [oldest] = known.keys();
      if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
      return one;
    } catch (error) {
      log.warn({ error: errorInWords(error) }, 'Slack did not say who asks');
      return { name: 'someone' };
    }
  }

  return {
    async asker(user, channel) {
      return { platform: 'slack', id: user, ...(await lookUp(user)), ...(channel === undefined ? {} : { channel }) };
    },
  };
}
