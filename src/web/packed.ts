import { promisify } from 'node:util';
import { constants, gzip, gzipSync } from 'node:zlib';
import type { Response } from 'express';

const packed = promisify(gzip);

/** Characters from which on it is worth the work. */
const WORTH = 1_400;

/** A text packed as well as it can be, for what is sent again and again; null where it is not worth it. */
export function packedOnce(body: string): Buffer | null {
  return body.length < WORTH ? null : gzipSync(body, { level: constants.Z_BEST_COMPRESSION });
}

/**
 * Sends a text, packed for who takes it so: the words of three hours are some 900 kB, of which a tenth is left. There is
 * nothing secret beside what a request can put into a page, which the size could tell (CVE-2013-3587).
 * @param ready the text packed before
 */
export async function sendText(response: Response, body: string, ready: Buffer | null = null): Promise<void> {
  response.vary('Accept-Encoding');
  if (body.length < WORTH || response.req.acceptsEncodings('gzip') !== 'gzip') {
    response.send(body);
    return;
  }
  const bytes = ready ?? (await packed(body));
  response.set('Content-Encoding', 'gzip').send(bytes);
}
