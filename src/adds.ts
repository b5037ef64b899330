import { realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { type AddDeskParts, createAddDesk } from './adding/index.ts';
import type { Config } from './config.ts';
import type { AddDesk } from './core/add-desk.ts';
import { type House, pageBase } from './house.ts';
import { loadVideos } from './library/index.ts';

/** The documents that the program comes with. */
const SEEDS = join(import.meta.dirname, '..', 'seeds');

/**
 * The desk at which people add to the library of a house; what the program comes with is not added to.
 * @param parts `standing` is left out where whoever asks may do everything
 */
export function addsOf(
  config: Pick<Config, 'libraryDir' | 'web'>,
  { library, sync, stores }: Pick<House, 'library' | 'sync' | 'stores'>,
  parts: Pick<AddDeskParts, 'sources' | 'log' | 'signal'> & Partial<Pick<AddDeskParts, 'standing'>>,
): AddDesk {
  const { libraryDir } = config;
  const standing = parts.standing ?? (async () => ({ manages: true }));
  const desk = (folder: string | null) =>
    createAddDesk({
      ...{ ...parts, library, folder, standing },
      examine: (staged) => loadVideos([staged], pageBase(config)),
      takeIn: (files) => sync(undefined, { files }),
      documents: () => stores.library.documents(),
    });
  let made: Promise<AddDesk> | null = null;
  return {
    async add(asker, request, progress) {
      made ??= isDemo(libraryDir).then((demo) => desk(demo ? null : libraryDir));
      return (await made).add(asker, request, progress);
    },
  };
}

/** True for the folder that the program comes with, and for those in it. */
async function isDemo(folder: string): Promise<boolean> {
  const [root, seeds] = await Promise.all([folder, SEEDS].map((path) => realpath(path).catch(() => path)));
  return root !== undefined && seeds !== undefined && `${root}${sep}`.startsWith(`${seeds}${sep}`);
}
