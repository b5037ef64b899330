import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { OperatorError } from './core/errors.ts';
import { count } from './core/phrasing.ts';
import type { Analyst } from './core/strategy.ts';
import { loadVideos } from './library/index.ts';
import { type Labelled, parseLabels, tableOf } from './strategy/eval/index.ts';
import { strategiesOf } from './strategy/index.ts';

/**
 * Prints, as JSON, what the method finds in documents or folders. Problems go to standard error.
 * @returns the exit code: 1 when a document could not be read
 */
export async function printStrategies(paths: readonly string[], analyst: Analyst): Promise<number> {
  if (paths.length === 0) throw new OperatorError('Which documents? For example: npm run -s strategies -- seeds');
  // Where a talk can be watched is of no matter here.
  const { videos, problems } = await loadVideos(paths, 'http://localhost');
  const found = videos.map(({ video, path }) => strategiesOf(video, analyst.analyse(video), path));
  process.stdout.write(`${JSON.stringify({ videos: found }, null, 1)}\n`);
  for (const { path, line, reason } of problems) {
    process.stderr.write(`${line === null ? path : `${path}:${line}`}: ${reason}\n`);
  }
  return problems.length > 0 ? 1 : 0;
}

/**
 * Prints how well the method does on labelled talks, beside two baselines: a table for those with times and one for
 * those without. Documents are looked for where the labels say, from the current folder or from that of the labels.
 * @throws OperatorError when the labels or a document cannot be read
 */
export async function printEvaluation(file: string, analyst: Analyst): Promise<number> {
  const labels = parseLabels(textOf(file), file);
  const labelled: (Labelled & { readonly timed: boolean })[] = [];
  for (const { documents, ...talk } of labels) {
    const { videos } = await loadVideos(
      documents.map((path) => found(path, file)),
      'http://localhost',
    );
    const video = videos[0]?.video;
    if (!video) throw new OperatorError(`${file}: the talk ${talk.id} names no document that can be read.`);
    labelled.push({ talk, video, timed: talk.unit === 'seconds' });
  }
  for (const [title, talks] of [
    ['with times (seconds)', labelled.filter(({ timed }) => timed)],
    ['without times (words)', labelled.filter(({ timed }) => !timed)],
  ] as const) {
    if (talks.length > 0)
      process.stdout.write(`\n${tableOf(`${count(talks.length, 'talk')} ${title}`, talks, analyst)}\n`);
  }
  return 0;
}

function found(path: string, file: string): string {
  return existsSync(path) ? path : join(dirname(file), path);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new OperatorError(`The labels ${file} cannot be read (${error instanceof Error ? error.message : error}).`);
  }
}
