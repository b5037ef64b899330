/** Widths of Inter's letters in em, of its semibold, which is a little wider than its regular: by its `hmtx` table. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[Iijl]/u, 0.28],
  [/[\s.,:;!|'’]/u, 0.32],
  [/[frt()[\]/]/u, 0.42],
  [/[aceksvxyz]/u, 0.59],
  [/[bdghnopqu]/u, 0.63],
  [/[mw&%]/u, 0.9],
  [/[MW…ЖШЩЮжшщю]/u, 1.02],
  [/[BEFJKLPRSTXYZ]/u, 0.72],
  [/\p{Lu}/u, 0.77],
  [/[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}\p{P}]/u, 0.67],
];
/** Of whatever else there is, such as an ideograph. */
const WIDEST = 1.1;

/** What Inter has no letters for. */
const OTHER =
  /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]|\p{Extended_Pictographic}/u;

/** Whether a text holds letters that Inter does not have. */
export function needsOtherLetters(text: string): boolean {
  return OTHER.test(text);
}

/** Pixels that a line of type takes, at most. */
export function widthOf(line: string, size: number): number {
  const em = (letter: string) => WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? WIDEST;
  return Array.from(line).reduce((sum, letter) => sum + em(letter), 0) * size;
}

/** The line, at most so many pixels wide and visibly shortened. */
export function fitting(line: string, pixels: number, size: number): string {
  if (widthOf(line, size) <= pixels) return line;
  const letters = Array.from(line);
  while (letters.length > 1 && widthOf(`${letters.join('')}…`, size) > pixels) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** A name in as few lines as it takes, two at most, and the size of its type: two lines are set smaller. */
export interface SetName {
  readonly lines: readonly string[];
  readonly size: number;
}

/**
 * A name in so many pixels: in one line, else broken at a space and shortened where it is longer still.
 * @param sizes of its type, in one line and in two
 */
export function setName(name: string, pixels: number, sizes: { one: number; two: number }): SetName {
  const whole = name.trim();
  if (widthOf(whole, sizes.one) <= pixels) return { lines: [whole], size: sizes.one };
  const size = sizes.two;
  const words = whole.split(/\s+/u);
  const fits = (count: number) => widthOf(words.slice(0, count).join(' '), size) <= pixels;
  const first = words.findLastIndex((_, at) => fits(at + 1)) + 1;
  const rest = words.slice(Math.max(1, first)).join(' ');
  if (first === 0 || rest === '') return { lines: [fitting(whole, pixels, size)], size };
  return { lines: [words.slice(0, first).join(' '), fitting(rest, pixels, size)], size };
}
