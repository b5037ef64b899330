import type { Invocation } from '../core/invocation.ts';
import { shorten } from '../core/phrasing.ts';
import type { Reply } from '../core/reply.ts';
import { unescapeControl } from './escape.ts';
import type { AskedMessage } from './payloads.ts';

/** The shortcut on any message, as the manifest has it and as Slack names it when it is used. */
export const ADD_FILE = {
  type: 'message',
  name: 'Add to the library',
  callback_id: 'add_to_library',
  description: "Adds the captions in this message, or the video that it links to, to your team's library.",
} as const;

/** Characters of a file's name on a button. */
const LABEL = 60;
/** A link in Slack's markup, with or without what is shown for it. */
const LINK = /<(https:\/\/[^\s|<>]{1,1000})(?:\|[^<>]*)?>/u;

/** What the shortcut runs on a message, or what is said where that is not one thing. */
export function addingFrom({ files, text, attached }: AskedMessage): Invocation | Reply {
  const [only, ...more] = files;
  if (only && more.length === 0) return adding({ file: only.id });
  if (only) return whichOf(files);
  const link = LINK.exec(text)?.[1] ?? LINK.exec(attached)?.[1];
  return link === undefined ? NOTHING : adding({ link: unescapeControl(link) });
}

function adding(args: Invocation['args']): Invocation {
  return { command: 'add', args };
}

function whichOf(files: AskedMessage['files']): Reply {
  const summary = 'There are several files in that message. Which one?';
  const buttons = files.map(({ id, name }) => ({ label: shorten(name, LABEL), invocation: adding({ file: id }) }));
  return {
    audience: 'asker',
    summary,
    blocks: [
      { kind: 'text', content: summary },
      { kind: 'buttons', buttons },
    ],
  };
}

const NO_FILE =
  'There is neither a file nor a link to a video in that message. Use this on a message with captions, such as .vtt or .srt.';
const NOTHING: Reply = { audience: 'asker', summary: NO_FILE, blocks: [{ kind: 'text', content: NO_FILE }] };
