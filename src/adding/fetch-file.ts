import { AskerError } from '../core/errors.ts';
import { type FetchFile, MAX_FILE_BYTES, TOO_LARGE } from '../core/files.ts';

/** Milliseconds for a whole file: 8 MB at a slow 3 Mbit/s take about 20 seconds. */
const TIMEOUT = 30_000;

/** Fetches files over HTTP within bounds. @param signal ends what is under way when the process ends */
export function createFetchFile(signal: AbortSignal, timeout: number = TIMEOUT): FetchFile {
  return async ({ url, origins, headers = {} }) => {
    if (!origins.includes(url.origin) || url.username !== '' || url.password !== '')
      throw new AskerError(`Files are fetched from ${origins.map(hostOf).join(' and ')} alone, not from ${url.host}.`);
    try {
      const response = await fetch(url, {
        headers,
        // Whatever answers with another address has not been checked, and would be sent what was meant for this one.
        redirect: 'error',
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
      });
      if (!response.ok) {
        await response.body?.cancel();
        throw refusal(response.status, url);
      }
      const type = (response.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
      return { bytes: await bounded(response), type };
    } catch (error) {
      throw error instanceof AskerError ? error : broken(error, url);
    }
  };
}

/** The whole body. @throws AskerError as soon as it is known to be too large, whatever length was announced */
async function bounded(response: Response): Promise<Uint8Array> {
  if (Number(response.headers.get('content-length') ?? 0) > MAX_FILE_BYTES) {
    await response.body?.cancel();
    throw new AskerError(TOO_LARGE);
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    // Leaving the loop cancels what is still to come.
    if (size > MAX_FILE_BYTES) throw new AskerError(TOO_LARGE);
    parts.push(part);
  }
  return Buffer.concat(parts, size);
}

function refusal(status: number, url: URL): AskerError {
  if (status === 404 || status === 403 || status === 401 || status === 410) {
    return new AskerError(
      `${url.host} does not give out that file (${status}): it may be deleted, or its address too old. Upload it again.`,
    );
  }
  return new AskerError(`${url.host} did not give out that file (${status}). Please try again in a while.`);
}

function broken(error: unknown, url: URL): AskerError {
  const name = error instanceof Error ? error.name : '';
  if (name === 'TimeoutError')
    return new AskerError(`${url.host} took too long over that file. Please try again in a while.`);
  if (name === 'AbortError') return new AskerError('Cuepoint is being stopped: nothing was added. Please try again.');
  return new AskerError(`That file could not be fetched from ${url.host}. Please try again in a while.`);
}

function hostOf(origin: string): string {
  return URL.parse(origin)?.host ?? origin;
}
