import { AskerError } from './errors.ts';
import type { Invocation, RawArgs } from './invocation.ts';
import type { Rich } from './reply.ts';

/** A choice in a form. */
export interface FieldOption {
  /** At most 75 characters (Slack's limit, the tightest). */
  readonly label: string;
  /** At most 75 characters. */
  readonly about?: string;
  /** At most 75 characters. */
  readonly value: string;
}

interface FieldBase {
  /** The option of the command that it fills. */
  readonly name: string;
  /** At most 45 characters (Discord's limit, the tightest). */
  readonly label: string;
  /** What to write here, at most 100 characters (Discord's limit). */
  readonly about?: string;
  readonly required?: true;
  /**
   * What is wrong with a value; null when nothing is known to be. For platforms that ask for one field after the other: in
   * a form that the dispatcher gives out it never rejects.
   */
  readonly check?: (value: string) => Promise<string | null>;
}

/** A line of text, or several. */
export interface TextField extends FieldBase {
  readonly kind: 'text';
  readonly multiline?: true;
  /** At most 3000. */
  readonly maxLength: number;
  readonly value?: string;
}

/** A channel of the platform, by its id. */
export interface ChannelField extends FieldBase {
  readonly kind: 'channel';
  readonly value?: string;
}

/** Some of at most 25 options; their values come joined by commas. */
export interface ManyField extends FieldBase {
  readonly kind: 'many';
  readonly options: readonly FieldOption[];
  readonly chosen: readonly string[];
}

/** One of at most 25 options. */
export interface ChoiceField extends FieldBase {
  readonly kind: 'choice';
  readonly options: readonly FieldOption[];
  readonly chosen?: string;
}

export type Field = TextField | ChannelField | ManyField | ChoiceField;

/** What a person fills in before an invocation runs: a modal where the platform has one. */
export interface Form {
  /** At most 24 characters (Slack's title of a view). */
  readonly title: string;
  /** Stands above the fields. */
  readonly about?: Rich;
  /** One to five (Discord's limit of a modal). */
  readonly fields: readonly Field[];
  /** What the button says that sends it, at most 24 characters. */
  readonly submit: string;
  /** What runs once it is sent, with the values of the fields among its arguments. */
  readonly invocation: Invocation;
}

/** What is still known of a form when it is sent: which fields it had, and what it runs. */
export interface SentForm {
  readonly fields: readonly { readonly name: string }[];
  readonly invocation: Invocation;
}

/**
 * The invocation of a form that was sent.
 * @param values by the name of the field; what was left empty is left out, also where the invocation had a value
 */
export function filledIn({ fields, invocation }: SentForm, values: RawArgs): Invocation {
  const args: Record<string, string | number> = { ...invocation.args };
  for (const { name } of fields) {
    const value = values[name];
    if (value === undefined || (typeof value === 'string' && value.trim() === '')) delete args[name];
    else args[name] = value;
  }
  return { ...invocation, args };
}

/** What is wrong with a value, by the error of the work that would use it, with what may have been meant; null when nothing is. */
export async function problemWith(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (!(error instanceof AskerError)) throw error;
    const ways = error.waysOut.flatMap(({ label, invocation }) => (invocation.asks === 'form' ? [] : [label]));
    return ways.length > 0 ? `${error.message} ${ways.join(', ')}.` : error.message;
  }
}
