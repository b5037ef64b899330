import type { Seen } from '../../contracts/driver.ts';
import { type Component, everyComponent } from './component-schema.ts';
import { type Read, readMarkdown } from './markdown.ts';
import type { Message } from './state.ts';

/** The message as Discord's client shows it. */
export function seen(message: Message): Seen {
  const components = [...everyComponent(message.components)];
  const reads = readsOf(message);
  return {
    text: components.flatMap(readable).join('\n') || readMarkdown(message.content).text,
    fallback: readMarkdown(message.notification).text || (reads[0]?.text ?? ''),
    private: message.ephemeral,
    links: components.flatMap(linksIn),
    buttons: components.flatMap((each) => (each.type === 2 && 'custom_id' in each ? [each.label] : [])),
    selects: components.flatMap((each) =>
      each.type === 3 ? [{ label: each.placeholder ?? '', options: each.options.map(({ label }) => label) }] : [],
    ),
    pings: message.pings,
    handle: message.id,
  };
}

/** Every text display of the message, as the client reads it. */
export function readsOf(message: Message): readonly Read[] {
  return [...everyComponent(message.components)].flatMap((each) =>
    each.type === 10 ? [readMarkdown(each.content)] : [],
  );
}

/** The words in a component: texts, labels of links, descriptions of pictures. What runs something is told apart. */
function readable(component: Component): readonly string[] {
  switch (component.type) {
    case 10:
      return [readMarkdown(component.content).text];
    case 2:
      return 'url' in component ? [component.label] : [];
    case 11:
      return component.description ? [component.description] : [];
    case 12:
      return component.items.flatMap(({ description }) => description ?? []);
    default:
      return [];
  }
}

function linksIn(component: Component): readonly string[] {
  if (component.type === 10) return readMarkdown(component.content).links;
  return component.type === 2 && 'url' in component ? [component.url] : [];
}
