import { soundKeys } from './sounds.ts';
import { createSpellings } from './spellings.ts';

/** The terms near a typed one: by how they are spelled, and by sound. Built when it is first asked. */
export function neighbours(counts: ReadonlyMap<string, number>) {
  const spellings = createSpellings((term) => counts.get(term) ?? 0, counts.keys());
  let bySound: Map<string, string> | null = null;
  const hear = (heard: Map<string, string>, term: string) => {
    for (const key of soundKeys(term)) {
      const others = heard.get(key);
      heard.set(key, others === undefined ? term : `${others} ${term}`);
    }
  };
  return {
    add(term: string) {
      spellings.add(term);
      if (bySound) hear(bySound, term);
    },
    within: spellings.within,
    beginning: spellings.beginning,
    soundingLike(term: string): readonly string[] {
      if (!bySound) {
        bySound = new Map();
        for (const known of counts.keys()) hear(bySound, known);
      }
      const heard = bySound;
      return soundKeys(term).flatMap((key) => (heard.get(key)?.split(' ') ?? []).filter((other) => counts.has(other)));
    },
  };
}
