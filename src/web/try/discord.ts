import { z } from 'zod';
import { type Content, type Html, html } from '../html.ts';
import { type Menu, menuOf, pictureOf, pressable } from './controls.ts';
import { markdown } from './discord-text.ts';
import { webAddress } from './slack-text.ts';

const text = z.object({ type: z.literal(10), content: z.string() });
const button = z.object({
  type: z.literal(2),
  style: z.number(),
  label: z.string(),
  custom_id: z.string().optional(),
  url: z.string().optional(),
});
const select = z.object({
  type: z.literal(3),
  placeholder: z.string().optional(),
  options: z.array(z.object({ label: z.string(), value: z.string(), description: z.string().optional() })),
});
const row = z.object({ type: z.literal(1), components: z.array(z.discriminatedUnion('type', [button, select])) });
const media = z.object({ url: z.string() });
const component = z.discriminatedUnion('type', [
  text,
  row,
  z.object({ type: z.literal(14) }),
  z.object({ type: z.literal(12), items: z.array(z.object({ media, description: z.string().optional() })) }),
]);
const container = z.object({
  type: z.literal(17),
  accent_color: z.int().min(0).max(0xffffff).nullish(),
  components: z.array(z.union([component, z.object({ type: z.number() })])),
});
const message = z.object({
  components: z.array(container),
  attachments: z.array(z.object({ filename: z.string(), url: z.string() })),
});

type Addresses = ReadonlyMap<string, string>;

/** A message as Discord's client shows it, from what is sent to Discord. @throws ZodError when that is no message */
export function discordMessage(payload: unknown): Html {
  const { components, attachments } = message.parse(payload);
  const addresses = new Map(attachments.map(({ filename, url }) => [`attachment://${filename}`, url]));
  return html`${components.map((each) => containerOf(each, addresses))}`;
}

/** The colour of the bar comes with the message: an attribute of a drawing, as pages have no styles of their own. */
function containerOf({ accent_color, components }: z.infer<typeof container>, addresses: Addresses): Html {
  const fill = `#${(accent_color ?? 0x4e5058).toString(16).padStart(6, '0')}`;
  return html`<div class="dc-container"><svg class="dc-bar" aria-hidden="true" viewBox="0 0 4 4" preserveAspectRatio="none"><rect width="4" height="4" fill="${fill}"></rect></svg>${components.map((each) => shown(each, addresses))}</div>`;
}

function shown(given: z.infer<typeof container>['components'][number], addresses: Addresses): Content {
  const { data } = component.safeParse(given);
  return data ? partOf(data, addresses) : html`<p class="dc-sub">A component of the kind ${given.type}.</p>`;
}

function partOf(part: z.infer<typeof component>, addresses: Addresses): Content {
  switch (part.type) {
    case 10:
      return html`<div class="dc-text">${markdown(part.content)}</div>`;
    case 14:
      return html`<hr>`;
    case 12:
      return part.items.map(({ media: { url }, description = '' }) => {
        const src = addresses.get(url);
        return src !== undefined && pictureOf('dc-image', src, description);
      });
    case 1:
      return html`<div class="dc-row">${part.components.map((each) => (each.type === 2 ? buttonOf(each) : menuOf(asMenu(each))))}</div>`;
  }
}

/** Discord's styles of buttons: 1 is the primary one, 5 a link. */
function buttonOf({ style, label, custom_id: carried = '', url }: z.infer<typeof button>): Html {
  if (url !== undefined) {
    return html`<a class="dc-button" href="${webAddress(url)}" target="_blank" rel="noopener">${label}<span class="dc-out" aria-hidden="true"> ↗</span></a>`;
  }
  return pressable({ on: 'discord', value: carried, look: style === 1 ? 'dc-button dc-primary' : 'dc-button' }, label);
}

function asMenu({ placeholder = 'Make a selection', options }: z.infer<typeof select>): Menu {
  return {
    on: 'discord',
    look: 'dc-select',
    label: placeholder,
    options: options.map(({ label, value, description }) => ({ label, value, about: description })),
  };
}
