import { z } from 'zod';
import { components, everyComponent, type TopLevel } from './component-schema.ts';
import { accept, nonBlank, Refusal } from './refusal.ts';
import { type Attachment, assertShown, attached, attachmentList } from './uploads.ts';

export const EPHEMERAL = 64;
export const COMPONENTS_V2 = 32_768;

const body = z.strictObject({
  content: z.string().max(2000).nullish(),
  tts: z.boolean().optional(),
  nonce: z.union([z.string().max(25), z.int()]).optional(),
  enforce_nonce: z.boolean().optional(),
  embeds: z.array(z.unknown()).max(10).nullish(),
  components: components.nullish(),
  allowed_mentions: z
    .strictObject({
      parse: z.array(z.enum(['everyone', 'users', 'roles'])).optional(),
      users: z.array(z.string()).optional(),
      roles: z.array(z.string()).optional(),
      replied_user: z.boolean().optional(),
    })
    .nullish(),
  flags: z.int().min(0).nullish(),
  attachments: attachmentList.optional(),
});

/** What a message shows, as far as the stand-in knows messages. */
export interface Content {
  readonly content: string;
  readonly components: readonly TopLevel[];
  /** {@link COMPONENTS_V2} or 0. */
  readonly layout: number;
  readonly pings: readonly string[];
  readonly attachments: readonly Attachment[];
}

export const EMPTY: Content = { content: '', components: [], layout: 0, pings: [], attachments: [] };

/**
 * A message after a write, created or edited.
 * @throws Refusal as Discord does: fields out of bounds, content beside Components V2, V2 components without the flag,
 * an empty message, flags that may not be set there, files that are not there or not shown
 */
export function written(value: unknown, allowedFlags: number, before: Content = EMPTY): Content & { flags: number } {
  const message = accept(body, value);
  const flags = message.flags ?? 0;
  if ((flags & ~allowedFlags) !== 0) throw invalid('flags', `flags ${flags} cannot be set here`);
  const layout = (flags & COMPONENTS_V2) | before.layout;
  const content = message.content === undefined ? before.content : (message.content ?? '');
  const parts = message.components === undefined ? before.components : (message.components ?? []);
  if (layout !== 0 && (content !== '' || (message.embeds?.length ?? 0) > 0)) {
    throw invalid('content', 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2');
  }
  if (layout === 0 && parts.some(({ type }) => type !== 1))
    throw invalid('components', 'Value of field "type" must be 1');
  const blank = layout === 0 ? content.trim() === '' && (message.embeds?.length ?? 0) === 0 : parts.length === 0;
  if (blank) throw new Refusal(400, 50_006, 'Cannot send an empty message');
  const attachments = attached(value, message.attachments, before.attachments);
  if (layout !== 0) assertShown(parts, attachments);
  const pings = pingsOf(content, parts, message.allowed_mentions?.parse);
  return { content, components: parts, layout, flags, pings, attachments };
}

function invalid(field: string, message: string): Refusal {
  return new Refusal(400, 50_035, 'Invalid Form Body', { [field]: { _errors: [{ code: 'INVALID', message }] } });
}

/** Whom Discord would notify: it looks at the raw text, where a backslash protects nobody. */
function pingsOf(
  content: string,
  parts: readonly TopLevel[],
  parse = ['everyone', 'users', 'roles'],
): readonly string[] {
  const texts = [...everyComponent(parts)].flatMap((part) => (part.type === 10 ? [part.content] : []));
  const found = [content, ...texts].flatMap((text) => text.match(/@everyone|@here|<@[!&]?\d+>/gu) ?? []);
  return found.filter((mention) => parse.includes(kindOf(mention)));
}

function kindOf(mention: string): string {
  if (!mention.startsWith('<')) return 'everyone';
  return mention.startsWith('<@&') ? 'roles' : 'users';
}

/** The answer to an autocomplete interaction. */
export const choices = z.strictObject({
  choices: z
    .array(
      z.strictObject({
        name: nonBlank(100),
        value: z.union([nonBlank(100), z.int()]),
        name_localizations: z.null().optional(),
      }),
    )
    .max(25),
});
