import type { Library } from '../../core/library.ts';
import type { Field } from './asked.ts';

/** Values of a field that are offered, at most: those of most videos. */
const MOST = 60;
/** Milliseconds for which what the library can be asked for is remembered. */
const FRESH = 30_000;

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What videos can be told apart by in this library. A field that does not tell any apart has no choices. */
export type Choices = Readonly<Record<Field, readonly Choice[]>>;

/** The choices, looked up now and then: it is work that grows with the library, and no page is to wait for it each time. */
export function choicesOf(library: Library, now: () => number): () => Promise<Choices> {
  let known: { readonly choices: Promise<Choices>; readonly until: number } | null = null;
  return () => {
    if (known && now() < known.until) return known.choices;
    const choices = lookUp(library);
    const entry = { choices, until: now() + FRESH };
    known = entry;
    // What failed is tried again by the next page.
    choices.catch(() => {
      if (known === entry) known = null;
    });
    return choices;
  };
}

async function lookUp(library: Library): Promise<Choices> {
  const values = async (name: string) =>
    (await library.suggestFilter(name, '')).slice(0, MOST).map((value) => ({ value, label: value }));
  const [topic, type, level, audience, by] = await Promise.all(
    ['topic', 'type', 'level', 'audience', 'by'].map(values),
  );
  const shares = (await library.players()).filter(({ standing }) => standing === 'discussed').slice(0, MOST);
  const dates = (await library.contents()).flatMap(({ date }) => (date === null ? [] : [date.slice(0, 4)]));
  return {
    topic: telling(topic),
    type: telling(type),
    level: telling(level),
    audience: telling(audience),
    by: telling(by),
    player: shares.map(({ player: { id, name } }) => ({ value: id, label: name })),
    year: telling([...new Set(dates)].map((year) => ({ value: year, label: year }))),
  };
}

/** What all videos share tells none apart. */
function telling(choices: readonly Choice[] | undefined): readonly Choice[] {
  return choices && choices.length > 1 ? choices : [];
}
