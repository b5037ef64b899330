import type { ChatPreview } from '../../core/chat-preview.ts';
import type { Picture } from '../../core/picture.ts';
import type { Reply } from '../../core/reply.ts';
import { type Content, type Html, html } from '../html.ts';
import type { On } from './controls.ts';
import { discordMessage } from './discord.ts';
import { slackMessage } from './slack.ts';

/** How each platform's adapter would send a reply, and what its controls carry. */
export type Previews = Readonly<Record<On, ChatPreview>>;

interface Platform {
  readonly on: On;
  readonly name: string;
  readonly message: (payload: unknown) => Html;
  /** A message with its frame: who says it, and who sees it. */
  readonly framed: (message: Html, isPrivate: boolean) => Html;
}

const PLATFORMS: readonly Platform[] = [
  {
    on: 'slack',
    name: 'Slack',
    message: slackMessage,
    framed: (message, isPrivate) => html`<div class="sl-post">
<span class="avatar" aria-hidden="true"></span>
<div class="sl-body">${isPrivate && html`<p class="sl-only">Only visible to you</p>`}
<p class="sl-who"><b>Cuepoint</b> <span class="badge">APP</span></p>
${message}</div></div>`,
  },
  {
    on: 'discord',
    name: 'Discord',
    message: discordMessage,
    framed: (message, isPrivate) => html`<div class="dc-post">
<span class="avatar" aria-hidden="true"></span>
<div class="dc-body"><p class="dc-who"><b>Cuepoint</b> <span class="badge">APP</span></p>
${message}${isPrivate && html`<p class="dc-only">Only you can see this</p>`}</div></div>`,
  },
];

/** What was asked, and what both platforms would show for it, side by side. */
export async function exchange(
  asked: string,
  reply: Reply,
  previews: Previews,
  addressOf: (picture: Picture) => string,
): Promise<Html> {
  const isPrivate = reply.audience === 'asker';
  const panes = await Promise.all(
    PLATFORMS.map(async ({ on, name, message, framed }) => {
      const payloads = await previews[on].messages(reply, addressOf);
      const posts = payloads.map((payload) => framed(message(payload), isPrivate));
      return html`<div class="pane ${on}" role="group" aria-label="As ${name} shows it"><h3>${name}</h3><div class="channel">${posts}</div></div>`;
    }),
  );
  return html`<article class="exchange">
<h2 tabindex="-1">${askedLine(asked)}</h2>
${!isPrivate && html`<p class="notice">In a chat everybody in the channel would see this. From here nothing is posted.</p>`}
<p class="unseen gist">${reply.summary}</p>
<div class="panes">${panes}</div>
</article>`;
}

function askedLine(asked: string): Content {
  return asked.startsWith('/') ? html`<code>${asked}</code>` : asked;
}
