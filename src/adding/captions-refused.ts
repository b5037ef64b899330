import { AskerError } from '../core/errors.ts';
import { shorten } from '../core/phrasing.ts';
import type { Ended } from './run-bounded.ts';

/** What can be done where captions cannot be fetched. */
const INSTEAD = 'If you have its captions as a file (.vtt, .srt), add that instead.';

const NOT_INSTALLED =
  'Captions are fetched with yt-dlp, which is not installed where Cuepoint runs. Whoever runs it can install it (pipx install yt-dlp, or see https://github.com/yt-dlp/yt-dlp/wiki/Installation).';

/**
 * What yt-dlp says on standard error, and what that means for whoever asked. The first that fits is told.
 * Source: yt_dlp/extractor/youtube/_video.py and yt_dlp/YoutubeDL.py.
 */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [
    /confirm you.{1,3}re not a bot|HTTP Error 429|Too Many Requests/iu,
    'The site takes Cuepoint for a robot and gives nothing out just now. Try again later; whoever runs Cuepoint can give yt-dlp the cookies of a signed-in browser in its own configuration.',
  ],
  [/confirm your age|age.restricted/iu, 'The site shows that video to signed-in grown-ups alone.'],
  [
    /private video|is private|members.only|join this channel|login required|only available for registered users|password/iu,
    'That video is private: the site does not show it to everybody.',
  ],
  [
    /not (?:made this video )?available in your (?:country|location)|geo.?restrict|blocked it in your country/iu,
    'The site does not show that video where Cuepoint runs.',
  ],
  [/premieres in|live event will begin|is upcoming|not yet started/iu, 'That video has not begun yet.'],
  [
    /video unavailable|has been removed|no longer available|does not exist|HTTP Error 404|this video is not available|account.{1,40}terminated/iu,
    'There is no such video any more.',
  ],
  [
    /name resolution|name or service not known|getaddrinfo|timed out|connection (?:refused|reset|aborted)|unable to connect|network is unreachable|certificate verify/iu,
    'The site could not be reached from where Cuepoint runs. Please try again in a while.',
  ],
  [
    /unsupported url|unable to extract|failed to extract|please report this issue/iu,
    'yt-dlp could not make sense of that page. It may be too old for the site: whoever runs Cuepoint can update it.',
  ],
];

/** Why no captions came, in words for whoever asked. */
export function captionsRefused(ended: Ended): AskerError {
  if (ended.kind === 'missing') return new AskerError(`${NOT_INSTALLED} ${INSTEAD}`);
  if (ended.kind === 'stopped') {
    const reasons = {
      time: `Fetching the captions took too long and was given up. Please try again in a while. ${INSTEAD}`,
      size: `What the site gave out is far larger than captions are, and was not taken. ${INSTEAD}`,
      signal: 'Cuepoint is being stopped: nothing was added. Please try again.',
    };
    return new AskerError(reasons[ended.why]);
  }
  // What it warned of on the way is not why it gave up.
  const lines = ended.errors.split('\n').filter((line) => !line.startsWith('WARNING:'));
  const errors = lines.join('\n');
  const meaning = MEANINGS.find(([pattern]) => pattern.test(errors))?.[1];
  if (meaning !== undefined) return new AskerError(`${meaning} ${INSTEAD}`);
  if (ended.code === 0 || /no subtitles|there are no captions/iu.test(ended.errors))
    return new AskerError(
      `That video has no captions that can be fetched, so there is nothing to find in it. ${INSTEAD}`,
    );
  return new AskerError(`The captions could not be fetched${saidOf(ended.errors)}. ${INSTEAD}`);
}

/** The last thing that it called an error, without addresses and paths. */
function saidOf(errors: string): string {
  const last = errors
    .split('\n')
    .filter((line) => line.startsWith('ERROR:'))
    .at(-1);
  if (last === undefined) return '';
  const said = last
    .slice('ERROR:'.length, 1_000)
    .replace(/https?:\S+|(?:\/[^\s/]+){2,}/gu, '…')
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
  return said === '' ? '' : `: yt-dlp says “${shorten(said.replace(/[.\s]+$/u, ''), 160)}”`;
}
