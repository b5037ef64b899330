import type { Courier } from '../../src/core/courier.ts';
import type { DigestStore } from '../../src/core/digest-store.ts';
import type { Poster } from '../../src/core/poster.ts';
import type { ShareStore } from '../../src/core/share-store.ts';
import type { Clock } from '../../src/digest/clock.ts';

/** Never. */
const NEVER = new Promise<never>(() => undefined);

/**
 * A process that dies after so many steps, where a step begins or ends a call to the store or a platform. What is dead
 * does nothing any more: it neither goes on nor fails.
 */
export class Mortal {
  readonly death: Promise<void>;
  #left: number;
  #die: () => void = () => undefined;

  constructor(steps: number) {
    this.#left = steps;
    this.death = new Promise((resolve) => {
      this.#die = resolve;
    });
  }

  get dead(): boolean {
    return this.#left <= 0;
  }

  /** Lets it live for so many steps from now on. */
  arm(steps: number): void {
    this.#left = steps;
  }

  store(store: DigestStore): DigestStore {
    return {
      at: this.#wrap(store.at),
      subscription: this.#wrap(store.subscription),
      subscriptions: this.#wrap(store.subscriptions),
      save: this.#wrap(store.save),
      remove: this.#wrap(store.remove),
      claim: this.#wrap(store.claim),
      takeOver: this.#wrap(store.takeOver),
      renew: this.#wrap(store.renew),
      keepParts: this.#wrap(store.keepParts),
      parts: this.#wrap(store.parts),
      partPosted: this.#wrap(store.partPosted),
      settle: this.#wrap(store.settle),
      miss: this.#wrap(store.miss),
      delivery: this.#wrap(store.delivery),
      deliveries: this.#wrap(store.deliveries),
      unposted: this.#wrap(store.unposted),
      prune: this.#wrap(store.prune),
      open: this.#wrap(store.open),
      lastDue: this.#wrap(store.lastDue),
      told: this.#wrap(store.told),
      tell: this.#wrap(store.tell),
      note: this.#wrap(store.note),
      keepNote: this.#wrap(store.keepNote),
    };
  }

  poster(poster: Poster): Poster {
    return {
      platform: poster.platform,
      messages: this.#wrap(poster.messages),
      post: this.#wrap(poster.post),
      find: this.#wrap(poster.find),
      openThread: this.#wrap(poster.openThread),
      access: this.#wrap(poster.access),
      standing: this.#wrap(poster.standing),
      tell: this.#wrap(poster.tell),
    };
  }

  courier(courier: Courier): Courier {
    return {
      ...this.poster(courier),
      mayPost: this.#wrap(courier.mayPost),
      remove: this.#wrap(courier.remove),
      directChannel: this.#wrap(courier.directChannel),
    };
  }

  shares(store: ShareStore): ShareStore {
    return {
      save: this.#wrap(store.save),
      share: this.#wrap(store.share),
      remove: this.#wrap(store.remove),
      shares: this.#wrap(store.shares),
      prune: this.#wrap(store.prune),
    };
  }

  clock(clock: Clock): Clock {
    return {
      now: () => clock.now(),
      random: clock.random,
      wait: async (ms, signal) => {
        await clock.wait(ms, signal);
        if (this.dead) await NEVER;
      },
    };
  }

  #step(): void {
    this.#left -= 1;
    if (this.#left === 0) this.#die();
  }

  #wrap<A extends readonly unknown[], R>(call: (...args: A) => Promise<R>): (...args: A) => Promise<R> {
    return async (...args) => {
      this.#step();
      if (this.dead) return NEVER;
      // What was set going is done, whether or not anybody lives to learn of it.
      const result = await call(...args).then(
        (value) => () => value,
        (error: unknown) => () => {
          throw error;
        },
      );
      this.#step();
      return this.dead ? NEVER : result();
    };
  }
}
