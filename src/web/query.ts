import type { Request } from 'express';

/** Characters of a parameter that are looked at: more than anybody types. */
const LONGEST = 200;

/** The parameters of a request, each the first of its name, as one line of bounded length; empty when left out. */
export function queryOf(request: Pick<Request, 'url'>): (name: string) => string {
  const at = request.url.indexOf('?');
  const given = new URLSearchParams(at < 0 ? '' : request.url.slice(at + 1, at + 8_000));
  return (name) =>
    (given.get(name) ?? '')
      .slice(0, LONGEST)
      .toWellFormed()
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .trim();
}
