import type { Seen } from '../../contracts/driver.ts';
import type { Block, Control, RichElement, TextObject } from './schema.ts';
import type { Posted } from './workspace.ts';

/** A message as Slack's client shows it, its markup resolved. */
export function seen({ ts, viewer, content }: Pick<Posted, 'ts' | 'viewer' | 'content'>): Seen {
  const blocks = content.blocks ?? [];
  const controls = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
  const fallback = resolved(content.text, content.mrkdwn !== false);
  return {
    text: blocks.length > 0 ? blocks.map(textOf).join('\n') : fallback,
    fallback,
    private: viewer !== null,
    links: blocks.flatMap(linksOf),
    buttons: controls.flatMap((control) => (control.type === 'button' && !control.url ? [control.text.text] : [])),
    selects: controls.flatMap((control) =>
      control.type === 'static_select'
        ? [{ label: labelOf(control), options: control.options.map(({ text }) => text.text) }]
        : [],
    ),
    pings: [...pingsIn(content.text), ...blocks.flatMap(pingsOf)],
    handle: ts,
  };
}

/** The control of a message with this label. */
export function controlOf({ content }: Pick<Posted, 'content'>, label: string): Control | null {
  const controls = (content.blocks ?? []).flatMap((block) => (block.type === 'actions' ? block.elements : []));
  return controls.find((control) => labelOf(control) === label) ?? null;
}

function labelOf(control: Control): string {
  return control.type === 'button' ? control.text.text : (control.placeholder?.text ?? '');
}

function textOf(block: Block): string {
  switch (block.type) {
    case 'header':
    case 'section':
      return textObject(block.text);
    case 'context':
      return block.elements.map(textObject).join(' ');
    case 'image':
      return block.alt_text;
    case 'divider':
      return '';
    case 'actions':
      return block.elements.map(labelOf).join(' ');
    case 'rich_text':
      return block.elements
        .map((part) =>
          part.type === 'rich_text_list'
            ? part.elements.map((item) => richText(item.elements)).join('\n')
            : richText(part.elements),
        )
        .join('\n');
  }
}

function richText(elements: readonly RichElement[]): string {
  return elements
    .map((element) => {
      if (element.type === 'link') return element.text ?? element.url;
      return element.type === 'text' ? element.text : element.type === 'date' ? element.fallback : '';
    })
    .join('');
}

function textObject(text: TextObject): string {
  return text.type === 'mrkdwn' ? resolved(text.text, true) : text.text;
}

/** mrkdwn as it reads: links as their labels, formatting characters gone, entities resolved. */
function resolved(text: string, formatted: boolean): string {
  const linked = text.replace(/<(?:https?:[^|>]*)\|([^>]*)>/gu, '$1').replace(/<(https?:[^>]*)>/gu, '$1');
  const bare = formatted ? linked.replace(/(^|\s)([*_~`])(\S(?:[^\n]*?\S)?)\2(?=\s|$)/gu, '$1$3') : linked;
  return bare.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function linksOf(block: Block): readonly string[] {
  if (block.type === 'actions') {
    return block.elements.flatMap((control) => (control.type === 'button' && control.url ? [control.url] : []));
  }
  const parsed = mrkdwnIn(block).flatMap((text) =>
    Array.from(text.matchAll(/<(https?:[^|>]*)/gu), ([, url = '']) => url),
  );
  return [...parsed, ...elementsOf(block).flatMap((element) => (element.type === 'link' ? [element.url] : []))];
}

function pingsOf(block: Block): readonly string[] {
  const named = elementsOf(block).flatMap((element) =>
    // A channel is a link to it and notifies nobody.
    ['user', 'usergroup', 'broadcast'].includes(element.type) ? [JSON.stringify(element)] : [],
  );
  return [...named, ...mrkdwnIn(block).flatMap(pingsIn)];
}

/** What Slack would make a mention of: `<!channel>`, `<@U…>`, `<!subteam^…>`, `<#C…>`. */
function pingsIn(text: string): readonly string[] {
  return Array.from(text.matchAll(/<(?:!|@|#)[^>]*>/gu), ([ping]) => ping);
}

function mrkdwnIn(block: Block): readonly string[] {
  const texts = block.type === 'section' ? [block.text] : block.type === 'context' ? block.elements : [];
  return texts.flatMap((text) => (text.type === 'mrkdwn' ? [text.text] : []));
}

function elementsOf(block: Block): readonly RichElement[] {
  if (block.type !== 'rich_text') return [];
  return block.elements.flatMap((part) =>
    part.type === 'rich_text_list' ? part.elements.flatMap((item) => item.elements) : part.elements,
  );
}
