import type { Dispatcher } from '../../src/core/dispatch.ts';
import { encodeInvocation } from '../../src/core/invocation.ts';
import { SILENT } from '../../src/core/log.ts';
import { parseLine } from '../../src/core/typed.ts';
import { createDiscordAdapter } from '../../src/discord/index.ts';
import { createDiscordPoster } from '../../src/discord/poster.ts';
import type { Connect, Outcome, Seen } from '../contracts/driver.ts';
import { drawer } from '../support/pictures.ts';
import { PERMISSIONS } from './stand-in/channels.ts';
import { startStandIn } from './stand-in/index.ts';
import { seen } from './stand-in/seen.ts';
import { CHANNEL_ID, type Person } from './stand-in/state.ts';
import { controlOf, type User } from './stand-in/user.ts';

/** Somebody else in the server. */
const COLLEAGUE: Person = { id: '900000000000000044', username: 'ben', globalName: 'Ben', nick: null };

/** The Discord adapter, on the real discord.js, connected to a stand-in for Discord over loopback. */
export const connectDiscord: Connect = async (dispatcher, vault) => {
  const discord = await startStandIn();
  const settings = { token: discord.token, apiUrl: discord.apiUrl };
  discord.state.members.set(COLLEAGUE.id, { roles: [] });
  discord.state.memberPermissions = PERMISSIONS.manageChannels;
  const commands: { faces: Dispatcher['commands'] } = { faces: [] };

  async function started(...[given, vault]: Parameters<Connect>) {
    const courier = () => createDiscordPoster({ settings, vault, log: SILENT, drawer });
    const dispatcher = typeof given === 'function' ? given(courier()) : given;
    const adapter = createDiscordAdapter({ settings, dispatcher, vault, log: SILENT, drawer });
    await adapter.start();
    commands.faces = dispatcher.commands;
    return adapter;
  }
  let adapter = await started(dispatcher, vault);

  /** What came of it, and what was posted meanwhile. */
  async function outcomeOf(act: () => Promise<Outcome>): Promise<Outcome> {
    const known = new Set(discord.state.messages.keys());
    const { appeared, edited } = await act();
    const posted = [...discord.state.messages.values()].filter((each) => each.posted && !known.has(each.id));
    return { appeared: [...appeared, ...posted.map(seen)], edited };
  }
  const control = (message: Seen, label: string, option?: string) => {
    const shown = discord.state.messages.get(message.handle);
    if (!shown) throw new Error('the message is gone');
    return controlOf(shown, label, option);
  };
  const press = (message: Seen, label: string, option?: string, by?: 'colleague') => {
    const user: User = by === 'colleague' ? discord.person(COLLEAGUE) : discord.user;
    const { customId, value } = control(message, label, option);
    return outcomeOf(() => user.press(message.handle, customId, value));
  };
  return {
    name: adapter.name,
    type(line) {
      const { command, args } = invocationOf(commands.faces, line);
      return outcomeOf(() => discord.user.use(command, args));
    },
    press: (message, label, by) => press(message, label, undefined, by),
    forge: (message, carrying) => {
      const customId = typeof carrying === 'string' ? carrying : `0:${encodeInvocation(carrying)}`;
      return outcomeOf(() => discord.user.press(message.handle, customId));
    },
    choose: (message, select, option, by) => press(message, select, option, by),
    openForm: (message, label) => discord.user.openForm(message.handle, control(message, label).customId),
    sendForm: (form, values) => outcomeOf(() => discord.user.sendForm(form, values)),
    async complete(command, option, typed) {
      return (await discord.user.complete(command, option, typed)).map(({ value }) => String(value));
    },
    sent({ handle }) {
      const message = discord.state.messages.get(handle);
      if (!message) return [...discord.state.interactions.values()].find(({ token }) => token === handle)?.modal;
      const { notification, components } = message;
      return notification === '' ? { components } : { notification, components };
    },
    standing: () => discord.seenIn(CHANNEL_ID),
    async restart(dispatcher, vault) {
      await adapter.stop();
      adapter = await started(dispatcher, vault);
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
function invocationOf(faces: Dispatcher['commands'], line: string) {
  const invocation = parseLine(faces, line);
  if (!invocation) return { command: /^\/?(\S*)/u.exec(line.trim())?.[1] ?? '', args: {} };
  const face = faces.find(({ name }) => name === invocation.command);
  const args = Object.entries(invocation.args).map(([name, value]) => {
    const whole = face?.options[name]?.kind === 'whole' && /^[+-]?\d{1,15}$/u.test(String(value));
    return [name, whole ? Number(value) : value];
  });
  return { command: invocation.command, args: Object.fromEntries(args) };
}
