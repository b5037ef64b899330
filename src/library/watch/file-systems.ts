import { realpath, stat, statfs } from 'node:fs/promises';

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
  return about !== null && isRemote(about.type);
}

/** @param type of a file system, as statfs(2) has it: with or without a sign, as the machine takes it */
export function isRemote(type: number): boolean {
  return REMOTE.has(type >>> 0);
}

/** A folder that is there. */
export interface Place {
  /** Its path without links. */
  readonly real: string;
  readonly device: number;
  readonly number: number;
  /** When it was made, milliseconds since 1970; null where the file system does not tell, or it is as new as can be. */
  readonly born: number | null;
}

/** What a path leads to by now; null while that is no folder. */
export async function placeOf(folder: string): Promise<Place | null> {
  try {
    const real = await realpath(folder);
    const about = await stat(real);
    if (!about.isDirectory()) return null;
    const { dev, ino, birthtimeMs, ctimeMs } = about;
    // Where it is not known Node has the time of the last change, or 1970.
    return { real, device: dev, number: ino, born: birthtimeMs > 0 && birthtimeMs < ctimeMs ? birthtimeMs : null };
  } catch {
    return null;
  }
}

/** True for one folder, and not another that has come into its place: that one may be given the same number. */
export function isSamePlace(one: Place | null, other: Place | null): boolean {
  if (!one || !other) return one === other;
  const bornApart = one.born !== null && other.born !== null && one.born !== other.born;
  return one.real === other.real && one.device === other.device && one.number === other.number && !bornApart;
}
