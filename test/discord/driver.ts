import type { Dispatcher } from '../../src/core/dispatch.ts';
import { SILENT } from '../../src/core/log.ts';
import { parseLine } from '../../src/core/typed.ts';
import { createDiscordAdapter } from '../../src/discord/index.ts';
import type { Connect, Seen } from '../contracts/driver.ts';
import { startStandIn } from './stand-in/index.ts';
import { controlOf } from './stand-in/user.ts';

/** The Discord adapter, on the real discord.js, connected to a stand-in for Discord over loopback. */
export const connectDiscord: Connect = async (dispatcher, vault) => {
  const discord = await startStandIn();
  const adapter = createDiscordAdapter({
    settings: { token: discord.token, apiUrl: discord.apiUrl },
    dispatcher,
    vault,
    log: SILENT,
  });
  await adapter.start();
  const control = (message: Seen, label: string, option?: string) => {
    const shown = discord.state.messages.get(message.handle);
    if (!shown) throw new Error('the message is gone');
    return controlOf(shown, label, option);
  };
  const press = (message: Seen, label: string, option?: string) => {
    const { customId, value } = control(message, label, option);
    return discord.user.press(message.handle, customId, value);
  };
  return {
    name: adapter.name,
    type(line) {
      const { command, args } = invocationOf(dispatcher, line);
      return discord.user.use(command, args);
    },
    press: (message, label) => press(message, label),
    choose: (message, select, option) => press(message, select, option),
    openForm: (message, label) => discord.user.openForm(message.handle, control(message, label).customId),
    sendForm: (form, values) => discord.user.sendForm(form, values),
    async complete(command, option, typed) {
      return (await discord.user.complete(command, option, typed)).map(({ value }) => String(value));
    },
    refusals: () => [...discord.state.refusals],
    async stop() {
      await adapter.stop();
      await discord.stop();
    },
  };
};

/**
 * The line as Discord's client would send it: whole numbers as numbers. Discord's client would hold back a missing or
 * unfit option and an unknown command; they are sent as they are, so that the bot's own answer to them is seen.
 */
function invocationOf(dispatcher: Dispatcher, line: string) {
  const invocation = parseLine(dispatcher.commands, line);
  if (!invocation) return { command: /^\/?(\S*)/u.exec(line.trim())?.[1] ?? '', args: {} };
  const face = dispatcher.commands.find(({ name }) => name === invocation.command);
  const args = Object.entries(invocation.args).map(([name, value]) => {
    const whole = face?.options[name]?.kind === 'whole' && /^[+-]?\d{1,15}$/u.test(String(value));
    return [name, whole ? Number(value) : value];
  });
  return { command: invocation.command, args: Object.fromEntries(args) };
}
