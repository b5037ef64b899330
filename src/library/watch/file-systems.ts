import { statfs } from 'node:fs/promises';

/**
 * File systems on which another machine writes, so that this one is not told: NFS, SMB (three versions), 9P (Windows
 * drives in WSL), FUSE (sshfs and the like), VirtualBox's shared folders, Ceph, AFS. Source: statfs(2) and linux/magic.h.
 */
const REMOTE: ReadonlySet<number> = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997, 0x65735546, 0x786f4256, 0x00c36400, 0x5346414f,
]);

/** True when changes in a folder are hardly announced, so that they must be looked for. */
export async function mustBePolled(folder: string): Promise<boolean> {
  if (/^(?:\\\\|\/\/)[^\\/]/u.test(folder)) return true;
  if (process.platform !== 'linux') return false;
  const about = await statfs(folder).catch(() => null);
  return about !== null && REMOTE.has(about.type >>> 0);
}
