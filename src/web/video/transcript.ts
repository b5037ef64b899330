import { momentOf } from '../../core/moment.ts';
import { clock, shownTime } from '../../core/time.ts';
import { wordsOf } from '../../core/transcript.ts';
import type { Cue, Section, Video } from '../../core/video.ts';
import { type Html, html } from '../html.ts';
import { secondOf } from '../links.ts';

/** Caption lines that a browser lays out together: those out of sight cost nothing until they are scrolled to. */
const TOGETHER = 40;

/**
 * The transcript, each caption line with its time, under the sections' titles and the speakers' names where the
 * documents have them.
 * @param marked the second whose line is marked; null for none
 */
export function transcriptOf(video: Video, marked: number | null): Html {
  const { cues, timing } = video;
  const spoken =
    marked === null
      ? -1
      : Math.max(
          0,
          cues.findLastIndex(({ start }) => start <= marked),
        );
  const titles = titlesAt(video);
  const seeks = seeksOf(video);
  const lines = cues.map((cue, index) => {
    const before = cues[index - 1];
    return html`${titles.get(index)?.map(({ title }) => html`<h3 dir="auto">${title}</h3>`) ?? null}${
      cue.speaker !== undefined &&
      cue.speaker !== before?.speaker &&
      html`<p class="speaker" dir="auto">${cue.speaker}</p>`
    }${lineOf(cue, index, { video, seek: seeks[index] ?? null, marked: index === spoken })}`;
  });
  const groups = Array.from(
    { length: Math.ceil(lines.length / TOGETHER) },
    (_, at) => html`<div class="lines">${lines.slice(at * TOGETHER, (at + 1) * TOGETHER)}</div>`,
  );
  return html`<section class="transcript" aria-labelledby="transcript">
<h2 id="transcript">Transcript</h2>
${
  timing !== 'exact' &&
  html`<p class="quiet">The document has no times: those marked ≈ were worked out from where the words
stand, and may be off by some seconds${timing === 'guessed' && ', more so towards the end'}.</p>`
}
<p class="tools" hidden><label><input type="checkbox" id="follow"> Follow along while it plays</label></p>
<div id="lines">${groups}</div>
</section>`;
}

function lineOf(
  { start, text }: Cue,
  index: number,
  { video, seek, marked }: { video: Video; seek: string | null; marked: boolean },
): Html {
  const shown = shownTime(start, video.timing);
  const sought = seek === null ? null : html` data-seek="${seek}"`;
  return html`<p class="cue" id="c${index}"><a class="time" href="?t=${secondOf(start)}"${sought}>${shown}</a> <span dir="auto">${
    marked ? html`<mark>${text}</mark>` : text
  }</span></p>
`;
}

/** For times that were worked out, the second from which to play each line: early enough. */
function seeksOf(video: Video): readonly string[] {
  if (video.timing === 'exact') return [];
  const seeks: string[] = [];
  wordsOf(video).forEach(({ cue }, index) => {
    if (seeks[cue] !== undefined) return;
    const { url, start } = momentOf(video, { from: index, to: index + 1 });
    seeks[cue] = /[?&]t=(\d+)s/u.exec(url)?.[1] ?? String(Math.floor(start));
  });
  return seeks;
}

/** The sections that begin with each line. */
function titlesAt({ sections, cues }: Video): ReadonlyMap<number, readonly Section[]> {
  const titles = new Map<number, Section[]>();
  for (const section of sections) {
    const at = cues.findIndex(({ start }) => start >= section.start);
    if (at >= 0) titles.set(at, [...(titles.get(at) ?? []), section]);
  }
  return titles;
}

/** The parts of a talk, each leading to where it begins. */
export function sectionsOf({ sections, timing }: Video): Html | null {
  if (sections.length === 0) return null;
  const items = sections.map(({ title, start, end, about }) => {
    const shown = shownTime(start, timing);
    return html`<li><a class="time" href="?t=${secondOf(start)}">${shown}</a> <span dir="auto">${title}</span>${
      end !== null && html` <span class="quiet">to ${clock(end)}</span>`
    }${about !== null && html`<span class="about quiet" dir="auto">${about}</span>`}</li>`;
  });
  return html`<section aria-labelledby="sections"><h2 id="sections">Sections</h2><ol class="sections">${items}</ol></section>`;
}
