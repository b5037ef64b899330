import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mustBePolled } from '../../../src/library/watch/file-systems.ts';
import { temporaryFolder } from '../../support/library.ts';

test('a folder on this machine is watched, and one on a network share is polled', async (t) => {
  assert.equal(await mustBePolled(temporaryFolder(t)), false);
  assert.equal(await mustBePolled('//server/share/talks'), true);
  assert.equal(await mustBePolled('\\\\server\\share'), true);
  assert.equal(await mustBePolled('/there/is/no/such/folder'), false);
});
