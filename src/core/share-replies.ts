import type { Asker } from './asker.ts';
import { AskerError } from './errors.ts';
import { count, shorten } from './phrasing.ts';
import type { Block, Button, Reply, Rich } from './reply.ts';
import type { Share, ShareDesk } from './share-desk.ts';

/** Shares that are listed. */
const LISTED = 10;
/** Where instants are shown by a clock that no reader has of their own: at the prompt. */
const { timeZone: HERE } = Intl.DateTimeFormat().resolvedOptions();

/** What was shared, without who did: the sharer knows. */
function gist({ about, sharerName }: Share): string {
  const prefix = `${sharerName} shared: `;
  return about.startsWith(prefix) ? about.slice(prefix.length) : about;
}

/** Says where an answer was shared to, and offers to take it back. */
export function posted(share: Share): Reply {
  const { id, place } = share;
  return {
    audience: 'asker',
    summary: `Shared: ${gist(share)}`,
    blocks: [
      {
        kind: 'text',
        content: [
          { kind: 'plain', text: 'Shared to ' },
          { kind: 'channel', id: place.channel },
          { kind: 'plain', text: '.' },
        ],
      },
      { kind: 'buttons', buttons: [undoButton(id, 'Take back'), SHARES] },
    ],
  };
}

const SHARES: Button = { label: 'What I shared', invocation: { command: 'share', args: {} } };

function undoButton(id: string, label: string): Button {
  return { label, invocation: { command: 'share', args: { undo: id } } };
}

/** Says what was taken back. */
export function takenBack(share: Share): Reply {
  const said = gist(share);
  return {
    audience: 'asker',
    summary: `Taken back: ${said}`,
    blocks: [
      {
        kind: 'text',
        content: [
          { kind: 'plain', text: 'Taken back from ' },
          { kind: 'channel', id: share.place.channel },
          { kind: 'plain', text: `: ${said}` },
        ],
      },
      { kind: 'buttons', buttons: [SHARES] },
    ],
  };
}

/** What the asker has shared, each to be taken back. */
export async function own(shares: ShareDesk, asker: Asker): Promise<Reply> {
  const found = await shares.shares(asker, { by: asker.id, limit: LISTED });
  if (found.length === 0) return nothingYet();
  const options = found.map((each) => ({
    label: shorten(gist(each), 64),
    invocation: { command: 'share', args: { undo: each.id } },
  }));
  return listed('What you shared', found, [{ kind: 'select', label: 'Take back…', options }]);
}

function nothingYet(): Reply {
  const summary = 'You have shared nothing yet.';
  return {
    audience: 'asker',
    summary,
    blocks: [
      { kind: 'heading', text: 'What you shared' },
      { kind: 'text', content: `${summary} Press Share… under any answer, or name a link to a second of a video.` },
      {
        kind: 'buttons',
        buttons: [{ label: 'Share a link…', invocation: { command: 'share', args: {}, asks: 'form' } }],
      },
    ],
  };
}

/** What somebody has shared in the channel of asking. @throws AskerError when that is nothing, or there is no channel */
export async function ofSomebody(shares: ShareDesk, asker: Asker, by: string): Promise<Reply> {
  const { channel } = asker;
  if (channel === undefined) throw new AskerError('Ask in the channel that it was shared in.');
  const found = await shares.shares(asker, { by, channel, limit: LISTED });
  const [newest] = found;
  if (!newest) throw new AskerError('Nothing of theirs stands in this channel: they have shared nothing here.');
  return listed(`What ${newest.sharerName} shared here`, found, []);
}

function listed(title: string, shares: readonly Share[], more: readonly Block[]): Reply {
  const aside = shares.length === LISTED ? `the latest ${LISTED}` : count(shares.length, 'answer');
  const items = shares.map(
    (share): Rich => [
      { kind: 'time', at: Math.floor(share.at.getTime() / 1_000), zone: HERE },
      { kind: 'plain', text: ' to ' },
      { kind: 'channel', id: share.place.channel },
      { kind: 'plain', text: `: ${gist(share)}` },
    ],
  );
  return {
    audience: 'asker',
    summary: `${title}: ${aside}`,
    blocks: [{ kind: 'heading', text: title, aside }, { kind: 'list', items }, ...more],
  };
}
