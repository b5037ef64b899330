export { type Clock, SYSTEM_CLOCK } from './clock.ts';
export { readDefaults } from './desk/index.ts';
export { type Digests, openDigests } from './open.ts';
export { createDigestRunner, type DigestRunner, type RunnerParts } from './runner.ts';
