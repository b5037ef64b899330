import type { Asker } from '../core/asker.ts';
import type { Dispatcher } from '../core/dispatch.ts';

/** What readline wants: the completions, and the part of the line that they replace. */
type Completions = [string[], string];

/** Completes a command's name, or the option that is being typed. Several completions are shown by their labels. */
export async function completions(dispatcher: Dispatcher, asker: Asker, line: string): Promise<Completions> {
  const match = /^\s*\/?([a-z0-9-]*)(\s+)?(.*)$/isu.exec(line);
  const [, name = '', space, rest = ''] = match ?? [];
  if (space === undefined) {
    const names = dispatcher.commands.map((command) => `/${command.name} `);
    return [names.filter((candidate) => candidate.startsWith(`/${name.toLowerCase()}`)), line.trimStart()];
  }
  const face = dispatcher.commands.find((command) => command.name === name.toLowerCase());
  if (!face) return [[], ''];
  const names = Object.keys(face.options);
  const begun = names
    .map((option) => ({ option, at: rest.toLowerCase().lastIndexOf(`${option}:`) }))
    .filter(({ at }) => at === 0 || (at > 0 && rest[at - 1] === ' '))
    .sort((a, b) => b.at - a.at)[0];
  const head = face.options[names[0] ?? ''];
  if (!begun && head?.kind === 'choice' && !rest.includes(' ')) {
    return [head.choices.filter((choice) => choice.startsWith(rest.toLowerCase())), rest];
  }
  const option = begun?.option ?? names.find((candidate) => face.options[candidate]?.kind === 'text');
  if (option === undefined) return [[], ''];
  const typed = begun ? rest.slice(begun.at + begun.option.length + 1) : rest;
  const found = await dispatcher.suggest(face.name, option, typed, asker);
  const [only, ...more] = found;
  if (!only || more.length === 0) return [only ? [only.value] : [], typed];
  // readline fills in what all completions begin with: that must go on from what was typed, and be what is meant.
  const goesOn = found.every(({ label, value }) => label === value && label.startsWith(typed));
  return [goesOn ? found.map(({ value }) => value) : found.map(({ label }, index) => `${index + 1}. ${label}`), typed];
}
