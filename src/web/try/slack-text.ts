import { z } from 'zod';
import { type Content, html } from '../html.ts';

const style = z
  .object({
    bold: z.boolean().optional(),
    italic: z.boolean().optional(),
    strike: z.boolean().optional(),
    code: z.boolean().optional(),
  })
  .default({});
const elementShape = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string(), style }),
  z.object({ type: z.literal('link'), url: z.string(), text: z.string().optional(), style }),
  z.object({ type: z.literal('date'), timestamp: z.number(), fallback: z.string() }),
  z.object({ type: z.literal('channel'), channel_id: z.string() }),
]);
const section = z.object({ type: z.literal('rich_text_section'), elements: z.array(elementShape) });
const part = z.discriminatedUnion('type', [
  section,
  z.object({ type: z.literal('rich_text_quote'), elements: z.array(elementShape) }),
  z.object({ type: z.literal('rich_text_list'), style: z.enum(['bullet', 'ordered']), elements: z.array(section) }),
]);

/** Slack's rich text, of the kinds that answers are made of. */
export const richTextShape = z.object({ type: z.literal('rich_text'), elements: z.array(part) });

export function richText({ elements }: z.infer<typeof richTextShape>): Content {
  return elements.map(partOf);
}

function partOf(given: z.infer<typeof part>): Content {
  switch (given.type) {
    case 'rich_text_section':
      return html`<p class="sl-text">${given.elements.map(piece)}</p>`;
    case 'rich_text_quote':
      return html`<blockquote class="sl-quote">${given.elements.map(piece)}</blockquote>`;
    case 'rich_text_list': {
      const items = given.elements.map((item) => html`<li>${item.elements.map(piece)}</li>`);
      return given.style === 'ordered'
        ? html`<ol class="sl-list">${items}</ol>`
        : html`<ul class="sl-list">${items}</ul>`;
    }
  }
}

function piece(element: z.infer<typeof elementShape>): Content {
  switch (element.type) {
    case 'text':
      return styled(element.text, element.style);
    case 'link': {
      const words = styled(element.text ?? element.url, element.style);
      return html`<a href="${webAddress(element.url)}" target="_blank" rel="noopener">${words}</a>`;
    }
    case 'date':
      return html`<time datetime="${new Date(element.timestamp * 1_000).toISOString()}">${element.fallback}</time>`;
    case 'channel':
      return html`<span class="sl-channel">#${element.channel_id}</span>`;
  }
}

function styled(text: string, { bold, italic, strike, code }: z.infer<typeof style>): Content {
  let shown: Content = text;
  if (code) shown = html`<code>${shown}</code>`;
  if (bold) shown = html`<b>${shown}</b>`;
  if (italic) shown = html`<i>${shown}</i>`;
  if (strike) shown = html`<s>${shown}</s>`;
  return shown;
}

/** What a link may lead to: the web alone. */
export function webAddress(url: string): string {
  return /^https?:\/\//iu.test(url) ? url : '#';
}
