import { parseClock } from '../../../core/time.ts';
import type { Section } from '../../../core/video.ts';
import { bare, oneLine, shortened } from '../text.ts';

const MAX_BULLETS = 200;
const MAX_SECTIONS = 500;
/** Characters of a point. */
const MAX_POINT = 2_000;

/** A heading without its marks, spaces, hyphens and case, for telling what it heads: `## Key Points` is `keypoints`. */
export function foldedHeading(line: string): string {
  return line.length > 100 ? line : bare(line);
}

/**
 * The points of a list: one a line with a bullet each, further lines going on with the point before; or all in one line
 * after ` - `, which may as well stand within a point: the points that are `known` already decide, else the capital
 * letter or digit that a point begins with. A text without bullets is one point a line.
 */
export function bulletsIn(block: string, known: readonly string[]): readonly string[] {
  const lines = block.split('\n').flatMap((line) => line.trim() || []);
  const [only] = lines;
  if (only && lines.length === 1 && /^[-*]\s/u.test(only)) return clean(inlinePoints(only.slice(2).trimStart(), known));
  const points: string[] = [];
  for (const line of lines) {
    const bullet = /^[-•*–·]\s/u.test(line);
    const last = points.at(-1);
    if (bullet || last === undefined || !/^[-•*–·]\s/u.test(last)) points.push(line);
    else if (last.length < MAX_POINT) points[points.length - 1] = `${last} ${line}`;
    if (points.length > MAX_BULLETS) break;
  }
  return clean(points);
}

function clean(points: readonly string[]): readonly string[] {
  return points.slice(0, MAX_BULLETS).flatMap((point) => oneLine(point.replace(/^[-•*–·]\s/u, ''), MAX_POINT) || []);
}

function inlinePoints(line: string, known: readonly string[]): string[] {
  const points: string[] = [];
  let rest = line;
  while (rest !== '' && points.length < MAX_BULLETS) {
    const match = known.find((point) => rest === point || rest.startsWith(`${point} - `));
    const next = match === undefined ? rest.search(/\s-\s{1,8}(?=[\p{Lu}\p{N}“"‘'$*])/u) : match.length;
    points.push(next === -1 ? rest : rest.slice(0, next));
    rest = next === -1 ? '' : rest.slice(next).replace(/^\s-\s+/u, '');
  }
  return points;
}

/**
 * Sections such as `- [00:04:23](https://…&t=263s) **Title** - What it is about`, in the order of their times. A section
 * ends where the next begins; the end of the last is not known.
 */
export function sectionsIn(block: string): readonly Section[] {
  const heads = [...block.matchAll(/\[([\d:]{4,9})\]\([^)\s]{0,2000}\)\s{0,8}/gu)].slice(0, MAX_SECTIONS);
  const sections = heads.flatMap((head, index) => {
    const start = parseClock(head[1] ?? '');
    const rest = block.slice(head.index + head[0].length, heads[index + 1]?.index).replace(/\s-\s{0,8}$/u, '');
    const titled = /^\*\*(.{1,400}?)\*\*\s{0,8}(?:[-–—:]\s)?/su.exec(rest);
    const about = oneLine(titled ? rest.slice(titled[0].length) : '', 2_000);
    const title = oneLine(titled?.[1] ?? shortened(rest.replace(/^[-–—:]\s/u, ''), 120), 300);
    return start === null || title === '' ? [] : [{ title, start, about: about === '' ? null : about }];
  });
  sections.sort((a, b) => a.start - b.start);
  return sections.map((section, index) => {
    const end = sections.slice(index + 1).find(({ start }) => start > section.start)?.start ?? null;
    return { title: section.title, start: section.start, end, about: section.about };
  });
}
