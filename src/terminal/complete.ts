import type { Asker } from '../core/asker.ts';
import type { Suggestion } from '../core/command.ts';
import type { Dispatcher } from '../core/dispatch.ts';
import type { CommandFace } from '../core/face.ts';
import { typedValue } from '../core/typed.ts';
import { harmless } from './style.ts';

/** What readline wants: the completions, and the part of the line that they replace. */
export type Completions = readonly [completions: readonly string[], replaced: string];

const NOTHING: Completions = [[], ''];
/** Stands below completions that begin otherwise than what was typed: readline can show them, and fill in none. */
const HOW_TO_CHOOSE = 'Type the number after it and Tab.';
const MORE = 'There are more: type more of it; or the number after it and Tab.';
/** Completions that are numbered, at most: as many as one looks through. */
const NUMBERED = 12;

/**
 * Completes a command's name, the names of its options once the first one is there, and the values of the one that is
 * being typed: as people read them, with a space behind. Values that go on otherwise than what was typed are numbered;
 * a number typed then is completed to its value.
 */
export function createCompleter(dispatcher: Dispatcher, asker: Asker): (line: string) => Promise<Completions> {
  let numbered: { readonly line: string; readonly replaced: string; readonly values: readonly string[] } | null = null;
  return async (line) => {
    const [, number = ''] =
      numbered && line.startsWith(numbered.line) ? (CHOICE.exec(line.slice(numbered.line.length)) ?? []) : [];
    const chosen = numbered?.values[Number(number) - 1];
    if (numbered && chosen !== undefined) return [[chosen], numbered.replaced + line.slice(numbered.line.length)];
    numbered = null;
    const begun = begunIn(dispatcher.commands, line);
    if (!('face' in begun)) return begun.names;
    const { option, typed, unused } = begun;
    const found = option === null ? [] : await valuesOf(dispatcher, asker, begun);
    const values = found.map(({ text }) => text);
    const goesOn = values.filter((value) => startsAlike(value, typed));
    const last = /\S*$/u.exec(typed)?.[0] ?? '';
    const names =
      typed.trim() === '' && !begun.isFirst ? [] : unused.filter((name) => name.startsWith(last.toLowerCase()));
    const mayName = last.length < typed.length || (typed === '' && begun.isFirst && !begun.isNeeded);
    const longer = goesOn.filter((value) => value.trim().length > typed.trim().length);
    if (mayName && names.length > 0 && longer.length === 0) return [names, last];
    if (typed.trim() !== '' && typed.endsWith(' ')) return [[...longer, ...names], typed];
    const within = found.filter(({ text }) => text.toLowerCase().includes(typed.toLowerCase()));
    const inTitle = within.some(({ text, isTitle }) => isTitle && !startsAlike(text, typed));
    if (goesOn.length > 0 && (typed === '' || !inTitle)) {
      return [typed === '' && mayName ? [...goesOn, ...names] : goesOn, typed];
    }
    if (values.length < 2) return [values, typed];
    const offered = (within.length > 0 ? within : found).slice(0, NUMBERED);
    const more = (within.length > 0 ? within : found).length > NUMBERED ? [MORE] : [HOW_TO_CHOOSE];
    numbered = { line, replaced: typed, values: offered.map(({ text }) => text) };
    return [[...offered.map(({ shown }, index) => `${index + 1}. ${shown}`), ...more], typed];
  };
}

/** A number typed after a line, and nothing else. */
const CHOICE = /^\s*(\d{1,2})$/u;

/** Where in a command a line ends. */
interface Begun {
  readonly face: CommandFace;
  /** The option that is being typed; null where there is none. */
  readonly option: string | null;
  readonly typed: string;
  /** Whether it is the one that needs no name, and whether the command needs it. */
  readonly isFirst: boolean;
  readonly isNeeded: boolean;
  /** The names of the options that are not there yet, each with its colon. */
  readonly unused: readonly string[];
}

function begunIn(commands: readonly CommandFace[], line: string): Begun | { readonly names: Completions } {
  const [, name = '', space, rest = ''] = /^\s*\/?([a-z0-9-]*)(\s+)?(.*)$/isu.exec(line) ?? [];
  if (space === undefined) {
    const names = commands.map((command) => `/${command.name} `);
    return { names: [names.filter((each) => each.startsWith(`/${name.toLowerCase()}`)), line.trimStart()] };
  }
  const face = commands.find((command) => command.name === name.toLowerCase());
  if (!face) return { names: NOTHING };
  const known = Object.entries(face.options).filter(([, { kind }]) => kind !== 'file');
  const named = [...rest.matchAll(/(?:^|\s)([a-z]+):/giu)].filter(([, option = '']) =>
    known.some(([each]) => each === option.toLowerCase()),
  );
  const [head] = known;
  const choosesFirst = head?.[1].kind === 'choice' && !rest.includes(' ');
  const first = choosesFirst ? head : known.find(([, { kind }]) => kind === 'text');
  const begun = named.at(-1);
  const option = begun?.[1]?.toLowerCase() ?? first?.[0] ?? null;
  const there = new Set([
    ...named.map(([, each = '']) => each.toLowerCase()),
    first?.[0],
    head?.[1].kind === 'choice' ? head[0] : '',
  ]);
  return {
    ...{ face, option, typed: begun ? rest.slice(begun.index + begun[0].length) : rest },
    ...{ isFirst: !begun, isNeeded: first?.[1].required === true },
    unused: known.filter(([each]) => !there.has(each)).map(([each]) => `${each}:`),
  };
}

/** A value as one types it, and as a list shows it. */
interface Value {
  readonly text: string;
  readonly shown: string;
  /** A title: any word of it may be what was typed. */
  readonly isTitle: boolean;
}

/** The values that an option may have, as one types them, with a space behind. */
async function valuesOf(
  dispatcher: Dispatcher,
  asker: Asker,
  { face, option, typed }: Begun,
): Promise<readonly Value[]> {
  if (option === null) return [];
  const known = face.options[option];
  const suggested: readonly Suggestion[] =
    known?.kind === 'choice'
      ? known.choices
          .filter((choice) => choice.startsWith(typed.toLowerCase()))
          .map((value) => ({ label: value, value }))
      : await dispatcher.suggest(face.name, option, typed.trim(), asker);
  return suggested.map(({ label, value, typed: readable }) => {
    const text = readable === undefined ? value : harmless(readable).replaceAll('"', '');
    const shown = readable !== undefined || label.includes(value) ? label : `${label} (${value})`;
    return { text: `${typedValue(face, option, text)} `, shown: harmless(shown), isTitle: readable !== undefined };
  });
}

function startsAlike(value: string, typed: string): boolean {
  return value.toLowerCase().startsWith(typed.toLowerCase());
}
