import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Response } from 'express';

const packed = promisify(gzip);

/** Characters from which on it is worth the work. */
const WORTH = 1_400;

/**
 * Sends a text, packed for who takes it so: the words of three hours are some 900 kB, of which a tenth is left. There is
 * nothing secret beside what a request can put into a page, which the size could tell (CVE-2013-3587).
 */
export async function sendText(response: Response, body: string): Promise<void> {
  response.vary('Accept-Encoding');
  if (body.length < WORTH || response.req.acceptsEncodings('gzip') !== 'gzip') {
    response.send(body);
    return;
  }
  const bytes = await packed(body);
  response.set('Content-Encoding', 'gzip').send(bytes);
}
