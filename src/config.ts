import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { OperatorError } from './core/errors.ts';

/** How Slack reaches the bot: over a socket that the bot opens, or over HTTP requests that Slack signs. */
export type SlackMode =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string; readonly port: number };

export interface DigestConfig {
  /** Channels that are subscribed once on a fresh install; `wish` is what one would type after `/digest subscribe`. */
  readonly channels: readonly {
    readonly platform: 'slack' | 'discord';
    readonly channel: string;
    readonly wish: string;
  }[];
  /** How late a post may still be made, in milliseconds. */
  readonly catchUp: number;
  /** Slack ids of people who may change digests beside admins and owners. */
  readonly managers: readonly string[];
}

/** The library as pages. */
export interface WebConfig {
  /** 0 for any that is free. */
  readonly port: number;
  /** Where they are reached from elsewhere, without a slash at its end; null where they are not. */
  readonly publicUrl: string | null;
  /** Who reaches the port: this machine alone, unless the pages were asked for. */
  readonly reach: 'machine' | 'network';
}

export interface Config {
  readonly libraryDir: string;
  readonly dataDir: string;
  /** A catalogue of players beside the built-in one. */
  readonly playersFile: string | null;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly slack: { readonly botToken: string; readonly apiUrl?: string; readonly mode: SlackMode } | null;
  readonly discord: { readonly token: string; readonly guildId?: string; readonly apiUrl?: string } | null;
  readonly digest: DigestConfig;
  /** Null where they are off: beside Slack and Discord, unless they are asked for. */
  readonly web: WebConfig | null;
  /** Every secret among the values: what no log line may hold. */
  readonly secrets: readonly string[];
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const filled = z
  .string()
  .optional()
  .transform((value) => value?.trim() || undefined);
const url = filled.refine((value) => value === undefined || /^https?:\/\/\S+$/u.test(value), {
  error: 'must be a URL that begins with http:// or https://',
});

const CHANNEL_WISH = /^(slack|discord):([A-Za-z0-9]{1,30})=(.{1,200})$/u;

const environment = z.object({
  SLACK_BOT_TOKEN: filled.refine((value) => !value?.startsWith('xapp-'), {
    error: 'holds an app-level token (xapp-…), which belongs in SLACK_APP_TOKEN; the bot token begins with xoxb-',
  }),
  SLACK_APP_TOKEN: filled.refine((value) => !value?.startsWith('xoxb-'), {
    error: 'holds a bot token (xoxb-…), which belongs in SLACK_BOT_TOKEN; the app-level token begins with xapp-',
  }),
  SLACK_SIGNING_SECRET: filled,
  SLACK_API_URL: url,
  PORT: filled
    .transform((value) => (value === undefined ? 3000 : /^\d{1,5}$/u.test(value) ? Number(value) : Number.NaN))
    .refine((port) => port >= 0 && port <= 65_535, { error: 'must be a port number from 0 to 65535' }),
  WEB: filled
    .transform((value) => value?.toLowerCase())
    .pipe(z.enum(['on', 'off'], { error: 'must be on or off' }).optional()),
  PUBLIC_URL: filled
    .refine((value) => value === undefined || isOrigin(value), {
      error: 'must be a URL without a path, such as https://cuepoint.example.com',
    })
    .transform((value) => value && new URL(value).origin),
  DISCORD_TOKEN: filled,
  DISCORD_GUILD_ID: filled.refine((value) => value === undefined || /^\d{1,20}$/u.test(value), {
    error: "must be the id of a server: digits only (Discord copies it from the server's menu in developer mode)",
  }),
  DISCORD_API_URL: url,
  LIBRARY_DIR: filled.transform((value) => value ?? 'seeds'),
  DATA_DIR: filled.transform((value) => value ?? 'data'),
  PLAYERS_FILE: filled,
  DIGEST_CHANNELS: filled
    .transform((value) =>
      (value ?? '')
        .split(';')
        .map((entry) => entry.trim())
        .filter((entry) => entry !== ''),
    )
    .pipe(
      z.array(
        z.string().regex(CHANNEL_WISH, {
          error: 'must read like slack:C123=09:00 Europe/London weekdays; discord:456=9am Asia/Tokyo',
        }),
      ),
    ),
  DIGEST_CATCH_UP: filled
    .transform((value) => milliseconds(value ?? '6h'))
    .refine((value) => value > 0, {
      error: 'must be a time such as 6h, 90m or 1d',
    }),
  DIGEST_MANAGERS: filled.transform((value) => (value ?? '').split(/[\s,;]+/u).filter((id) => id !== '')),
  LOG_LEVEL: filled
    .transform((value) => value?.toLowerCase() ?? 'info')
    .pipe(z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` })),
});

/** The environment, with what a `.env` file in the current folder adds to it; what is set already wins. */
export function environmentWithFile(): Readonly<Record<string, string | undefined>> {
  try {
    // Some editors begin a file with a byte-order mark, which would become part of the first name.
    return { ...parseEnv(readFileSync('.env', 'utf8').replace(/^\uFEFF/u, '')), ...process.env };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error;
    if (code === 'ENOENT') return process.env;
    throw new OperatorError(`The file .env cannot be read (${code}). Make it readable, or remove it.`);
  }
}

/**
 * The configuration from environment variables, checked as a whole before anything connects.
 * @throws OperatorError naming every variable that is wrong or missing, never its value
 */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const read = environment.safeParse(variables);
  if (!read.success) refuse(read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`));
  const env = read.data;
  const problems: string[] = [];
  const mode = slackMode(env);
  if (env.SLACK_BOT_TOKEN && !mode) {
    problems.push(
      'SLACK_BOT_TOKEN is set, but neither SLACK_APP_TOKEN (for Socket Mode) nor SLACK_SIGNING_SECRET (for HTTP) is; set one of them',
    );
  }
  if (!env.SLACK_BOT_TOKEN && mode) {
    const given = mode.kind === 'socket' ? 'SLACK_APP_TOKEN' : 'SLACK_SIGNING_SECRET';
    problems.push(`${given} is set, but SLACK_BOT_TOKEN is not; set both, or neither`);
  }
  if (env.DISCORD_GUILD_ID && !env.DISCORD_TOKEN) {
    problems.push('DISCORD_GUILD_ID is set, but DISCORD_TOKEN is not; set both, or neither');
  }
  const web = webOf(env, Boolean(env.SLACK_BOT_TOKEN || env.DISCORD_TOKEN));
  if (env.PUBLIC_URL && !web) problems.push('PUBLIC_URL is set, but WEB=on is not; set both, or neither');
  if (problems.length > 0) refuse(problems);
  const { SLACK_BOT_TOKEN: botToken, DISCORD_TOKEN: token } = env;
  return {
    libraryDir: env.LIBRARY_DIR,
    dataDir: env.DATA_DIR,
    playersFile: env.PLAYERS_FILE ?? null,
    digest: {
      channels: env.DIGEST_CHANNELS.map(wishOf),
      catchUp: env.DIGEST_CATCH_UP,
      managers: env.DIGEST_MANAGERS,
    },
    web,
    logLevel: env.LOG_LEVEL,
    slack: botToken && mode ? { botToken, mode, ...given('apiUrl', env.SLACK_API_URL) } : null,
    discord: token
      ? { token, ...given('guildId', env.DISCORD_GUILD_ID), ...given('apiUrl', env.DISCORD_API_URL) }
      : null,
    secrets: [botToken, env.SLACK_APP_TOKEN, env.SLACK_SIGNING_SECRET, token].filter((secret) => secret !== undefined),
  };
}

/** Socket Mode when both are given: it needs no public URL. */
function slackMode(env: z.infer<typeof environment>): SlackMode | null {
  if (env.SLACK_APP_TOKEN) return { kind: 'socket', appToken: env.SLACK_APP_TOKEN };
  if (env.SLACK_SIGNING_SECRET) return { kind: 'http', signingSecret: env.SLACK_SIGNING_SECRET, port: env.PORT };
  return null;
}

/** The pages are there for who tries the bot out; where it is deployed, they are when somebody says so. */
function webOf({ WEB, PORT, PUBLIC_URL }: z.infer<typeof environment>, deployed: boolean): WebConfig | null {
  if (WEB === 'off' || (deployed && WEB === undefined)) return null;
  return { port: PORT, publicUrl: PUBLIC_URL ?? null, reach: WEB === 'on' ? 'network' : 'machine' };
}

/** Whether a text is a scheme, a host and perhaps a port, and nothing more. */
function isOrigin(text: string): boolean {
  if (!/^https?:\/\/[^\s/?#@\\]+\/?$/iu.test(text) || !URL.canParse(text)) return false;
  return new URL(text).pathname === '/';
}

function wishOf(entry: string): DigestConfig['channels'][number] {
  const [, platform, channel = '', wish = ''] = CHANNEL_WISH.exec(entry) ?? [];
  return { platform: platform === 'discord' ? 'discord' : 'slack', channel, wish: wish.trim() };
}

/** `6h` in milliseconds; not a number when it reads otherwise. */
function milliseconds(text: string): number {
  const match = /^(\d{1,4})\s*(m|h|d)$/iu.exec(text);
  const unit = { m: 60_000, h: 3_600_000, d: 86_400_000 };
  const key = match?.[2]?.toLowerCase();
  return key === 'm' || key === 'h' || key === 'd' ? Number(match?.[1]) * unit[key] : Number.NaN;
}

function given<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  const entry: Partial<Record<string, string>> = value === undefined ? {} : { [key]: value };
  return entry;
}

function refuse(problems: readonly string[]): never {
  throw new OperatorError(
    `The configuration is not usable:\n${problems.map((problem) => `  - ${problem}.`).join('\n')}`,
  );
}
