/** A text as one line of at most `limit` characters; a longer one is cut at a space, visibly. */
export function oneLine(text: string, limit: number): string {
  return shortened(text.replace(/[\n\t ]+/gu, ' ').trim(), limit);
}

/** A text of at most `limit` characters; a longer one is cut at a space, visibly. */
export function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > limit / 2 ? cut.slice(0, space) : cut).replace(/[\uD800-\uDBFF]$/u, '').trimEnd()}…`;
}

/** Only the letters and digits, in lower case: equal for two writings of the same words. */
export function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The texts in order, each once, whatever its case and punctuation; empty ones gone. */
export function distinct(texts: readonly string[]): string[] {
  const seen = new Set<string>();
  return texts.filter((text) => {
    const key = bare(text) || text;
    if (key === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** True for an empty text and for what machines write where they do not know. */
export function saysNothing(text: string): boolean {
  return /^(?:|unknown|untitled|none|null|n\/a|undefined|nan)$/iu.test(text.trim());
}

/** Whitespace-separated words in a text. */
export function countWords(text: string): number {
  return text.match(/\S+/gu)?.length ?? 0;
}
