import { SILENT } from '../../src/core/log.ts';
import { createDiscordAdapter } from '../../src/discord/index.ts';
import { fakeDispatcher, memoryVault, reply } from './support.ts';

/** A bot in a process of its own, until SIGTERM: says on standard output when it is connected and what it warns of. */
const [, , apiUrl = '', token = ''] = process.argv;
const adapter = createDiscordAdapter({
  settings: { token, apiUrl },
  dispatcher: fakeDispatcher(() => reply('x')).dispatcher,
  vault: memoryVault(),
  log: { ...SILENT, warn: (_, message) => process.stdout.write(`${message}\n`) },
});
process.once('SIGTERM', () => adapter.stop());
await adapter.start();
process.stdout.write('connected\n');
