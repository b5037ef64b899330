import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { isRemote, isSamePlace, mustBePolled, placeOf } from '../../../src/library/watch/file-systems.ts';
import { temporaryFolder } from '../../support/library.ts';

test('a folder on this machine is watched, and one on a network share is polled', async (t) => {
  assert.equal(await mustBePolled(temporaryFolder(t)), false);
  assert.equal(await mustBePolled('//server/share/talks'), true);
  assert.equal(await mustBePolled('\\\\server\\share'), true);
  assert.equal(await mustBePolled('/there/is/no/such/folder'), false);
});

test('file systems on which another machine writes are told from those of this one', () => {
  // As statfs(2) has them: ext4, XFS, Btrfs, tmpfs, overlayfs, ZFS.
  for (const local of [0xef53, 0x58465342, 0x9123683e, 0x01021994, 0x794c7630, 0x2fc12fc1]) {
    assert.equal(isRemote(local), false, local.toString(16));
    assert.equal(isRemote(local | 0), false);
  }
  // NFS, SMB, CIFS, SMB 2, 9P, FUSE; a sign is what some machines make of the highest bit.
  for (const remote of [0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997, 0x65735546]) {
    assert.equal(isRemote(remote), true, remote.toString(16));
    assert.equal(isRemote(remote | 0), true);
  }
});

test('a folder is told from another that was given its name, and even its number', async (t) => {
  const folder = temporaryFolder(t);
  const place = (await placeOf(folder)) ?? assert.fail('no folder');
  assert.equal(isSamePlace(place, await placeOf(folder)), true);
  assert.equal(isSamePlace(place, await placeOf(temporaryFolder(t))), false);
  assert.equal(isSamePlace({ ...place, born: 1 }, { ...place, born: 2 }), false);
  assert.equal(isSamePlace({ ...place, born: null }, { ...place, born: 2 }), true, 'not every file system tells');
  assert.equal(await placeOf(join(folder, 'none')), null);
  assert.equal(isSamePlace(place, null), false);
  assert.equal(isSamePlace(null, null), true);
});
