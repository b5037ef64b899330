/** The values of a command's options, by option name, before they are checked. */
export type RawArgs = Readonly<Record<string, string | number>>;

/** Who sees an answer: only the one who asked, or the whole channel. */
export type Audience = 'asker' | 'channel';

/** A command and its arguments as plain data: what a slash command, a button and a select option all are. */
export interface Invocation {
  readonly command: string;
  readonly args: RawArgs;
  /** `channel` is what a Share button asks for. Left out: as the command sees fit. */
  readonly audience?: Audience;
  /** `form`: first asks the person for what is missing, in the command's form. */
  readonly asks?: 'form';
}

/** The invocation as one line of text, the same for the same content: what a button carries. */
export function encodeInvocation({ command, args, audience, asks }: Invocation): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(args).sort(([a], [b]) => (a < b ? -1 : 1))) {
    query.append(name, typeof value === 'number' ? `#${value}` : `.${value}`);
  }
  return `${asks === 'form' ? '+' : ''}${audience === 'channel' ? '!' : ''}${command}?${query}`;
}

/** The invocation that {@link encodeInvocation} wrote; null when the text is none. */
export function decodeInvocation(text: string): Invocation | null {
  const match = /^(\+?)(!?)([a-z][a-z0-9-]{0,31})\?(.*)$/su.exec(text);
  if (!match) return null;
  const [, asking, shared, command = '', query = ''] = match;
  const args: Record<string, string | number> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    if (value.startsWith('.')) args[name] = value.slice(1);
    else if (/^#-?\d{1,15}$/u.test(value)) args[name] = Number(value.slice(1));
    else return null;
  }
  return { command, args, ...(shared ? { audience: 'channel' } : {}), ...(asking ? { asks: 'form' } : {}) };
}

/** Keeps invocations that are too long for a platform's button, under a short id that outlives a restart. */
export interface InvocationVault {
  /** The id under which the text is kept: at most 24 characters, the same for the same text. */
  keep(encoded: string): Promise<string>;
  /** The text kept under the id; null when there is none. */
  recall(id: string): Promise<string | null>;
}
