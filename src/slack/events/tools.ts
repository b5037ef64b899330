import type { webApi } from '@slack/bolt';
import type { Dispatcher } from '../../core/dispatch.ts';
import type { InvocationVault } from '../../core/invocation.ts';
import type { Log } from '../../core/log.ts';
import type { Timer } from '../late.ts';
import type { SlackPictures } from '../pictures.ts';
import type { Patience, Wait } from '../retry.ts';

/** What everything that answers events works with. */
export interface EventTools {
  readonly client: webApi.WebClient;
  readonly botToken: string;
  readonly dispatcher: Dispatcher;
  readonly vault: InvocationVault;
  readonly log: Log;
  readonly wait: Wait;
  readonly timer: Timer;
  /** How pictures come into answers; they are left out without it. */
  readonly pictures?: SlackPictures;
}

/** Somebody waits for an answer: a few attempts, within a time in which it is still of use. */
export const PATIENCE: Patience = { attempts: 3, firstDelay: 300, longestWait: 30 };
