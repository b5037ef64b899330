import { pino } from 'pino';
import { build } from 'pino-pretty';
import type { Config } from './config.ts';
import type { Log } from './core/log.ts';

/**
 * The log on standard error: readable in a terminal, one JSON object a line elsewhere. Whatever a library puts into a
 * line, the configured secrets are struck from it before it is written.
 */
export function createLogger({ logLevel, secrets }: Pick<Config, 'logLevel' | 'secrets'>): Log {
  const shown = secrets.filter((secret) => secret.length >= 4);
  const strike = (line: string) => shown.reduce((text, secret) => text.replaceAll(secret, '[secret]'), line);
  const error = { write: (line: string) => void process.stderr.write(strike(line)) };
  const pretty = { colorize: true, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' };
  if (!process.stderr.isTTY) return pino({ level: logLevel }, error);
  const stream = build({ ...pretty, destination: process.stderr });
  return pino({ level: logLevel }, { write: (line: string) => void stream.write(strike(line)) });
}
