import type { DigestStore } from '../core/digest-store.ts';
import type { InvocationVault } from '../core/invocation.ts';
import type { PictureStore } from '../core/picture-store.ts';
import type { ShareStore } from '../core/share-store.ts';
import type { LibraryStore } from '../core/store.ts';
import { openDatabase } from './database.ts';
import { createDigestStore } from './digest-store.ts';
import { guarded } from './guarded.ts';
import { createInvocationVault } from './invocation-vault.ts';
import { createLibraryStore } from './library-store.ts';
import { createPictureStore } from './picture-store.ts';
import { createShareStore } from './share-store.ts';

export { storeCheckup } from './checkup.ts';

/** Everything that outlives a restart. */
export interface Stores {
  readonly library: LibraryStore;
  readonly vault: InvocationVault;
  readonly digest: DigestStore;
  readonly shares: ShareStore;
  readonly pictures: PictureStore;
  /** What was done about damage when it was opened, in words. */
  readonly notices: readonly string[];
  close(): void;
}

/**
 * The stores in a data folder, made if need be; without one, in memory for as long as they are open.
 * @throws OperatorError when the folder cannot be written, or a newer program wrote the database
 */
export function openStores(folder: string | null): Stores {
  const notices: string[] = [];
  const database = openDatabase(folder, notices);
  const file = database.name;
  // From here on it is the stores that wait.
  database.pragma('busy_timeout = 0');
  return {
    library: guarded(createLibraryStore(database), file),
    vault: guarded(createInvocationVault(database), file),
    digest: guarded(createDigestStore(database), file),
    shares: guarded(createShareStore(database), file),
    pictures: guarded(createPictureStore(database), file),
    notices,
    close: () => database.close(),
  };
}
