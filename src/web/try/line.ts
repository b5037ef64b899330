import type { Asker } from '../../core/asker.ts';
import type { Dispatcher } from '../../core/dispatch.ts';
import { examplesIn } from '../../core/examples.ts';
import type { Library } from '../../core/library.ts';
import { usageOf } from '../../core/typed.ts';

/** A whole line that what is typed may become, and what it is for. */
export interface Completion {
  readonly line: string;
  readonly about: string;
}

/** Completions that a list shows. */
const MOST = 12;

/** What a line that is being typed may become: a command, one of its choices, or a value of the option it stands in. */
export async function completionsOf(
  line: string,
  dispatcher: Dispatcher,
  asker: Asker,
  library: Library,
): Promise<readonly Completion[]> {
  const { commands } = dispatcher;
  const [, name = '', space, rest = ''] = /^\s*\/?([a-z0-9-]*)(\s+)?(.*)$/isu.exec(line) ?? [];
  if (space === undefined) {
    const begun = commands.filter((face) => face.name.startsWith(name.toLowerCase()));
    const examples = await examplesIn(library, begun);
    return begun
      .slice(0, MOST)
      .map((face) => ({ line: examples[face.name] ?? face.example, about: `${face.about} (${usageOf(face)})` }));
  }
  const face = commands.find((each) => each.name === name.toLowerCase());
  if (!face) return [];
  const names = Object.keys(face.options);
  const head = face.options[names[0] ?? ''];
  if (head?.kind === 'choice' && !rest.includes(' ')) {
    const fitting = head.choices.filter((choice) => choice.startsWith(rest.toLowerCase()));
    return fitting.map((choice) => ({ line: `/${face.name} ${choice}`, about: face.about }));
  }
  const begun = [...rest.matchAll(/(?:^|\s)([a-z]+):/giu)].findLast(([, option = '']) =>
    names.includes(option.toLowerCase()),
  );
  const option = begun?.[1]?.toLowerCase() ?? names.find((each) => face.options[each]?.kind === 'text');
  if (option === undefined) return [];
  const from = begun ? begun.index + begun[0].length : 0;
  const found = await dispatcher.suggest(face.name, option, rest.slice(from).trimStart(), asker);
  const before = `/${face.name} ${rest.slice(0, from)}`;
  return found.slice(0, MOST).map(({ label, value }) => ({ line: `${before}${value}`, about: label }));
}
