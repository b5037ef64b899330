import type { LibraryStore } from '../core/store.ts';
import type { VideoHead } from '../core/video.ts';

/** What own pages are stored below: they may move, and the links to them are right from the first answer on. */
export const ANYWHERE = '';

/**
 * The same store, in which videos without an address of their own have that of their page.
 * @param pages where the pages are, without a slash at the end; null for nowhere: then such videos are not there
 */
export function withOwnPages(store: LibraryStore, pages: string | null): LibraryStore {
  /** Only an own page is stored without a host. */
  function placed<T extends VideoHead>(video: T): T | null {
    if (!video.url.startsWith('/')) return video;
    return pages === null ? null : { ...video, url: pages + video.url };
  }
  return {
    ...store,
    async video(id) {
      const found = await store.video(id);
      const video = found && placed(found.video);
      return found && video ? { ...found, video } : null;
    },
    async excerpts(around) {
      const found = await store.excerpts(around);
      return found.map((excerpt) => {
        const video = excerpt && placed(excerpt.video);
        return excerpt && video ? { ...excerpt, video } : null;
      });
    },
  };
}
