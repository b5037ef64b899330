import { createServer, type RequestListener, type Server } from 'node:http';
import type { Adapter } from '../core/adapter.ts';
import { OperatorError } from '../core/errors.ts';

/** Milliseconds for what is in flight when the pages are closed. */
const GRACE = 1_000;

/** Pages that are being served. */
export interface StartedWeb extends Adapter {
  /** Where, once they are. */
  url(): string;
}

/**
 * The pages on a port of their own.
 * @param port 0 for any that is free
 * @param host the address to listen on, such as `127.0.0.1` for this machine alone; every one when null
 */
export function startWeb(listener: RequestListener, { port, host }: { port: number; host: string | null }): StartedWeb {
  let server: Server | null = null;
  const url = () => {
    const address = server?.address();
    return `http://localhost:${typeof address === 'object' && address ? address.port : port}`;
  };
  return {
    get name() {
      return `Pages (${url()})`;
    },
    url,
    start() {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const opening = createServer(listener);
      opening
        .once('error', (error) => reject(portError(error, port)))
        .listen(port, host ?? undefined, () => {
          server = opening;
          resolve();
        });
      return promise;
    },
    stop() {
      const { promise, resolve } = Promise.withResolvers<void>();
      if (!server) return Promise.resolve();
      const open = server;
      server = null;
      const cut = setTimeout(() => open.closeAllConnections(), GRACE);
      open.close(() => {
        clearTimeout(cut);
        resolve();
      });
      return promise;
    },
  };
}

/** Why the port could not be listened on. */
function portError(error: Error, port: number): OperatorError {
  const code = 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') {
    return new OperatorError(`Port ${port} is in use already. Set PORT to another one, or stop what listens there.`);
  }
  if (code === 'EACCES') return new OperatorError(`Port ${port} may not be listened on. Set PORT to one above 1023.`);
  return new OperatorError(
    `Port ${port} could not be listened on (${code ?? error.message}). Set PORT to another one.`,
  );
}
