import type { Command } from '../src/core/command.ts';
import { cuepoint } from './cuepoint.ts';
import { keypoints } from './keypoints.ts';
import { library } from './library.ts';
import { moments } from './moments.ts';
import { strategy } from './strategy.ts';
import { summary } from './summary.ts';

/** Every command there is, in the order in which help lists them. */
export const COMMANDS: readonly Command[] = [strategy, summary, keypoints, moments, library, cuepoint];
