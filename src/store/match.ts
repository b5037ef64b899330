import type { MatchExpression } from '../core/passages.ts';

/**
 * A question in the match language of SQLite's FTS5 (https://sqlite.org/fts5.html#full_text_query_syntax); null when
 * it has no terms. Every term is a quoted string, so that nothing that people type is read as an operator.
 */
export function matchText({ parts, combine, excluded = [], speakers }: MatchExpression): string | null {
  const groups = parts
    .map((alternatives) => alternatives.filter((terms) => terms.length > 0).map(phrase))
    .filter((alternatives) => alternatives.length > 0)
    .map((alternatives) => `(${alternatives.join(' OR ')})`);
  if (groups.length === 0) return null;
  const wanted = groups.join(combine === 'all' ? ' AND ' : ' OR ');
  const said = speakers
    ? `(${wanted}) AND (${speakers.map((name) => phrase([speakerTerm(name)])).join(' OR ')})`
    : wanted;
  const unwanted = excluded.filter((terms) => terms.length > 0).map(phrase);
  return unwanted.length === 0 ? said : `(${said}) NOT (${unwanted.join(' OR ')})`;
}

/**
 * A speaker as a term among those of the passage: behind a character of the private use area, which `unicode61` takes for
 * a letter and nobody says.
 */
export function speakerTerm(name: string): string {
  return `\u{E000}${name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')}`;
}

function phrase(terms: readonly string[]): string {
  return `"${terms.join(' ').replaceAll('"', ' ')}"`;
}
