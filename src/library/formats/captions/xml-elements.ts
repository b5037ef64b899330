/** Characters of a caption's element; one holds a line or two. */
const MAX_ELEMENT = 20_000;

/**
 * The captions' elements, from their tag to its end; one that never ends is its tag's first character only. Each can
 * then be parsed alone, so that a broken one costs only itself.
 * @param tag finds where one begins, its name the first group; with the flag `g`
 */
export function* elementsIn(
  text: string,
  tag: RegExp,
): Generator<{ readonly source: string; readonly offset: number }> {
  let open: { readonly name: string; readonly at: number } | null = null;
  for (const match of text.matchAll(tag)) {
    if (open) yield elementAt(text, open, match.index);
    open = { name: match[1] ?? '', at: match.index };
  }
  if (open) yield elementAt(text, open, text.length);
}

/** @param next where the next one begins: captions do not stand within each other */
function elementAt(text: string, { name, at }: { readonly name: string; readonly at: number }, next: number) {
  const limit = text.slice(at, Math.min(next, at + MAX_ELEMENT));
  const tag = limit.indexOf('>');
  const close = `</${name}>`;
  const end = limit.indexOf(close);
  const length = tag > 0 && limit[tag - 1] === '/' ? tag + 1 : end === -1 ? 1 : end + close.length;
  return { source: limit.slice(0, length), offset: at };
}
