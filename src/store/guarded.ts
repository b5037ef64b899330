import { explained } from './errors.ts';
import { PATIENCE, patiently } from './patience.ts';

/**
 * A store that waits while others write, without holding up the process, and of which every failure is explained.
 * @param file the database
 * @param patience milliseconds for which it waits
 */
export function guarded<T extends object>(store: T, file: string, patience = PATIENCE): T {
  return new Proxy(store, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      if (typeof value !== 'function') return value;
      return async (...args: unknown[]): Promise<unknown> => {
        try {
          return await patiently(() => Reflect.apply(value, target, args), patience);
        } catch (error) {
          throw explained(error, file);
        }
      };
    },
  });
}
