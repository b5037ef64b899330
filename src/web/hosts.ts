/** The names of this very machine (RFC 6761, 6.3; RFC 1122, 3.2.1.3). */
const HERE = /^(?:localhost|(?:[a-z0-9-]+\.)+localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u;

/** Whether a request may be answered, by the host that it names. */
export type HostCheck = (host: string | undefined) => boolean;

/**
 * Pages for this machine alone answer under its own names and the public one. A site elsewhere that lets its own name
 * point here ("DNS rebinding") would otherwise read them through the browser of whoever visits it: to that browser they
 * are its own.
 * @param publicUrl where the pages are reached from elsewhere; null where they are not
 */
export function hostsHere(publicUrl: string | null): HostCheck {
  const publicHost = publicUrl === null ? null : URL.parse(publicUrl)?.hostname;
  return (host) => {
    const name = URL.parse(`http://${host ?? ''}`)?.hostname.replace(/\.$/u, '') ?? '';
    return HERE.test(name) || name === publicHost;
  };
}
