export { type Clock, SYSTEM_CLOCK } from './clock.ts';
export { createDigestDriver, type DigestDriver } from './driver.ts';
export { createDigestRunner, type DigestRunner, type RunnerParts } from './runner.ts';
