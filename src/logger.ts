import { pino } from 'pino';
import { build } from 'pino-pretty';
import type { Config } from './config.ts';
import type { Log } from './core/log.ts';

/**
 * The log on standard error: in words for people, who sit at a terminal or ran one task; else one JSON object a line, for
 * what gathers logs. Whatever a library puts into a line, the configured secrets are struck from it before it is written.
 */
export function createLogger(
  { logLevel, secrets }: Pick<Config, 'logLevel' | 'secrets'>,
  { forPeople = process.stderr.isTTY }: { readonly forPeople?: boolean } = {},
): Log {
  const shown = secrets.filter((secret) => secret.length >= 4);
  const strike = (line: string) => shown.reduce((text, secret) => text.replaceAll(secret, '[secret]'), line);
  const error = { write: (line: string) => void process.stderr.write(strike(line)) };
  if (!forPeople) return pino({ level: logLevel }, error);
  const pretty = { colorize: process.stderr.isTTY, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' };
  const stream = build({ ...pretty, sync: true, destination: process.stderr });
  return pino({ level: logLevel }, { write: (line: string) => void stream.write(strike(line)) });
}
