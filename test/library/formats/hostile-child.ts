/**
 * Reads every hostile document, one after another, and prints as JSON what became of each and by how much the process
 * had grown at its peak until then. Run by hostile.test.ts, with the garbage collector exposed.
 */
import { readDocument } from '../../../src/library/formats/index.ts';
import { FORMS } from './forms.ts';
import { HOSTILE } from './hostile.ts';

for (const [path, text] of Object.entries(FORMS)) readDocument(path, Buffer.from(text));
globalThis.gc?.();
const before = process.memoryUsage.rss();
const results = HOSTILE.map(([path, make]) => {
  const result = readDocument(path, Buffer.from(make()));
  const grown = Math.round((process.resourceUsage().maxRSS * 1024 - before) / 1e6);
  globalThis.gc?.();
  return { path, grown, said: result.ok ? result.document.format : result.problem.reason };
});
process.stdout.write(JSON.stringify(results));
