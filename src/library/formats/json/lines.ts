/**
 * Where an item of a list at the top of a JSON text begins: of the list under a key, or of a bare list. The text is
 * valid JSON; one look at each character up to there.
 * @returns an offset; 0 where there is no such item
 */
export function itemOffset(text: string, key: string, index: number): number {
  let [depth, keyDepth, inList, seen] = [0, 1, false, 0];
  let lastString = '';
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (char === '"') {
      const end = stringEnd(text, at);
      if (inList && depth === keyDepth + 1 && seen === index) return at;
      if (depth === 1) lastString = text.slice(at + 1, end);
      at = end;
    } else if (char === '{' || char === '[') {
      const bare = depth === 0 && char === '[';
      if (inList && depth === keyDepth + 1 && seen === index) return at;
      depth += 1;
      if (bare) [inList, keyDepth] = [true, 0];
      else if (char === '[' && depth === 2 && keyDepth === 1 && lastString === key) inList = true;
    } else if (char === '}' || char === ']') {
      depth -= 1;
      if (inList && depth <= keyDepth) return 0;
    } else if (char === ',') {
      if (inList && depth === keyDepth + 1) seen += 1;
    } else if (inList && depth === keyDepth + 1 && seen === index && /[\w-]/u.test(char)) return at;
  }
  return 0;
}

function stringEnd(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return text.length;
}
