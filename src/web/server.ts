import type { RequestListener } from 'node:http';
import express, { type NextFunction, type Request, type Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import type { Log } from '../core/log.ts';
import type { Assets } from './assets.ts';
import type { HostCheck } from './hosts.ts';
import { html } from './html.ts';
import { sendText } from './packed.ts';
import type { Site } from './site.ts';

/** Requests that one address may make in a minute: more than a reader's, who searches as they type. */
const PACE = 300;
/** Proxies that are believed about whom they ask for: those on the same machine or in the same private network. */
const PROXIES = 'loopback, linklocal, uniquelocal';

/** Says nothing that stands in the library: whoever reads it may be somebody else. */
const MISDIRECTED =
  'These pages are for this machine alone, and are not served under this name. Open them at localhost, or set PUBLIC_URL to where others reach them.\n';

/** What a page is answered with; null when there is no such page. */
export type Answer = {
  readonly status?: number;
  readonly body: string | Uint8Array;
  /** A media type; HTML when left out. */
  readonly type?: string;
  /** Never changes, so that it may be kept for good. */
  readonly lasting?: true;
  /** Where it is instead. */
  readonly location?: string;
} | null;
/** Answers a request for a page. Rejects only on what nobody expected. */
export type Handler = (request: Request) => Promise<Answer>;

export interface Routes {
  /** By path, as Express has it. All of them read, and change nothing. */
  readonly get: Readonly<Record<string, Handler>>;
  /** What the chat page asks: JSON in, JSON out. */
  readonly post: Readonly<Record<string, Handler>>;
}

export interface ServerParts {
  readonly site: Site;
  readonly assets: Assets;
  readonly log: Log;
  /** Requests are passed on by a proxy. */
  readonly proxied: boolean;
  /** Which hosts may be asked for; any when left out. */
  readonly answersTo?: HostCheck;
  /** Requests of one address in a minute, at most. */
  readonly pace?: number;
}

/**
 * The pages as a listener of Node's HTTP server. Nothing is loaded from elsewhere but the player of a video, no script
 * stands in a page, and no page can be framed.
 */
export function createPages(routes: Routes, parts: ServerParts): RequestListener {
  const { site, assets, log, proxied, answersTo = () => true, pace = PACE } = parts;
  const app = express();
  app.disable('x-powered-by').set('trust proxy', proxied ? PROXIES : false);
  app.use(guarded());
  app.get('/health', (_request, response) => void response.type('text').send('ok'));
  app.use((request, response, next) => {
    if (answersTo(request.headers.host)) return next();
    response.status(421).type('text').send(MISDIRECTED);
  });
  app.get('/assets/:version/:name', async (request, response, next) => {
    const asset = assets.get(String(request.params['name']));
    if (!asset) return next();
    const lasting = request.params['version'] === assets.version;
    response.set('Cache-Control', cacheControl(lasting)).type(asset.type);
    await sendText(response, asset.body, asset.packed);
  });
  app.use(
    rateLimit({
      ...{ windowMs: 60_000, limit: pace, standardHeaders: 'draft-8', legacyHeaders: false },
      // Whoever writes this header unasked is counted by their own address, and is no reason to complain.
      validate: { xForwardedForHeader: false },
      handler: (_request, response) => problem(response, 429, 'That was a lot at once. Try again in a minute.'),
    }),
  );
  for (const [path, handler] of Object.entries(routes.get)) app.get(path, answered(handler));
  app.use(express.json({ limit: '64kb' }));
  for (const [path, handler] of Object.entries(routes.post)) app.post(path, answered(handler));
  // Express has answered GET and HEAD by now where it can.
  for (const path of Object.keys(routes.get)) app.all(path, onlyFor('GET, HEAD', ['GET', 'HEAD']));
  for (const path of Object.keys(routes.post)) app.all(path, onlyFor('POST', ['POST']));
  app.use((_request: Request, response: Response) => problem(response, 404, 'There is no such page.'));
  app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    const status = statusOf(error);
    if (status === 500) log.error({ err: error }, 'a page could not be made');
    return problem(response, status, status === 500 ? 'Sorry, that went wrong on our side.' : 'That cannot be read.');
  });

  function problem(response: Response, status: number, message: string): Promise<void> {
    const main = html`<h1>${message}</h1><p><a href="${site.links.library()}">Back to the library</a></p>`;
    return send(response, site.page({ title: message, about: message, main }, status));
  }

  function onlyFor(allowed: string, methods: readonly string[]) {
    return (request: Request, response: Response, next: NextFunction) => {
      if (methods.includes(request.method)) return next();
      response.set('Allow', allowed);
      return problem(response, 405, 'This page can only be read.');
    };
  }

  return app;
}

function guarded() {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        frameSrc: ['https://www.youtube-nocookie.com'],
      },
    },
    // The player of a video wants to know which site it stands on.
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    // Behind plain HTTP on one's own machine a browser must not be told to want HTTPS.
    strictTransportSecurity: false,
  });
}

function answered(handler: Handler) {
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    const answer = await handler(request);
    if (answer === null) return next();
    await send(response, answer);
  };
}

async function send(response: Response, answer: Answer): Promise<void> {
  const { status = 200, body = '', type = 'html', lasting = false, location } = answer ?? {};
  if (location !== undefined) response.location(location);
  response.status(status).type(type).set('Cache-Control', cacheControl(lasting));
  if (typeof body === 'string') await sendText(response, body);
  else response.send(Buffer.from(body));
}

function cacheControl(lasting: boolean): string {
  return lasting ? 'public, max-age=31536000, immutable' : 'no-cache';
}

/** What Express and its parsers refuse carries its own status. */
function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? error.status : 500;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}
