import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../core/log.ts';

/**
 * Bolt's logger on ours, without its debug lines: those hold whole payloads, and answering URLs with them. What is
 * left is cleaned of anything that looks like a token or a URL that is as good as one.
 */
export function bridgedLogger(log: Log): Logger {
  const to =
    (level: 'info' | 'warn' | 'error') =>
    (...parts: readonly unknown[]) =>
      log[level]({ from: 'bolt' }, withoutSecrets(parts.map(inWords).join(' ')));
  return {
    debug() {},
    info: to('info'),
    warn: to('warn'),
    error: to('error'),
    setLevel() {},
    setName() {},
    getLevel: () => LogLevel.INFO,
  };
}

/** What an error says, for a log: never a payload, never a token. */
export function errorInWords(error: unknown): string {
  return withoutSecrets(inWords(error));
}

function inWords(part: unknown): string {
  if (part instanceof Error) return part.message;
  return typeof part === 'string' ? part : typeof part === 'object' ? '…' : String(part);
}

function withoutSecrets(text: string): string {
  return text
    .replace(/\bx(?:ox[a-z]|app)-[\w-]+/gu, 'x…')
    .replace(/\bwss?:\/\/\S+/gu, 'wss://…')
    .replace(/\bhttps?:\/\/hooks\.\S+/gu, 'https://hooks.…');
}
