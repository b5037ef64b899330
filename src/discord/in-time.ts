/**
 * What the work yields; null when that takes longer than so many milliseconds, for which alone no process stays alive.
 * Rejects as the work does.
 */
export async function inTime<T>(work: Promise<T>, milliseconds: number): Promise<T | null> {
  const late = Promise.withResolvers<null>();
  const timer = setTimeout(late.resolve, milliseconds, null).unref();
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
