import assert from 'node:assert/strict';
import { seeded } from '../support/seeded.ts';
import type { Driver, Outcome, Seen, SeenField, SeenForm } from './driver.ts';

/** A control of a message: a button by its label, or an option of a select. */
interface Control {
  readonly label: string;
  /** The label of the chosen option; null for a button. */
  readonly option: string | null;
}

/** What was walked over. */
export interface Walked {
  /** Answers that were seen. */
  readonly answers: number;
  /** The labels of the buttons and selects that were used. */
  readonly used: ReadonlySet<string>;
  /** The titles of the forms that were sent. */
  readonly forms: ReadonlySet<string>;
}

/** Buttons that open a form say so with three dots, or offer one that was sent already. */
const ASKS = /…$|^Change it and send again$/u;
/** Presses after the first one, on what it answered. */
const DEEPER = 2;

/**
 * From each line: uses everything that its answer offers (of a select the first option and another one), and goes on
 * from there at random. Holds that every press is answered, in words, without pinging anybody or an apology.
 */
export async function walk(driver: Driver, lines: readonly string[], seed: number): Promise<Walked> {
  const random = seeded(seed);
  const used = new Set<string>();
  const forms = new Set<string>();
  let answers = 0;

  function pick<T>(from: readonly T[]): T | undefined {
    return from[Math.floor(random() * from.length)];
  }

  /** The answer to go on from: what changed, or the last that appeared. */
  function settled({ appeared, edited }: Outcome, where: string): Seen {
    const all = edited ? [...appeared, edited] : appeared;
    for (const seen of all) fit(seen, where);
    answers += all.length;
    const own = all.filter((seen) => seen.private);
    return own.at(-1) ?? all.at(-1) ?? assert.fail(`${where}: no answer`);
  }

  function controlsOf(seen: Seen): readonly Control[] {
    const buttons = [...new Set(seen.buttons)].map((label) => ({ label, option: null }));
    const chosen = seen.selects.flatMap(({ label, options }) =>
      [...new Set([options[0], pick(options)])].flatMap((option) => (option === undefined ? [] : [{ label, option }])),
    );
    return [...buttons, ...chosen];
  }

  async function use(seen: Seen, { label, option }: Control, path: string): Promise<Seen> {
    used.add(label);
    const where = `${path} → ${label}${option === null ? '' : `: ${option}`}`;
    if (option !== null) return settled(await driver.choose(seen, label, option), where);
    const form = ASKS.test(label) ? await driver.openForm(seen, label) : null;
    if (!form) return settled(await driver.press(seen, label), where);
    forms.add(form.title);
    return settled(await driver.sendForm(form, filled(form)), where);
  }

  /** What is there stays; what must not be empty is filled, and of what can be chosen something is. */
  function filled(form: SeenForm): Readonly<Record<string, string | readonly string[]>> {
    const entries = form.fields.flatMap((field): [string, string | readonly string[]][] => {
      if (field.kind === 'choice') return [[field.name, pick(field.options) ?? '']];
      if (field.kind === 'many') return [[field.name, field.options.filter((_, at) => at === 0 || random() < 0.5)]];
      return field.kind === 'text' && field.value === '' && (field.required || random() < 0.5)
        ? [[field.name, wordsFor(field)]]
        : [];
    });
    return Object.fromEntries(entries);
  }

  for (const line of lines) {
    const start = settled(await driver.type(line), line);
    for (const control of controlsOf(start)) {
      const again = settled(await driver.type(line), line);
      // What stands there may have changed meanwhile, such as what is followed.
      if (!controlsOf(again).some(({ label }) => label === control.label)) continue;
      let seen = await use(again, control, line);
      for (let step = 0; step < DEEPER; step += 1) {
        const next = pick(controlsOf(seen));
        if (!next) break;
        seen = await use(seen, next, `${line} → ${control.label} …`);
      }
    }
  }
  return { answers, used, forms };
}

function wordsFor({ name }: SeenField): string {
  const words: Readonly<Record<string, string>> = {
    of: 'https://www.youtube.com/watch?v=U6bZI-0oAjc&t=263s',
    question: 'what is google’s bet?',
    time: '8am weekdays',
    zone: 'Europe/Paris',
    players: 'openai, google',
  };
  return words[name] ?? 'Worth a look @everyone <!channel>';
}

/** Everything that is shown says something, pings nobody, leads to the videos alone, and is no failure. */
function fit(seen: Seen, where: string): void {
  assert.notEqual(seen.text.trim(), '', `${where}: nothing to read`);
  assert.notEqual(seen.fallback.trim(), '', `${where}: nothing to hear`);
  assert.doesNotMatch(seen.text, /went wrong on our side|There is no command/u, where);
  assert.deepEqual(seen.pings, [], where);
  if (!seen.private) assert.match(seen.text, /Shared by|Taken back|digest|new|Google|OpenAI/iu, where);
  for (const link of seen.links) assert.match(link, /^https:\/\/www\.youtube\.com\/watch\?v=/u, where);
}
