import { LIMITS } from './limits.ts';
import { errorInWords } from './log-bridge.ts';
import { PassingFailure, type Patience, retried, type Wait } from './retry.ts';

/** Slack does not take a message at a response_url, and will not take it later either. */
export class ResponseRefused extends Error {
  override readonly name = 'ResponseRefused';
  /** Slack's own error, such as `invalid_blocks` or `used_url`. */
  readonly reason: string;

  constructor(reason: string) {
    super(`Slack refused an answer: ${reason}`);
    this.reason = reason;
  }

  /** The URL itself is of no more use; another way to the asker may be. */
  get spent(): boolean {
    return ['expired_url', 'used_url', 'invalid_url', '403', '404', '410'].includes(this.reason);
  }
}

/** A person waits: a few attempts, within the half minute in which an answer is still of use. */
const PATIENCE: Patience = { attempts: 4, firstDelay: 300, longestWait: 30 };
const TIMEOUT_MS = 10_000;

/**
 * Where one interaction is answered, without the bot being in the channel: five messages within 30 minutes. Bolt's
 * own `respond` gives only the status of a failure; the reason and `Retry-After` are needed here.
 * Source: docs.slack.dev/interactivity/handling-user-interaction
 */
export class ResponseUrl {
  readonly #url: string;
  readonly #wait: Wait;
  readonly #signal: AbortSignal;
  #uses = 0;

  constructor(url: string, wait: Wait, signal: AbortSignal) {
    this.#url = url;
    this.#wait = wait;
    this.#signal = signal;
  }

  /** Messages that it still takes. */
  get left(): number {
    return Math.max(0, LIMITS.responseUrlUses - this.#uses);
  }

  /** @throws ResponseRefused, or PassingFailure when Slack could not be reached in time */
  post(payload: object): Promise<void> {
    return this.#use(payload, PATIENCE);
  }

  /** The same for what is soon of no use: it is tried once. */
  postOnce(payload: object): Promise<void> {
    return this.#use(payload, { ...PATIENCE, attempts: 1 });
  }

  async #use(payload: object, patience: Patience): Promise<void> {
    if (this.#uses >= LIMITS.responseUrlUses) throw new ResponseRefused('used_url');
    this.#uses++;
    const body = JSON.stringify(payload);
    await retried(() => this.#send(body), patience, this.#wait);
  }

  async #send(body: string): Promise<void> {
    const response = await fetch(this.#url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body,
      signal: AbortSignal.any([this.#signal, AbortSignal.timeout(TIMEOUT_MS)]),
    }).catch((cause: unknown) => {
      throw new PassingFailure(`no answer from Slack: ${errorInWords(cause)}`, { cause });
    });
    const text = await response.text().catch(() => '');
    if (response.status === 429) {
      const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
      throw new PassingFailure('rate limited', Number.isFinite(seconds) ? { retryAfter: seconds } : {});
    }
    if (response.status >= 500) throw new PassingFailure(`Slack answered ${response.status}`);
    const reason = reasonIn(text, response.ok);
    if (reason !== null) throw new ResponseRefused(reason === '' ? String(response.status) : reason);
  }
}

/** Slack says what was wrong as `{"ok":false,"error":"used_url"}` or as the bare word; null when nothing was. */
function reasonIn(text: string, ok: boolean): string | null {
  const named = /"error"\s*:\s*"([a-z_]{1,80})"/u.exec(text)?.[1];
  if (named) return named;
  if (ok) return null;
  return /^[a-z_]{1,80}$/u.test(text.trim()) ? text.trim() : '';
}
