import { tellInGroups } from '../../core/authored.ts';
import { byAuthor } from '../../core/authors.ts';
import { count, sourceLine } from '../../core/phrasing.ts';
import { mentionsOf } from '../../core/pictured.ts';
import type { Breakdown, Player, VideoBreakdown } from '../../core/strategy.ts';
import type { Video } from '../../core/video.ts';
import { type Content, type Html, html } from '../html.ts';
import type { Links } from '../links.ts';
import { figureOf } from '../picture.ts';
import { quoteOf } from '../quote.ts';
import type { Handler } from '../server.ts';
import type { Site } from '../site.ts';
import { toldIn } from '../told.ts';
import { shareOf, unknownPlayer } from './seek.ts';

/** Players that a page offers to compare with, at most. */
const OTHERS = 10;

/** What is said of a player's game: over time, and by whom. */
export function playerPage(site: Site): Handler {
  return async (request) => {
    const { library, links, drawer } = site;
    const id = String(request.params['id']);
    const share = await shareOf(library, id);
    if (!share) return unknownPlayer(site, id);
    const { player } = share;
    const breakdown = await library.breakdown(player);
    const over = mentionsOf(await library.appearances(player), [player]);
    const others = (await library.players())
      .filter((other) => other.standing === 'discussed' && other.player.id !== player.id)
      .slice(0, OTHERS)
      .map((other) => other.player);
    const scope = scopeOf(breakdown);
    const main = html`<h1>${player.name}</h1>
<p class="quiet">${scope}${onlyAuthor(breakdown)}</p>
${over && over.picture.periods.length > 1 && figureOf(over, drawer)}
${breakdown.videos.length > 0 && compareWith(player, others, links)}
${whoSaidWhat(breakdown, links)}
${breakdown.videos.length > 0 && overTime(breakdown, links)}
${mentionsIn(breakdown, links)}`;
    const lead = breakdown.videos.find(({ headline }) => headline?.moment)?.headline?.moment;
    const about = lead ? `“${lead.quote}” · ${scope}` : scope;
    return site.page({
      title: player.name,
      about,
      main,
      here: 'players',
      styles: ['lists.css'],
      canonical: site.absolute(request).player(player.id),
    });
  };
}

/** How much is said of a player, and where. */
function scopeOf({ videos, discussedIn, mentions, mentionCount }: Breakdown): string {
  if (videos.length === 0) {
    const where = count(new Set(mentions.map(({ video }) => video.id)).size, 'video');
    const times = mentionCount === 1 ? 'once' : `${mentionCount} times`;
    return `Mentioned ${times}, such as in ${where} below, but nobody says what its game is.`;
  }
  const rest = discussedIn > videos.length ? `, the newest ${videos.length} of them here` : '';
  const order = videos.length > 1 ? ', newest first' : '';
  return `Its game is told in ${count(discussedIn, 'video')}${rest}${order}.`;
}

function compareWith({ id }: Player, others: readonly Player[], links: Links): Html | null {
  if (others.length === 0) return null;
  const chips = others.map(
    (other) => html`<li><a class="chip" href="${links.compare(id, other.id)}">${other.name}</a></li>`,
  );
  return html`<nav aria-labelledby="compare"><h2 id="compare">Compare with</h2><ul class="chips">${chips}</ul></nav>`;
}

/** That one author alone is quoted; nothing where there are several, or it is not known. */
function onlyAuthor({ videos }: Breakdown): Content {
  const [only, ...others] = byAuthor(videos);
  const isAll = only && others.length === 0 && only.videos.length === videos.length;
  return isAll ? html` All of it is from videos by <bdi>${only.author}</bdi>.` : null;
}

/** Where authors differ or have changed their minds, and what each says; nothing where there is only one to quote. */
function whoSaidWhat(breakdown: Breakdown, links: Links): Html | null {
  const told = tellInGroups(breakdown);
  if (!told || told.groups.length === 0) return null;
  const groups = told.groups.map(
    ({ heading, told: claims }) => html`<h3 dir="auto">${heading}</h3>
${claims.map(({ claim, video, label }) => quoteOf(claim.moment, links, { label, source: videoLink(video, links) }))}`,
  );
  return html`<section aria-labelledby="who"><h2 id="who">Who said what</h2>${groups}</section>`;
}

function overTime({ videos, discussedIn, player }: Breakdown, links: Links): Html {
  const more = discussedIn > videos.length;
  return html`<section aria-labelledby="time"><h2 id="time">Over time</h2>
${videos.map((told) => inVideo(told, links))}
${more && html`<p><a href="${links.library({ player: player.id })}">All ${discussedIn} videos that tell its game</a></p>`}
</section>`;
}

function inVideo(breakdown: VideoBreakdown, links: Links): Html {
  const { video, headline, claims } = breakdown;
  const line = headline && !headline.moment && html`<p class="point" dir="auto">${headline.text}</p>`;
  const none = claims.length === 0 && html`<p class="quiet">Nothing said of it here reads well as a quote.</p>`;
  return html`<section class="told">
<h3 dir="auto"><a href="${links.video(video.id)}">${video.title}</a></h3>
<p class="quiet" dir="auto">${byline(video)}</p>
${line}${none}
${toldIn(breakdown, links)}
</section>`;
}

function byline(video: Video): string {
  const line = sourceLine({ title: video.author ?? '', date: video.date });
  return line.replace(/^ · /u, '');
}

function mentionsIn({ mentions }: Breakdown, links: Links): Html | null {
  if (mentions.length === 0) return null;
  const quotes = mentions.map(({ video, moment }) => quoteOf(moment, links, { source: videoLink(video, links) }));
  return html`<section aria-labelledby="named"><h2 id="named">Where only its name falls</h2>${quotes}</section>`;
}

function videoLink(video: Video, links: Links): Content {
  return html`<a href="${links.video(video.id)}">${sourceLine(video)}</a>`;
}
