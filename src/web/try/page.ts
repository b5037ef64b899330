import { examplesIn } from '../../core/examples.ts';
import type { CommandFace } from '../../core/face.ts';
import { type Content, html } from '../html.ts';
import type { Answer } from '../server.ts';
import type { Site } from '../site.ts';
import { ideasOf } from './ideas.ts';

const ABOUT =
  'Type a command and see what Slack and Discord would show for it, made from the very messages that are sent to them.';

/** The page: a line to type, what can be typed, and what was answered. */
export async function tryPage(
  site: Site,
  commands: readonly CommandFace[],
  line: string,
  answered: Content,
): Promise<Answer> {
  const suited = await examplesIn(site.library, commands);
  const examples = commands.map(
    ({ name, example, about }) => html`<option value="${suited[name] ?? example}">${about}</option>`,
  );
  const begun = answered === null ? await ideasOf(site.library, commands) : [];
  const ideas = begun.map(
    ({ line, about }) =>
      html`<li><a class="idea" href="${site.links.tryIt()}?line=${encodeURIComponent(line)}"><code>${line}</code></a> <span class="quiet">${about}</span></li>`,
  );
  const main = html`<div class="talk" role="region" aria-label="Questions and answers" tabindex="0"><div class="column">
<h1>Try it</h1>
<p>${ABOUT} Nothing is posted anywhere, and nothing is kept.</p>
${answered === null && html`<ul class="ideas" aria-label="Commands to begin with">${ideas}</ul>`}
<noscript><p class="notice">Without scripts commands are answered, and links work; buttons do not.</p></noscript>
<div id="log">${answered}</div>
</div></div>
<div class="composer"><div class="column">
<p id="status" class="quiet" role="status"></p><p id="told" class="unseen" role="status"></p>
<form id="ask" class="ask" method="get" action="${site.links.tryIt()}">
<label for="line">A command, or a question</label>
<input id="line" name="line" value="${line}" list="lines" placeholder="/strategy google" autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="send" maxlength="200" required>
<button type="submit" class="primary">Send</button>
<datalist id="lines">${examples}</datalist>
</form>
</div></div>`;
  return site.page({
    ...{ title: 'Try it', about: ABOUT, main, here: 'try', fills: true },
    ...{ styles: ['try.css', 'slack.css', 'discord.css'], scripts: ['try.js'] },
  });
}
