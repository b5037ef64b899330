import type { Request } from 'express';
import { z } from 'zod';
import type { VideoFilter } from '../../core/filters.ts';
import { LAST_PAGE } from '../../core/paging.ts';
import { queryOf } from '../query.ts';

/** The orders in which videos can be listed, and what each is called. */
export const ORDERS = {
  best: 'Best match',
  newest: 'Newest',
  oldest: 'Oldest',
  title: 'Title',
  longest: 'Longest',
} as const;
export type Order = keyof typeof ORDERS;

/** What videos can be told apart by, besides their words. */
export const FIELDS = ['topic', 'type', 'level', 'audience', 'by', 'player', 'year'] as const;
export type Field = (typeof FIELDS)[number];

/** Which videos somebody wants to see. What is empty is not asked for. */
export interface Asked extends Readonly<Record<Field, string>> {
  readonly q: string;
  /** `best` where there are words to match, unless another is asked for. */
  readonly sort: Order;
  /** From 1. */
  readonly page: number;
}

const asked = z.object({
  q: z.string(),
  topic: z.string(),
  type: z.string(),
  level: z.string(),
  audience: z.string(),
  by: z.string(),
  player: z.string(),
  year: z
    .string()
    .regex(/^\d{4}$/u)
    .catch(''),
  sort: z.enum(['best', 'newest', 'oldest', 'title', 'longest']).nullable().catch(null),
  page: z.coerce.number().int().min(1).max(LAST_PAGE).catch(1),
});

/** What a request asks for; what cannot be meant is taken as not asked for. */
export function askedIn(request: Pick<Request, 'url'>): Asked {
  const given = queryOf(request);
  const names = ['q', 'sort', 'page', ...FIELDS];
  const read = asked.parse(Object.fromEntries(names.map((name) => [name, given(name)])));
  const usual: Order = read.q === '' ? 'newest' : 'best';
  return { ...read, sort: read.sort === null || (read.sort === 'best' && read.q === '') ? usual : read.sort };
}

/** The parameters that ask for the same, the usual ones left out. */
export function parametersOf({ page, sort, ...rest }: Asked): Readonly<Record<string, string>> {
  const usual: Order = rest.q === '' ? 'newest' : 'best';
  return { ...rest, sort: sort === usual ? '' : sort, page: page === 1 ? '' : String(page) };
}

/** The same in the words of the library; an empty one where every video is meant. */
export function filterOf({ topic, type, level, audience, by, year }: Asked): VideoFilter {
  const given = Object.entries({ topic, type, level, audience, by }).filter(([, value]) => value !== '');
  return {
    ...Object.fromEntries(given),
    ...(year === '' ? {} : { after: year, before: String(Number(year) + 1).padStart(4, '0') }),
  };
}
