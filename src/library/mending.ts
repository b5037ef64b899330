import { CorruptStoreError } from '../core/errors.ts';

/** The same store; whenever it fails because what it holds is damaged, that is told as well. */
export function noticingDamage<T extends object>(store: T, onDamage: () => void): T {
  return new Proxy(store, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      if (typeof value !== 'function') return value;
      return async (...args: unknown[]) => {
        try {
          return await Reflect.apply(value, target, args);
        } catch (error) {
          if (error instanceof CorruptStoreError) onDamage();
          throw error;
        }
      };
    },
  });
}
