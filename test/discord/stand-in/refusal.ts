import { z } from 'zod';

/** An HTTP answer of the stand-in. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What Discord refuses, in its own form: a status, one of its codes, and for bad fields where they are. */
export class Refusal extends Error {
  readonly answer: Answer;

  constructor(status: number, code: number, message: string, errors?: unknown) {
    super(`${status} (${code}) ${message}${errors === undefined ? '' : ` ${JSON.stringify(errors)}`}`);
    this.answer = { status, body: errors === undefined ? { code, message } : { code, message, errors } };
  }
}

/** The value as the schema has it. @throws Refusal with 50035 and nested errors, as Discord writes them */
export function accept<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Refusal(400, 50_035, 'Invalid Form Body', nested(parsed.error.issues));
}

interface Place {
  readonly errors: { readonly code: string; readonly message: string }[];
  readonly inside: Map<string, Place>;
}

function nested(issues: readonly z.core.$ZodIssue[]): unknown {
  const root: Place = { errors: [], inside: new Map() };
  for (const issue of issues) {
    let at = root;
    for (const key of issue.path.map(String)) {
      const next: Place = at.inside.get(key) ?? { errors: [], inside: new Map() };
      at.inside.set(key, next);
      at = next;
    }
    at.errors.push({ code: codeOf(issue), message: issue.message });
  }
  return asJson(root);
}

function asJson({ errors, inside }: Place): unknown {
  const fields = Object.fromEntries([...inside].map(([key, place]) => [key, asJson(place)]));
  return errors.length > 0 ? { ...fields, _errors: errors } : fields;
}

function codeOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_big':
    case 'too_small':
      return 'BASE_TYPE_BAD_LENGTH';
    case 'unrecognized_keys':
      return 'UNKNOWN_FIELD';
    case 'invalid_union':
      return 'UNION_TYPE_CHOICES';
    case 'custom':
      return 'COMPONENT_LAYOUT_INVALID';
    default:
      return 'BASE_TYPE_CHOICES';
  }
}

/** Text that is not blank: Discord trims what it is given, and then misses it. */
export const nonBlank = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((text) => text.trim() !== '', 'This field is required');
