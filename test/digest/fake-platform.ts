import type { Courier } from '../../src/core/courier.ts';
import type { Place } from '../../src/core/digest.ts';
import { type Access, PostError, type PostKey, type RefusalScope } from '../../src/core/poster.ts';
import type { Reply } from '../../src/core/reply.ts';
import type { Clock } from '../../src/digest/clock.ts';

/** A message as it stands in a channel. */
export interface Posted {
  readonly id: string;
  readonly channel: string;
  readonly key: string;
  readonly thread: string | null;
  readonly text: string;
  readonly at: Date;
}

/**
 * How a call goes: `lost` is done, but nobody learns of it; `dropped` is not done, and nobody learns of that; `late` is
 * done so many milliseconds after everybody was told that there is no answer.
 */
export type Fate =
  | 'ok'
  | 'lost'
  | 'dropped'
  | { readonly busy: number | null }
  | { readonly refused: string; readonly scope?: RefusalScope }
  | { readonly slow: number }
  | { readonly late: number };
export type Call = 'post' | 'find' | 'openThread' | 'tell' | 'remove' | 'directChannel';

/** A chat platform in memory: its channels, and how calls to it go. */
export class FakePlatform {
  readonly posted: Posted[] = [];
  readonly calls: { readonly call: Call; readonly channel: string; readonly at: Date }[] = [];
  readonly told: { readonly userId: string; readonly summary: string }[] = [];
  fate: (call: Call, channel: string) => Fate = () => 'ok';
  threads = true;
  /** What a person may post where, and what the bot may. */
  person: (userId: string, channel: string) => Access = () => ({ ok: true });
  bot: (channel: string) => Access = () => ({ ok: true });
  /** Who may change what is posted where. */
  managers: (userId: string, channel: string | undefined) => boolean = () => true;
  zone: string | null = null;
  readonly #clock: Clock;
  #made = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  parents(channel: string): readonly Posted[] {
    return this.posted.filter((message) => message.channel === channel && message.thread === null);
  }

  thread(parentId: string): readonly Posted[] {
    return this.posted.filter(({ thread }) => thread === `T${parentId}`);
  }

  /** What a process has of it. */
  poster(platform: Place['platform'] = 'slack'): Courier {
    return {
      platform,
      messages: async (reply: Reply) => [{ text: reply.summary }],
      post: (channel, message, key) =>
        this.#call('post', channel, () => this.#post(channel, String(message['text']), key)),
      find: (channel, { key }, since) =>
        this.#call(
          'find',
          channel,
          () =>
            this.posted.find((message) => message.channel === channel && message.key === key && message.at >= since)
              ?.id ?? null,
        ),
      openThread: (channel, messageId) =>
        this.#call('openThread', channel, () => (this.threads ? `T${messageId}` : null)),
      access: async (_asker, channel) => this.bot(channel),
      standing: async ({ id, channel }) => ({ manages: this.managers(id, channel), zone: this.zone }),
      mayPost: async ({ id }, channel) => this.person(id, channel),
      remove: (channel, messageId) =>
        this.#call('remove', channel, () => {
          const index = this.posted.findIndex((message) => message.channel === channel && message.id === messageId);
          if (index >= 0) this.posted.splice(index, 1);
        }),
      directChannel: (userId) => this.#call('directChannel', userId, () => `D-${userId}`),
      tell: (userId, { summary }) =>
        this.#call('tell', userId, () => {
          this.told.push({ userId, summary });
        }),
    };
  }

  async #call<T>(call: Call, channel: string, work: () => T): Promise<T> {
    this.calls.push({ call, channel, at: this.#clock.now() });
    const fate = this.fate(call, channel);
    if (typeof fate === 'object' && 'slow' in fate) {
      await this.#clock.wait(fate.slow);
      return work();
    }
    if (typeof fate === 'object' && 'late' in fate) void this.#clock.wait(1 + fate.late).then(work);
    // The way there and back: other things happen meanwhile.
    await this.#clock.wait(1);
    if (fate === 'ok') return work();
    if (fate === 'lost') work();
    if (fate === 'lost' || fate === 'dropped' || 'late' in fate)
      throw new PostError('unknown', 'The platform did not answer.');
    if ('refused' in fate) throw new PostError('refused', fate.refused, { scope: fate.scope ?? 'channel' });
    throw new PostError('busy', 'The platform is busy.', fate.busy === null ? {} : { retryAfter: fate.busy });
  }

  #post(channel: string, text: string, { key, thread }: PostKey): string {
    this.#made += 1;
    const id = `m${this.#made}`;
    this.posted.push({ id, channel, key, thread, text, at: this.#clock.now() });
    return id;
  }
}
