/** What the stand-in answers a call with. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly retryAfter?: number;
}

export function ok(fields: object): Answer {
  return { status: 200, body: { ok: true, ...fields } };
}

export function notOk(error: string, fields: object = {}): Answer {
  return { status: 200, body: { ok: false, error, ...fields } };
}
