export { createFollowDesk, type FollowDeskParts } from './desk.ts';
export { oldNews } from './old-news.ts';
export { followParent, namesIn } from './parent.ts';
