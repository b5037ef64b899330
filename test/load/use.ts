import { COMMANDS } from '../../commands/index.ts';
import { SILENT } from '../../src/core/log.ts';
import { createDiscordAdapter } from '../../src/discord/index.ts';
import { createSlackAdapter } from '../../src/slack/index.ts';
import { startStandIn as startDiscord } from '../discord/stand-in/index.ts';
import { until } from '../discord/stand-in/state.ts';
import { startStandIn as startSlack } from '../slack/stand-in/index.ts';
import { openHouse, type TestHouse } from '../support/library.ts';

/** A platform that people use: each command is somebody's whom the bot has not met, and its answer is forgotten. */
export interface Used {
  /** So many commands more, a few at once; resolves once all are answered. */
  use(commands: number): Promise<void>;
  refusals(): readonly string[];
  stop(): Promise<void>;
}

/** Commands under way at once. */
const AT_ONCE = 100;

const LINES = COMMANDS.filter(({ manages }) => !manages).map(({ example }) => example);
const ASKED = [
  { command: 'strategy', args: { player: 'google' } },
  { command: 'moments', args: { query: 'search funnel' } },
  { command: 'compare', args: { player: 'openai', other: 'google' } },
  { command: 'library', args: {} },
  { command: 'home', args: {} },
] as const;

export const PLATFORMS: Readonly<Record<string, (house: TestHouse) => Promise<Used>>> = {
  async slack({ dispatcher, stores: { vault } }) {
    const standIn = await startSlack({ mode: 'socket' });
    const { workspace, settings } = standIn;
    const adapter = createSlackAdapter({ settings, dispatcher, vault, log: SILENT });
    await adapter.start();
    let met = 0;
    return {
      async use(commands) {
        for (let done = 0; done < commands; done += AT_ONCE) {
          const begun = Array.from({ length: Math.min(AT_ONCE, commands - done) }, (_, at) => {
            const [, name = '', text = ''] = /^\/(\S+)\s*(.*)$/su.exec(LINES[at % LINES.length] ?? '') ?? [];
            met += 1;
            return standIn.command(name, text, { user: `U9${met}` });
          });
          await Promise.all(begun);
          await adapter.idle();
          if (workspace.messages.size < begun.length) throw new Error('not everybody was answered');
          standIn.forget();
        }
      },
      refusals: () => workspace.refusals,
      async stop() {
        await adapter.stop();
        await standIn.stop();
      },
    };
  },

  async discord({ dispatcher, stores: { vault } }) {
    const discord = await startDiscord();
    const { state } = discord;
    const settings = { token: discord.token, apiUrl: discord.apiUrl };
    const adapter = createDiscordAdapter({ settings, dispatcher, vault, log: SILENT });
    await adapter.start();
    let met = 0n;
    return {
      async use(commands) {
        for (let done = 0; done < commands; done += AT_ONCE) {
          const begun = Array.from({ length: Math.min(AT_ONCE, commands - done) }, (_, at) => {
            met += 1n;
            const id = `${920_000_000_000_000_000n + met}`;
            const person = discord.person({ id, username: `p${met}`, globalName: `P ${met}`, nick: null });
            const { command, args } = ASKED[at % ASKED.length] ?? ASKED[0];
            return person.begin(command, args);
          });
          await until(state, () => begun.every(({ edits }) => edits > 0) || null, 'all answers');
          discord.forget();
        }
      },
      refusals: () => state.refusals,
      async stop() {
        await adapter.stop();
        await discord.stop();
      },
    };
  },
};

/** What the heap holds after so many commands, and after so many more. Bytes; needs `--expose-gc`. */
export async function heapAfter(platform: string, counts: readonly number[]): Promise<readonly number[]> {
  const closing: (() => unknown)[] = [];
  const house = await openHouse({ after: (close) => closing.push(close) });
  const used = await PLATFORMS[platform]?.(house);
  if (!used) throw new Error(`there is no platform ${platform}`);
  const held: number[] = [];
  for (const count of counts) {
    await used.use(count);
    for (let times = 0; times < 3; times += 1) globalThis.gc?.();
    held.push(process.memoryUsage().heapUsed);
  }
  const refusals = used.refusals();
  await used.stop();
  for (const close of closing) close();
  if (refusals.length > 0) throw new Error(refusals.join('\n'));
  return held;
}

if (import.meta.main) {
  const [platform = '', ...counts] = process.argv.slice(2);
  process.stdout.write(`${JSON.stringify(await heapAfter(platform, counts.map(Number)))}\n`);
  process.exit(0);
}
