import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { OperatorError } from '../../src/core/errors.ts';
import type { CommandFace } from '../../src/core/face.ts';
import { FIRST_PROMPTS } from '../../src/slack/events/prompts.ts';
import { type ManifestKind, slackManifest } from '../../src/slack/manifest.ts';
import { SLACK_SCOPES } from '../../src/slack/scopes.ts';
import { FACES } from './fakes.ts';

/** The manifest as Slack checks it: docs.slack.dev/reference/app-manifest */
const manifestSchema = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2), minor_version: z.literal(1) }),
  display_information: z.strictObject({
    name: z.string().min(1).max(35),
    description: z.string().max(140),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/u),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.literal(true),
      messages_tab_enabled: z.literal(true),
      messages_tab_read_only_enabled: z.literal(false),
    }),
    agent_view: z.strictObject({
      agent_description: z.string().min(1).max(300),
      suggested_prompts: z
        .array(z.strictObject({ title: z.string().min(1).max(75), message: z.string().min(1).max(300) }))
        .min(1)
        .max(4),
    }),
    unfurl_domains: z
      .array(z.string().regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/u))
      .min(1)
      .max(5),
    bot_user: z.strictObject({ display_name: z.string().regex(/^[a-z0-9._-]{1,80}$/u), always_online: z.boolean() }),
    shortcuts: z
      .array(
        z.strictObject({
          type: z.enum(['message', 'global']),
          name: z.string().min(1).max(24),
          callback_id: z.string().min(1).max(255),
          description: z.string().min(1).max(150),
        }),
      )
      .max(10),
    slash_commands: z
      .array(
        z.strictObject({
          command: z.string().regex(/^\/[a-z0-9_-]{1,31}$/u),
          description: z.string().min(1).max(2000),
          usage_hint: z.string().min(1).max(1000).optional(),
          should_escape: z.literal(false),
          url: z.url({ protocol: /^https$/u }).optional(),
        }),
      )
      .max(50),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(z.string()) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ request_url: z.url().optional(), bot_events: z.array(z.string()).max(100) }),
    interactivity: z.strictObject({ is_enabled: z.literal(true), request_url: z.url().optional() }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

const named = (name: string): CommandFace => ({ name, about: 'About it', example: `/${name}`, options: {} });
const refusal = (act: () => unknown, message: RegExp) =>
  assert.throws(act, (error) => error instanceof OperatorError && message.test(error.message));

describe('the Slack app manifest', () => {
  it('has every command, with its description and how it is used', () => {
    const manifest = manifestSchema.parse(slackManifest(FACES, { kind: 'socket' }));
    assert.deepEqual(manifest.features.slash_commands, [
      {
        command: '/strategy',
        description: "What a player's game is",
        usage_hint: 'player [video:…]',
        should_escape: false,
      },
      { command: '/library', description: 'What there is', should_escape: false },
    ]);
  });

  it('has the shortcuts, over Socket Mode and HTTP', () => {
    for (const options of [{ kind: 'socket' }, { kind: 'http', baseUrl: 'https://bot.example' }] as const) {
      const { features, settings } = manifestSchema.parse(slackManifest(FACES, options));
      assert.deepEqual(
        features.shortcuts.map(({ type, name, callback_id }) => [type, name, callback_id]),
        [
          ['global', 'Ask Cuepoint', 'ask_cuepoint'],
          ['message', 'Find moments about this', 'find_moments'],
        ],
      );
      assert.equal(settings.interactivity.is_enabled, true);
    }
  });

  it('asks for the permissions that are explained, and for no others', () => {
    const { oauth_config } = manifestSchema.parse(slackManifest(FACES, { kind: 'socket' }));
    assert.deepEqual(
      oauth_config.scopes.bot,
      SLACK_SCOPES.map(({ scope }) => scope),
    );
  });

  it('needs no URL with Socket Mode', () => {
    const { settings } = manifestSchema.parse(slackManifest(FACES, { kind: 'socket' }));
    assert.equal(settings.socket_mode_enabled, true);
    assert.equal(settings.interactivity.request_url, undefined);
    assert.equal(settings.event_subscriptions.request_url, undefined);
  });

  it('has a Home tab and a conversation with an agent, and subscribes to what happens there', () => {
    for (const options of [{ kind: 'socket' }, { kind: 'http', baseUrl: 'https://bot.example' }] as const) {
      const { features, settings } = manifestSchema.parse(slackManifest(FACES, options));
      assert.equal(features.app_home.home_tab_enabled, true);
      assert.deepEqual(features.agent_view.suggested_prompts, FIRST_PROMPTS);
      assert.deepEqual(settings.event_subscriptions.bot_events, [
        'app_home_opened',
        'app_mention',
        'link_shared',
        'message.im',
      ]);
    }
  });

  it("is told of links to YouTube, or to the library's own domains", () => {
    const domainsOf = (options: ManifestKind) =>
      manifestSchema.parse(slackManifest(FACES, options)).features.unfurl_domains;
    assert.deepEqual(domainsOf({ kind: 'socket' }), ['youtube.com', 'youtu.be']);
    const videoDomains = ['videos.example.com'];
    assert.deepEqual(domainsOf({ kind: 'socket', videoDomains }), videoDomains);
    refusal(
      () => slackManifest(FACES, { kind: 'socket', videoDomains: ['https://videos.example.com/'] }),
      /is no domain: write it like videos\.example\.com/u,
    );
    const six = Array.from({ length: 6 }, (_, index) => `v${index}.example.com`);
    refusal(
      () => slackManifest(FACES, { kind: 'socket', videoDomains: six }),
      /takes 5 domains of links; there are 6/u,
    );
  });

  it('sends everything to /slack/events over HTTP', () => {
    const manifest = manifestSchema.parse(slackManifest(FACES, { kind: 'http', baseUrl: 'https://bot.example/cue/' }));
    assert.equal(manifest.settings.socket_mode_enabled, false);
    const urls = [
      manifest.settings.interactivity.request_url,
      manifest.settings.event_subscriptions.request_url,
      ...manifest.features.slash_commands.map(({ url }) => url),
    ];
    assert.deepEqual([...new Set(urls)], ['https://bot.example/cue/slack/events']);
  });

  it("refuses a name that is Slack's own, and says so", () => {
    for (const name of ['search', 'status', 'help', 'topic', 'who', 'remind']) {
      refusal(
        () => slackManifest([named(name)], { kind: 'socket' }),
        new RegExp(`^/${name} is a command of Slack's own`, 'u'),
      );
    }
  });

  it('refuses what Slack would refuse', () => {
    refusal(() => slackManifest([named('Über')], { kind: 'socket' }), /no name that Slack takes/u);
    refusal(() => slackManifest([named('a'.repeat(32))], { kind: 'socket' }), /at most 32 characters/u);
    const long = { ...named('long'), about: 'x'.repeat(2001) };
    refusal(
      () => slackManifest([long], { kind: 'socket' }),
      /description of \/long has 2001 characters; Slack takes 2000/u,
    );
    const many = Array.from({ length: 51 }, (_, index) => named(`c${index}`));
    refusal(() => slackManifest(many, { kind: 'socket' }), /takes 50 commands an app; there are 51/u);
    refusal(() => slackManifest(FACES, { kind: 'http', baseUrl: 'http://bot.example' }), /no https URL/u);
    refusal(() => slackManifest(FACES, { kind: 'http', baseUrl: 'bot.example' }), /no https URL/u);
  });
});
