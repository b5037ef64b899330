import { resolve } from 'node:path';
import { analystOf } from './analyst.ts';
import type { Config } from './config.ts';
import type { Log } from './core/log.ts';
import { count, statusLine } from './core/phrasing.ts';
import { interruption, noteLibrary, pageBase } from './house.ts';
import { indexerOf } from './indexer.ts';
import { type IntakeReport, openLibrary, PHASES, type Progress } from './library/index.ts';
import { openStores } from './store/index.ts';
import { createProgress, harmless } from './terminal/index.ts';

/** Skipped documents that are named. */
const NAMED = 20;

/**
 * Indexes a folder into the data folder, showing how far it has come, until it is done or the process is asked to end:
 * what was read by then is kept, and the next time goes on from there.
 * @returns the exit code: 0
 * @throws OperatorError when a folder cannot be used
 */
export async function indexFolder(folder: string, config: Config, log: Log): Promise<number> {
  const stores = openStores(config.dataDir);
  // Skipped documents are told of at the end, where the bar does not stand in their way.
  const quiet: Log = { ...log, debug() {}, info() {}, warn() {}, error: (...line) => log.error(...line) };
  for (const notice of stores.notices) log.warn({}, notice);
  const indexer = indexerOf({ ...config, libraryDir: folder, pages: pageBase(config) }, quiet);
  const parts = { store: stores.library, analyst: analystOf(config), log: quiet, indexer };
  const { library, sync, close } = openLibrary(folder, parts);
  const { signal, letGo } = interruption();
  const progress = createProgress(process.stdout, () => performance.now());
  const begun = performance.now();
  let latest: Progress = { done: 0, total: 0, words: 0 };
  try {
    await noteLibrary({ ...config, libraryDir: folder }, stores, log);
    const report = await sync(signal, {
      onProgress(each) {
        latest = each;
        progress.show(each);
      },
    });
    progress.end();
    const seconds = (performance.now() - begun) / 1000;
    const skipped = (await stores.library.documents()).filter(({ problem }) => problem);
    print(summary(report, seconds));
    for (const { path, problem } of skipped.slice(0, NAMED)) {
      const place = problem?.line ? `${path}:${problem.line}` : path;
      print(`  skipped ${harmless(place)}: ${harmless(problem?.reason ?? '')}`);
    }
    if (skipped.length > NAMED) print(`  and ${count(skipped.length - NAMED, 'more document')} skipped`);
    print(statusLine(await library.status()));
    if (resolve(folder) !== resolve(config.libraryDir)) print(`Set LIBRARY_DIR to ${folder} to answer from it.`);
    return 0;
  } catch (error) {
    progress.end();
    if (!signal.aborted) throw error;
    print(`Stopped: ${latest.done} of ${count(latest.total, 'document')} done. Run it again to go on from there.`);
    return 0;
  } finally {
    letGo();
    await close();
    stores.close();
  }
}

function summary({ read, unchanged, removed, words, spent }: IntakeReport, seconds: number): string {
  const rate = (number: number) => Math.round(number / seconds).toLocaleString('en-US');
  const speed = read > 0 ? ` (${rate(read)} documents and ${rate(words)} words a second)` : '';
  const done = `${count(read, 'document')} read in ${seconds.toFixed(1)} s${speed}, ${unchanged} unchanged, ${removed} removed.`;
  const all = PHASES.reduce((sum, phase) => sum + spent[phase], 0);
  if (read === 0 || all === 0) return done;
  const shares = PHASES.toSorted((a, b) => spent[b] - spent[a]).map(
    (phase) => `${phase} ${Math.round((spent[phase] / all) * 100)} %`,
  );
  return `${done}\nWhere the time went: ${shares.join(', ')}.`;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
