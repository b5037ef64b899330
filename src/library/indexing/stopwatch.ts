/** What indexing spends its time on. */
export const PHASES = ['looking', 'reading', 'merging', 'analysing', 'writing'] as const;
export type Phase = (typeof PHASES)[number];

/** Milliseconds that each phase took. */
export type Spent = Readonly<Record<Phase, number>>;

/** Adds up where the time goes. */
export interface Stopwatch {
  readonly spent: Spent;
  during<T>(phase: Phase, work: () => T): T;
}

export function createStopwatch(): Stopwatch {
  const spent = { looking: 0, reading: 0, merging: 0, analysing: 0, writing: 0 };
  return {
    spent,
    during(phase, work) {
      const begun = performance.now();
      const add = () => {
        spent[phase] += performance.now() - begun;
      };
      const done = work();
      if (done instanceof Promise) done.then(add, add);
      else add();
      return done;
    },
  };
}
