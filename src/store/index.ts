import type { DigestStore } from '../core/digest-store.ts';
import type { InvocationVault } from '../core/invocation.ts';
import type { ShareStore } from '../core/share-store.ts';
import type { LibraryStore } from '../core/store.ts';
import { openDatabase } from './database.ts';
import { createDigestStore } from './digest-store.ts';
import { createInvocationVault } from './invocation-vault.ts';
import { createLibraryStore } from './library-store.ts';
import { createShareStore } from './share-store.ts';

/** Everything that outlives a restart. */
export interface Stores {
  readonly library: LibraryStore;
  readonly vault: InvocationVault;
  readonly digest: DigestStore;
  readonly shares: ShareStore;
  close(): void;
}

/**
 * The stores in a data folder, made if need be; without one, in memory for as long as they are open.
 * @throws OperatorError when the folder cannot be written, or a newer program wrote the database
 */
export function openStores(folder: string | null): Stores {
  const database = openDatabase(folder);
  return {
    library: createLibraryStore(database),
    vault: createInvocationVault(database),
    digest: createDigestStore(database),
    shares: createShareStore(database),
    close: () => database.close(),
  };
}
