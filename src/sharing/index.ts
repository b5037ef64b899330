export { createShareDesk, type ShareDeskParts } from './desk.ts';
export { pruneShares } from './prune.ts';
