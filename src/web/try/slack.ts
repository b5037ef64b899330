import { z } from 'zod';
import { type Content, type Html, html } from '../html.ts';
import { type Menu, menuOf, pictureOf, pressable } from './controls.ts';
import { richText, richTextShape } from './slack-text.ts';

const plain = z.object({ type: z.literal('plain_text'), text: z.string() });

const button = z.object({
  type: z.literal('button'),
  text: plain,
  value: z.string().optional(),
  url: z.string().optional(),
  style: z.string().optional(),
  accessibility_label: z.string().optional(),
});
const select = z.object({
  type: z.literal('static_select'),
  placeholder: plain,
  options: z.array(z.object({ text: plain, value: z.string(), description: plain.optional() })),
});
const block = z.discriminatedUnion('type', [
  z.object({ type: z.literal('header'), text: plain }),
  z.object({ type: z.literal('section'), text: plain }),
  z.object({ type: z.literal('context'), elements: z.array(plain) }),
  z.object({ type: z.literal('divider') }),
  z.object({ type: z.literal('image'), image_url: z.string(), alt_text: z.string() }),
  z.object({ type: z.literal('actions'), elements: z.array(z.discriminatedUnion('type', [button, select])) }),
  richTextShape,
]);
const message = z.object({ text: z.string(), blocks: z.array(z.union([block, z.object({ type: z.string() })])) });

type Block = z.infer<typeof block>;

/** A message as Slack's client shows it, from what is sent to Slack. @throws ZodError when that is no message */
export function slackMessage(payload: unknown): Html {
  const { blocks } = message.parse(payload);
  return html`<div class="sl-message">${blocks.map((each) => html`<div class="sl-block">${shown(each)}</div>`)}</div>`;
}

function shown(given: z.infer<typeof message>['blocks'][number]): Content {
  const { data } = block.safeParse(given);
  return data ? blockOf(data) : html`<p class="sl-context">A block of the kind ${given.type}.</p>`;
}

function blockOf(block: Block): Content {
  switch (block.type) {
    case 'header':
      return html`<h4 class="sl-header">${block.text.text}</h4>`;
    case 'section':
      return html`<p class="sl-text">${block.text.text}</p>`;
    case 'context':
      return html`<p class="sl-context">${block.elements.map(({ text }) => text).join(' ')}</p>`;
    case 'divider':
      return html`<hr>`;
    case 'image':
      return pictureOf('sl-image', block.image_url, block.alt_text);
    case 'rich_text':
      return richText(block);
    case 'actions':
      return html`<div class="sl-actions">${block.elements.map((each) => (each.type === 'button' ? buttonOf(each) : menuOf(asMenu(each))))}</div>`;
  }
}

function buttonOf({ text, value, url, style, accessibility_label: spoken = text.text }: z.infer<typeof button>): Html {
  if (url !== undefined) {
    return html`<a class="sl-button" href="${url}" target="_blank" rel="noopener" aria-label="${spoken}">${text.text}</a>`;
  }
  const look = style === 'primary' ? 'sl-button sl-primary' : 'sl-button';
  return pressable({ on: 'slack', value: value ?? '', look, spoken }, text.text);
}

function asMenu({ placeholder, options }: z.infer<typeof select>): Menu {
  return {
    on: 'slack',
    look: 'sl-button',
    label: placeholder.text,
    options: options.map(({ text, value, description }) => ({ label: text.text, about: description?.text, value })),
  };
}
