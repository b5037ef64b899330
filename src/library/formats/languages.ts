const NAMES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
/** Languages by the name that some recognisers give. */
const BY_NAME = new Map(
  'en de fr es it pt nl pl ru uk tr ar he hi id ja ko zh sv da nb fi cs el hu ro vi th'
    .split(' ')
    .map((code) => [(NAMES.of(code) ?? code).toLowerCase(), code]),
);

/** A language's code in its usual writing, `en` or `pt-BR`, from a code or an English name; null when it is neither. */
export function languageOf(text: string | null): string | null {
  if (text === null || text.length > 40) return null;
  const known = seen.get(text);
  if (known !== undefined) return known;
  const code = codeOf(text);
  if (seen.size < MOST_SEEN) seen.set(text, code);
  return code;
}

/** What was asked before: the names of ten thousands of files end alike. */
const seen = new Map<string, string | null>();
const MOST_SEEN = 1_000;

function codeOf(text: string): string | null {
  const named = BY_NAME.get(text.trim().toLowerCase());
  if (named !== undefined) return named;
  const code = text
    .trim()
    .replace(/_/gu, '-')
    .replace(/-orig$/u, '');
  if (!/^[a-z]{2,3}(?:-[a-z\d]{2,8}){0,3}$/iu.test(code)) return null;
  const [base = ''] = code.split('-');
  return NAMES.of(base) === undefined ? null : (Intl.getCanonicalLocales(code)[0] ?? null);
}

/** The language without its region: `pt` of `pt-BR`. */
export function baseLanguage(code: string): string {
  return code.split('-')[0]?.toLowerCase() ?? code;
}
