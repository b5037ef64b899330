import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { SLACK_EVENTS, SLACK_SCOPES } from '../../src/slack/scopes.ts';

const ROOT = join(import.meta.dirname, '../..');

/** What each method takes for the conversations that it is called for: docs.slack.dev/reference/methods, “Scopes”. */
const METHODS: Readonly<Record<string, readonly string[]>> = {
  'assistant.threads.setStatus': ['chat:write'],
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
  'assistant.threads.setTitle': ['assistant:write'],
  'auth.test': [],
  'chat.appendStream': ['chat:write'],
  'chat.delete': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.startStream': ['chat:write'],
  'chat.stopStream': ['chat:write'],
  'chat.unfurl': ['links:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.info': ['channels:read', 'groups:read', 'im:read'],
  'conversations.join': ['channels:join'],
  'conversations.members': ['channels:read', 'groups:read', 'im:read'],
  'conversations.open': ['im:write'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'files.completeUploadExternal': ['files:write'],
  'files.info': ['files:read'],
  'files.getUploadURLExternal': ['files:write'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
};

/** What each event takes: docs.slack.dev/reference/events, “Required Scopes”. */
const EVENTS: Readonly<Record<string, string | null>> = {
  app_home_opened: null,
  app_mention: 'app_mentions:read',
  link_shared: 'links:read',
  'message.im': 'im:history',
};

const called = [
  ...new Set(
    globSync('src/slack/**/*.ts', { cwd: ROOT }).flatMap((file) =>
      Array.from(
        readFileSync(join(ROOT, file), 'utf8').matchAll(/\bclient\.((?:[a-z]+\.)+[a-zA-Z]+)\(/gu),
        ([, name = '']) => name,
      ),
    ),
  ),
].sort();
const granted: readonly string[] = SLACK_SCOPES.map(({ scope }) => scope);

describe('the scopes of the Slack app', () => {
  it('cover every method that is called', () => {
    assert.ok(called.length > 15, called.join());
    assert.deepEqual(called, Object.keys(METHODS).sort());
    for (const name of called) {
      const missing = METHODS[name]?.filter((scope) => !granted.includes(scope)) ?? [name];
      assert.deepEqual(missing, [], `${name} is called without ${missing.join()}`);
    }
  });

  it('cover every event that is subscribed', () => {
    for (const { event, scope } of SLACK_EVENTS) {
      assert.equal(scope, EVENTS[event], event);
      if (scope !== null) assert.ok(granted.includes(scope), `${event} needs ${scope}`);
    }
  });

  it('are each used by a method, an event, or the commands and shortcuts themselves', () => {
    const used = new Set<string>([
      'commands',
      ...Object.values(METHODS).flat(),
      ...SLACK_EVENTS.flatMap(({ scope }) => scope ?? []),
    ]);
    assert.deepEqual(
      granted.filter((scope) => !used.has(scope)),
      [],
    );
    assert.equal(new Set(granted).size, granted.length);
  });

  it('each have a reason, in a sentence', () => {
    for (const { why } of SLACK_SCOPES) assert.match(why, /^[A-Z].{20,100}\.$/u);
  });
});
