import { lead, type Moment } from '../../core/moment.ts';
import { shorten } from '../../core/phrasing.ts';
import { type Breakdown, FACET_TITLES } from '../../core/strategy.ts';
import { tellClaims } from '../../core/telling.ts';
import { clock, shownTime } from '../../core/time.ts';
import type { Stop, Timeline, TimelineLane } from '../../core/timeline.ts';
import type { Video } from '../../core/video.ts';
import { type Links, secondOf } from '../links.ts';
import { seekOf } from '../quote.ts';
import type { Written } from './points.ts';

/** Marks of a row that can be told apart: the most telling quotes, which are those that the list shows. */
export const MOST_MARKS = 24;
/** Characters of what is shown where somebody points. */
const LONGEST = 140;

/**
 * The course of a video: its sections, what has been written of it, or quotes in its place, and who is talked about when.
 * @returns null where none of it is known
 */
export function courseOf(
  video: Video,
  { summary, keyPoints, quotes }: Written,
  told: readonly Breakdown[],
  links: Links,
): Timeline | null {
  const { duration, timing } = video;
  const at = (start: number, what: string, link?: Moment): Stop => ({
    label: shorten(`${shownTime(start, timing)} ${what}`, LONGEST),
    href: link ? links.moment(link) : `?t=${secondOf(start)}`,
    seek: link ? Number(seekOf(link)) : start - lead(timing, start),
  });
  const sections = video.sections.map(({ title, start, end }, index) => ({
    ...at(start, title),
    ...{ start, end: end ?? video.sections[index + 1]?.start ?? duration },
  }));
  const borneOut = (keyPoints.length > 0 ? keyPoints : summary).flatMap(({ point, moment }) =>
    moment ? [{ ...at(moment.start, point, moment), at: moment.start }] : [],
  );
  const said = quotes.map((moment) => ({ ...at(moment.start, `“${moment.quote}”`, moment), at: moment.start }));
  const players = told.flatMap(({ player, videos }) =>
    videos.map((breakdown): TimelineLane => {
      const { passages } = breakdown;
      const telling = tellClaims([breakdown]).slice(0, MOST_MARKS);
      return {
        ...{ label: player.name, look: 'talk' },
        spans: passages.map(({ start, end }) => ({ ...at(start, `to ${clock(end)}, ${player.name}`), start, end })),
        marks: telling
          .map(({ claim: { facet, moment } }) => ({
            ...at(moment.start, `${FACET_TITLES[facet].title}: “${moment.quote}”`, moment),
            at: moment.start,
          }))
          .sort((a, b) => a.at - b.at),
      };
    }),
  );
  const lanes: readonly TimelineLane[] = [
    ...(sections.length > 1 ? [{ label: 'Sections', look: 'parts', spans: sections, marks: [] } as const] : []),
    ...(borneOut.length > 0 ? [{ label: 'Key points', look: 'talk', spans: [], marks: borneOut } as const] : []),
    ...(said.length > 0 ? [{ label: 'Quotes', look: 'talk', spans: [], marks: said } as const] : []),
    ...players.filter(({ spans }) => spans.length > 0),
  ];
  return lanes.length === 0 ? null : { duration, estimated: timing !== 'exact', lanes };
}
