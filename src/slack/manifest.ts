import { OperatorError } from '../core/errors.ts';
import type { CommandFace } from '../core/face.ts';
import { usageHint } from '../core/typed.ts';
import { ADD_FILE } from './add-file.ts';
import { ASK_CUEPOINT } from './events/ask-shortcut.ts';
import { FIRST_PROMPTS } from './events/prompts.ts';
import { FIND_MOMENTS } from './find-moments.ts';
import { LIMITS } from './limits.ts';
import { SLACK_EVENTS, SLACK_SCOPES } from './scopes.ts';

export type ManifestKind = ({ readonly kind: 'socket' } | { readonly kind: 'http'; readonly baseUrl: string }) & {
  /** Domains of the library's videos, such as `videos.example.com`: YouTube's when left out. */
  readonly videoDomains?: readonly string[];
};

/** Where the videos of a library are, unless somebody says otherwise. Slack takes in subdomains such as `www.` itself. */
const YOUTUBE: readonly string[] = ['youtube.com', 'youtu.be'];

/** Commands that Slack keeps for itself. Source: slack.com/help/articles/201259356 (built-in slash commands). */
const RESERVED = new Set(
  `active apps archive away call collapse contacts dm dnd expand feed feedback giphy help huddle invite
  invite_people join keys kick leave list me msg mute unmute open part prefs rejoin remind remove rename search settings
  shortcuts shrug star status topic unarchive who`.split(/\s+/u),
);

/**
 * The manifest of the Slack app that the adapter needs, derived from the commands: paste it at api.slack.com/apps
 * under "From a manifest". Source of the fields and limits: docs.slack.dev/reference/app-manifest
 * @param faces every command there is
 * @param options `baseUrl` is the public https URL in front of `PORT`
 * @throws OperatorError when Slack would not take it: a reserved name, too many commands, a base URL without https, a
 * domain that is none
 */
export function slackManifest(faces: readonly CommandFace[], options: ManifestKind): object {
  if (faces.length > LIMITS.manifest.commands) {
    throw new OperatorError(`Slack takes ${LIMITS.manifest.commands} commands an app; there are ${faces.length}.`);
  }
  const adds = faces.some(({ name }) => name === 'add');
  const url = options.kind === 'http' ? { url: eventsUrl(options.baseUrl) } : {};
  const requestUrl = options.kind === 'http' ? { request_url: eventsUrl(options.baseUrl) } : {};
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: {
      name: 'Cuepoint',
      description: "Your team's video library in chat: who plays which game, in quotes linked to the second.",
      background_color: '#1f2a44',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      agent_view: {
        agent_description: `Ask in your own words what your team's videos say. Every answer is a quote, linked to the second.`,
        suggested_prompts: FIRST_PROMPTS.map((prompt) => ({ ...prompt })),
      },
      // Slack takes lower case only here.
      bot_user: { display_name: 'cuepoint', always_online: true },
      shortcuts: [ASK_CUEPOINT, FIND_MOMENTS, ...(adds ? [ADD_FILE] : [])],
      slash_commands: faces.map((face) => ({ ...slashCommand(face), ...url })),
      unfurl_domains: unfurlDomains(options.videoDomains ?? YOUTUBE),
    },
    oauth_config: { scopes: { bot: SLACK_SCOPES.map(({ scope }) => scope) } },
    settings: {
      event_subscriptions: { ...requestUrl, bot_events: SLACK_EVENTS.map(({ event }) => event) },
      // Buttons, selects, forms and the shortcuts.
      interactivity: { is_enabled: true, ...requestUrl },
      org_deploy_enabled: false,
      socket_mode_enabled: options.kind === 'socket',
      token_rotation_enabled: false,
    },
  };
}

function unfurlDomains(domains: readonly string[]): string[] {
  const wrong = domains.find((domain) => !/^(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,63}$/u.test(domain));
  if (wrong !== undefined) {
    throw new OperatorError(`${wrong} is no domain: write it like videos.example.com, without https:// and a path.`);
  }
  if (domains.length > LIMITS.manifest.unfurlDomains) {
    throw new OperatorError(
      `Slack takes ${LIMITS.manifest.unfurlDomains} domains of links; there are ${domains.length}.`,
    );
  }
  return [...domains];
}

function slashCommand(face: CommandFace) {
  const { name, about } = face;
  const command = `/${name}`;
  if (RESERVED.has(name)) {
    throw new OperatorError(`${command} is a command of Slack's own and cannot be an app's: give it another name.`);
  }
  if (!/^[a-z0-9_-]+$/u.test(name) || command.length > LIMITS.manifest.command) {
    throw new OperatorError(
      `${command} is no name that Slack takes: lower-case letters, digits, - and _, at most ${LIMITS.manifest.command} characters with the slash.`,
    );
  }
  const hint = usageHint(face);
  assertShort(command, 'description', about, LIMITS.manifest.description);
  assertShort(command, 'usage hint', hint, LIMITS.manifest.usageHint);
  // Mentions and links stay as they were typed.
  return { command, description: about, ...(hint === '' ? {} : { usage_hint: hint }), should_escape: false };
}

function assertShort(command: string, what: string, text: string, limit: number): void {
  if (text.length > limit) {
    throw new OperatorError(`The ${what} of ${command} has ${text.length} characters; Slack takes ${limit}.`);
  }
}

function eventsUrl(baseUrl: string): string {
  const base = URL.parse(baseUrl);
  if (base?.protocol !== 'https:') {
    throw new OperatorError(`${baseUrl} is no https URL: Slack sends commands to https://your.host/slack/events only.`);
  }
  return `${base.origin}${base.pathname.replace(/\/$/u, '')}/slack/events`;
}
