import type { RequestListener } from 'node:http';
import express, { type NextFunction, type Request, type Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import type { Log } from '../core/log.ts';
import type { Assets } from './assets.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import type { Links } from './links.ts';

/** Requests that one address may make in a minute: more than a reader's, who searches as they type. */
const PACE = { windowMs: 60_000, limit: 300 };

/** What a page is answered with; null when there is no such page. */
export type Answer = { readonly status?: number; readonly body: string; readonly type?: string } | null;
/** Answers a request for a page. Rejects only on what nobody expected. */
export type Handler = (request: Request) => Promise<Answer>;

export interface Routes {
  /** By path, as Express has it. All of them read, and change nothing. */
  readonly get: Readonly<Record<string, Handler>>;
  /** What the chat page asks: JSON in, JSON out. */
  readonly post: Readonly<Record<string, Handler>>;
}

/**
 * The pages as a listener of Node's HTTP server. Nothing is loaded from elsewhere but the player of a video, no script
 * stands in a page, and no page can be framed.
 */
export function createPages(routes: Routes, assets: Assets, links: Links, log: Log): RequestListener {
  const app = express();
  app.disable('x-powered-by');
  app.use(
    helmet({
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
    }),
  );
  app.get('/health', (_request, response) => void response.type('text').send('ok'));
  app.use(rateLimit({ ...PACE, standardHeaders: 'draft-8', legacyHeaders: false }));
  app.get('/assets/:version/:name', (request, response, next) => {
    const asset = assets.get(String(request.params['name']));
    if (!asset) return next();
    response.set('Cache-Control', 'public, max-age=31536000, immutable').type(asset.type).send(asset.body);
  });
  for (const [path, handler] of Object.entries(routes.get)) app.get(path, answered(handler));
  app.use(express.json({ limit: '64kb' }));
  for (const [path, handler] of Object.entries(routes.post)) app.post(path, answered(handler));
  app.use((_request: Request, response: Response) => void problem(response, 404, 'There is no such page.'));
  app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    const status = error instanceof Error && 'status' in error && error.status === 400 ? 400 : 500;
    if (status === 500) log.error({ err: error }, 'a page could not be made');
    problem(response, status, status === 400 ? 'That cannot be read.' : 'Sorry, that went wrong on our side.');
  });

  function problem(response: Response, status: number, message: string): void {
    const main = html`<h1>${message}</h1><p><a href="${links.library()}">Back to the library</a></p>`;
    response.status(status).send(layout({ title: message, about: message, main }, links).markup);
  }

  return app;
}

function answered(handler: Handler) {
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    const answer = await handler(request);
    if (answer === null) return next();
    response
      .status(answer.status ?? 200)
      .type(answer.type ?? 'html')
      .set('Cache-Control', 'no-cache')
      .send(answer.body);
  };
}
