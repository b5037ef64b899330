/** So many at once are a crowd, in which whoever is answered keeps others from being acknowledged. */
const CROWD = 8;

/** Lets the acknowledgements of a crowd through before anybody of it is answered: they have three seconds, answers have 15 minutes. */
export interface Acknowledgements {
  /**
   * Resolves once this one is through, and in a crowd all others that were under way by then as well. Rejects as this one
   * does, whatever becomes of the others.
   */
  through(acknowledging: Promise<unknown>): Promise<void>;
}

export function createAcknowledgements(): Acknowledgements {
  const underWay = new Set<Promise<unknown>>();
  return {
    async through(acknowledging) {
      const settled = acknowledging
        .catch(() => undefined)
        .finally(() => {
          underWay.delete(settled);
        });
      underWay.add(settled);
      await acknowledging;
      if (underWay.size > CROWD) await Promise.all(underWay);
    },
  };
}
