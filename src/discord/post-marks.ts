import { createHash } from 'node:crypto';
import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { z } from 'zod';

/** A container as the renderer makes it and a store keeps it. */
export const pageShape = z.looseObject({
  type: z.literal(ComponentType.Container),
  components: z.array(z.looseObject({ type: z.number() })).min(1),
});
export type Page = z.infer<typeof pageShape>;

/** What is read of a message. Discord sends much more. */
export const messageShape = z.object({
  id: z.string(),
  author: z.object({ id: z.string() }),
  components: z
    .array(
      z.object({
        id: z.number().nullish(),
        components: z.array(z.object({ id: z.number().nullish(), custom_id: z.string().nullish() })).nullish(),
      }),
    )
    .nullish(),
});
export type PostedMessage = z.infer<typeof messageShape>;

/**
 * The page with its key in the numbers of its container and of what stands first in there: components may carry an
 * `id`, which nobody sees and which stays with the message. The nonce does not: Discord tells it only when a message is
 * made (discord.js, Message.nonce: "lost if re-fetched").
 */
export function marked(page: Page, key: string): Page {
  const [outer, inner] = numbersOf(key);
  const components = page.components.map((each, index) => (index === 0 ? { ...each, id: inner } : each));
  return { ...page, id: outer, components };
}

/** What a post begins with until it becomes its page: a button that cannot be pressed, and that holds the key. */
export function beginning(key: string): APIActionRowComponent<APIComponentInMessageActionRow> {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.Button,
        style: ButtonStyle.Secondary,
        label: 'More follows …',
        custom_id: beginningId(key),
        disabled: true,
      },
    ],
  };
}

/** Whether the message is the post with that key: as its page, only begun, or not at all. */
export function stageOf(message: PostedMessage, key: string): 'whole' | 'begun' | null {
  const [first] = message.components ?? [];
  if (first?.components?.[0]?.custom_id === beginningId(key)) return 'begun';
  const [outer, inner] = numbersOf(key);
  return first?.id === outer && first.components?.[0]?.id === inner ? 'whole' : null;
}

function beginningId(key: string): string {
  return `post ${key}`;
}

/** Two different numbers of 30 bits each, above those that Discord itself gives to components. */
function numbersOf(key: string): readonly [number, number] {
  const hash = createHash('sha256').update(key).digest();
  const outer = (hash.readUInt32BE(0) >>> 2) + 2 ** 30;
  const inner = (hash.readUInt32BE(4) >>> 2) + 2 ** 30;
  return [outer, inner === outer ? outer ^ 1 : inner];
}
