import { DefaultRestOptions, type RESTOptions } from 'discord.js';

type MakeRequest = RESTOptions['makeRequest'];

/**
 * Sends a request as discord.js does, but for forms that carry files: those are written out first. discord.js makes them
 * of Node's own FormData and sends them with the undici that npm installs, which does not know that one as its own and
 * fails on it (`action is not a function`).
 */
export const makeRequest: MakeRequest = async (url, init) => {
  const { body } = init;
  if (!(body instanceof FormData)) return DefaultRestOptions.makeRequest(url, init);
  const written = new Response(body);
  const headers = new Headers(Object.entries(init.headers ?? {}).map(([name, value]) => [name, String(value)]));
  headers.set('content-type', written.headers.get('content-type') ?? '');
  return DefaultRestOptions.makeRequest(url, {
    ...init,
    headers: Object.fromEntries(headers),
    body: new Uint8Array(await written.arrayBuffer()),
  });
};
