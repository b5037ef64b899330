/** Longer addresses are not linked: they would not fit into a line. */
const MAX_TARGET = 2048;

/**
 * Text as Discord markdown that shows exactly this text: no format, mention, emoji, timestamp or link comes of it.
 * Discord takes a backslash before any character but letters, digits and spaces, and shows that character alone.
 * Lists, headings and quotes begin a line; as a piece of text may come to stand there, its start counts as one.
 * Discord looks for the end of a link, `](`, without regard to backslashes: only one in between keeps a link that stands
 * before the text from ending in it, at an address of the text's choice.
 */
export function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/gu, '\n')
    .replace(/[\\*_~`|<>[\]@#]|:(?!\s)|(?<=^|\])\(/gu, '\\$&')
    .replace(/^[^\S\n]*(?=[-+.])/gmu, '$&\\')
    .replace(/^([^\S\n]*\d+)(?=\.)/gmu, '$1\\');
}

/** A line of escaped text that a break made: where what stands first now would begin a list, it does not. */
export function escapeStart(line: string): string {
  return line.replace(/^(?=[-+.])/u, '\\').replace(/^(\d+)(?=\.)/u, '$1\\');
}

/** Something to type, as inline code, in which Discord reads no markup; null where that could not hold it. */
export function codeText(text: string): string | null {
  return text.trim() === '' || /[`\n]|\]\(/u.test(text) ? null : `\`${text.toWellFormed()}\``;
}

/** The address as Discord can link it, with what would end the link percent-encoded; null when it is not http(s). */
export function linkTarget(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  const target = href.replace(/[()[\]<>\\|`"'\s]/gu, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  });
  return target.length > MAX_TARGET ? null : target;
}

/** A masked link to a {@link linkTarget}; null when Discord would show the bare markup, as for a text with brackets. */
export function maskedLink(text: string, target: string): string | null {
  const shown = text.replace(/\s+/gu, ' ').trim();
  const plain = shown !== '' && shown.length <= 300 && !/[[\]<>\\]|:\/\/|www\.|discord\.gg/iu.test(shown);
  return plain ? `[${escapeText(shown)}](${target})` : null;
}
