import type { webApi } from '@slack/bolt';
import type { Dispatcher } from '../../core/dispatch.ts';
import type { InvocationVault } from '../../core/invocation.ts';
import type { Log } from '../../core/log.ts';
import type { Patience, Wait } from '../retry.ts';

/** What everything that answers events works with. */
export interface EventTools {
  readonly client: webApi.WebClient;
  readonly token: string;
  readonly dispatcher: Dispatcher;
  readonly vault: InvocationVault;
  readonly log: Log;
  readonly wait: Wait;
}

/** Somebody waits for an answer: a few attempts, within a time in which it is still of use. */
export const PATIENCE: Patience = { attempts: 3, firstDelay: 300, longestWait: 30 };
