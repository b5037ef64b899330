import type { Answer } from './refusal.ts';

/** How a request is to go wrong. */
export interface Failure {
  /** What is answered instead. */
  readonly answer?: Answer;
  /** The connection ends before anything is done. */
  readonly dropped?: true;
  /** What was asked for is done, and then the connection ends without an answer. */
  readonly lost?: true;
  /** The connection ends at once; so many milliseconds later all is done. */
  readonly late?: number;
  /** Milliseconds before anything is done; alone, the request is only slow. */
  readonly delay?: number;
}

/** Makes the next requests that fit go wrong. */
export interface Fault extends Failure {
  readonly method: string;
  readonly path: RegExp;
  times: number;
}

/** Asked for every request that nothing is scripted for: null lets it be. */
export type Choose = (method: string, path: string) => Failure | null;

/** An error of Discord's: a 429 says in seconds how long to wait. */
export function failing(status: number, headers: Readonly<Record<string, string>> = {}, code = 0): Failure {
  return { answer: { status, headers, body: { message: 'as told', code } } };
}

/** How this request is to go wrong; null when it is not. */
export function nextFailure(faults: readonly Fault[], choose: Choose | null, method: string, path: string) {
  const fault = faults.find((each) => each.times > 0 && each.method === method && each.path.test(path));
  if (!fault) return choose?.(method, path) ?? null;
  fault.times -= 1;
  return fault;
}
