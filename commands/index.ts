import type { Command } from '../src/core/command.ts';
import { add } from './add.ts';
import { ask } from './ask.ts';
import { compare } from './compare.ts';
import { cuepoint } from './cuepoint.ts';
import { digest } from './digest.ts';
import { follow } from './follow.ts';
import { home } from './home.ts';
import { keypoints } from './keypoints.ts';
import { library } from './library.ts';
import { moments } from './moments.ts';
import { players } from './players.ts';
import { share } from './share.ts';
import { strategy } from './strategy.ts';
import { summary } from './summary.ts';
import { transcript } from './transcript.ts';

/** Every command there is, in the order in which help lists them. */
export const COMMANDS: readonly Command[] = [
  ask,
  strategy,
  compare,
  players,
  summary,
  keypoints,
  moments,
  transcript,
  library,
  add,
  share,
  follow,
  digest,
  home,
  cuepoint,
];
