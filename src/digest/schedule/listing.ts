/** `09:05`. */
export function clockTime(hour: number, minute: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** `Mon, Wed and Fri`. */
export function joined(items: readonly string[], word: 'and' | 'or'): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${word} ${last}`;
}

/** Ascending whole numbers by name, three or more in a row as `first to last`. */
export function spans(values: readonly number[], name: (value: number) => string): readonly string[] {
  const rows: number[][] = [];
  for (const value of values) {
    const row = rows.at(-1);
    if (row?.at(-1) === value - 1) row.push(value);
    else rows.push([value]);
  }
  return rows.flatMap((row) => {
    const [first = 0, last = first] = [row[0], row.at(-1)];
    return row.length > 2 ? [`${name(first)} to ${name(last)}`] : row.map(name);
  });
}
