import type { Writable } from 'node:stream';
import type { Progress } from '../core/add-desk.ts';

/** What is being done, on a line that what comes next takes the place of. */
export interface Doing {
  readonly tell: Progress;
  /** Takes the line away. */
  clear(): void;
}

/** @param live false where nobody watches: then nothing is shown */
export function createDoing(output: Writable, live: boolean): Doing {
  let shown = false;
  return {
    tell(doing) {
      if (!live) return;
      shown = true;
      output.write(`\r\u001B[2K${doing}`);
    },
    clear() {
      if (shown) output.write('\r\u001B[2K');
      shown = false;
    },
  };
}
