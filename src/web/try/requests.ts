import { createHash, randomBytes } from 'node:crypto';
import type { Request } from 'express';
import { z } from 'zod';
import type { Asker } from '../../core/asker.ts';
import type { Answer } from '../server.ts';
import type { Site } from '../site.ts';

export const askBody = z.strictObject({ line: z.string().min(1).max(200) });
export const pressBody = z.strictObject({ on: z.enum(['slack', 'discord']), value: z.string().min(1).max(2_000) });
export const sendBody = z.strictObject({
  runs: z.string().min(1).max(8_000),
  fields: z.array(z.string().regex(/^[a-z]{1,32}$/u)).max(5),
  values: z.record(z.string().regex(/^[a-z]{1,32}$/u), z.string().max(3_000)),
});

/** What the page's script is told. */
export function told(body: object, status = 200): Answer {
  return { status, body: JSON.stringify(body), type: 'json' };
}

/** The body of a request as it must be; or why it is refused: only the site's own pages may ask. */
export function read<T>(
  request: Request,
  shape: z.ZodType<T>,
  site: Site,
): { readonly body: T } | { readonly refusal: Answer } {
  if (!isOwn(request, site)) return { refusal: told({ problem: 'Only the page itself may ask that.' }, 403) };
  const given: unknown = request.body;
  const { data, error } = shape.safeParse(given);
  return error ? { refusal: told({ problem: 'That cannot be read.' }, 400) } : { body: data };
}

/** A browser says with every POST which site it comes from. */
function isOwn(request: Request, site: Site): boolean {
  const origin = URL.parse(request.headers.origin ?? '');
  if (!origin) return false;
  const hosts = [request.headers.host, URL.parse(site.absolute(request).tryIt())?.host];
  return hosts.includes(origin.host);
}

/** Makes people's addresses unrecognisable, for as long as the process runs. */
const SALT = randomBytes(16);

/** Who asks in a browser: somebody for whom nothing can be posted, told apart by their address. */
export function askerOf({ ip = '' }: Pick<Request, 'ip'>): Asker {
  const id = createHash('sha256').update(SALT).update(ip).digest('hex').slice(0, 16);
  return { platform: 'terminal', id: `web-${id}`, name: 'You' };
}
