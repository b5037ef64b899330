import { Buffer } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { type Component, everyComponent, type TopLevel } from './component-schema.ts';
import { Refusal } from './refusal.ts';

/** A file of a message. */
export interface Attachment {
  readonly id: string;
  readonly filename: string;
  readonly bytes: Uint8Array;
}

/** What a message may say of its files: those that stay, and those that come with the request. */
export const attachmentList = z.array(
  z.strictObject({
    id: z.union([z.string(), z.int()]),
    filename: z.string().min(1).max(255).optional(),
    description: z.string().max(1024).optional(),
  }),
);

/** Bytes that Discord takes in a file. */
const MOST = 10 * 1024 * 1024;
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const uploads = new WeakMap<object, readonly Attachment[]>();

/** The body of a request: JSON, or multipart with JSON and files (developer documentation, Uploading Files). */
export async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Uint8Array[] = [];
  for await (const part of request) if (part instanceof Uint8Array) parts.push(part);
  const whole = Buffer.concat(parts);
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return whole.length === 0 ? undefined : JSON.parse(whole.toString());
  const form = await new Response(new Uint8Array(whole), { headers: { 'content-type': type } }).formData();
  const body: unknown = JSON.parse(String(form.get('payload_json')));
  if (typeof body !== 'object' || body === null) throw invalid('a body is an object');
  const files: Attachment[] = [];
  for (const [field, value] of form) {
    if (field === 'payload_json') continue;
    const index = /^files\[(\d{1,2})\]$/u.exec(field)?.[1];
    if (index === undefined || typeof value === 'string') throw invalid(`${field} is no file`);
    files.push({ id: index, filename: value.name, bytes: new Uint8Array(await value.arrayBuffer()) });
  }
  uploads.set(body, files);
  return body;
}

/**
 * The files of a message after a write. Stricter than Discord: a picture is a PNG, and each is listed and shown.
 * @throws Refusal for a file that is listed and did not come, or came and is not listed
 */
export function attached(
  body: unknown,
  listed: z.infer<typeof attachmentList> | undefined,
  before: readonly Attachment[],
): readonly Attachment[] {
  const came = (typeof body === 'object' && body !== null && uploads.get(body)) || [];
  for (const { filename, bytes } of came) {
    if (!PNG.equals(bytes.subarray(0, PNG.length))) throw invalid(`${filename} is no PNG`);
    if (bytes.length > MOST) throw new Refusal(413, 40_005, 'Request entity too large');
  }
  if (came.some(({ id }) => !listed?.some((each) => String(each.id) === id))) throw invalid('a file is not listed');
  if (!listed) return before;
  return listed.map(({ id, filename }) => {
    const file = [...came, ...before].find((each) => each.id === String(id));
    if (!file) throw invalid(`there is no file ${id}`);
    if (filename !== undefined && filename !== file.filename) throw invalid(`file ${id} has another name`);
    return file;
  });
}

/** @throws Refusal when components show files that the message does not have, or do not show one that it has */
export function assertShown(components: readonly TopLevel[], files: readonly Attachment[]): void {
  const shown = new Set([...everyComponent(components)].flatMap(addressesOf));
  const named = [...shown].flatMap((url) => (url.startsWith('attachment://') ? [url.slice(13)] : []));
  const missing = named.filter((name) => !files.some(({ filename }) => filename === name));
  if (missing.length > 0) throw invalid(`The referenced attachment ${missing.join()} was not found`);
  const hidden = files.filter(({ filename }) => !named.includes(filename));
  if (hidden.length > 0) throw invalid(`${hidden.map(({ filename }) => filename).join()} is shown nowhere`);
}

function addressesOf(component: Component): readonly string[] {
  if (component.type === 11) return [component.media.url];
  return component.type === 12 ? component.items.map(({ media }) => media.url) : [];
}

function invalid(message: string): Refusal {
  const errors = { attachments: { _errors: [{ code: 'INVALID', message }] } };
  return new Refusal(400, 50_035, 'Invalid Form Body', errors);
}
