import type { CommandFace } from '../../core/face.ts';
import { type Content, html } from '../html.ts';
import type { Answer } from '../server.ts';
import type { Site } from '../site.ts';

const ABOUT =
  'Type a command and see what Slack and Discord would show for it, made from the very messages that are sent to them.';

/** The page: a line to type, what can be typed, and what was answered. */
export function tryPage(site: Site, commands: readonly CommandFace[], line: string, answered: Content): Answer {
  const examples = commands.map(({ example, about }) => html`<option value="${example}">${about}</option>`);
  const chips = commands
    .filter(({ name }) => FIRST.includes(name))
    .map(
      ({ example }) =>
        html`<li><a class="chip" href="${site.links.tryIt()}?line=${encodeURIComponent(example)}">${example}</a></li>`,
    );
  const main = html`<h1>Try it</h1>
<p>${ABOUT} Nothing is posted anywhere, and nothing is kept.</p>
<form id="ask" class="ask" method="get" action="${site.links.tryIt()}">
<label for="line">A command, or a question</label>
<input id="line" name="line" value="${line}" list="lines" placeholder="/strategy google" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="200" required>
<button type="submit">Send</button>
<datalist id="lines">${examples}</datalist>
</form>
<ul class="chips" aria-label="Commands to begin with">${chips}</ul>
<p id="status" class="quiet" role="status"></p>
<noscript><p class="notice">Without scripts commands are answered, and links work; buttons do not.</p></noscript>
<div id="log">${answered}</div>`;
  return site.page({
    ...{ title: 'Try it', about: ABOUT, main, here: 'try' },
    ...{ styles: ['try.css', 'slack.css', 'discord.css'], scripts: ['try.js'] },
  });
}

/** Commands whose examples show what the bot is for. */
const FIRST: readonly string[] = ['strategy', 'moments', 'compare', 'summary', 'players', 'library'];
