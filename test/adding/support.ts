import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { add } from '../../commands/add.ts';
import { COMMANDS } from '../../commands/index.ts';
import { type AddDeskParts, createAddDesk } from '../../src/adding/index.ts';
import type { AddDesk } from '../../src/core/add-desk.ts';
import type { Asker } from '../../src/core/asker.ts';
import { createDispatcher, type Dispatcher } from '../../src/core/dispatch.ts';
import { type Log, SILENT } from '../../src/core/log.ts';
import { loadVideos } from '../../src/library/index.ts';
import { createTerminalFiles } from '../../src/terminal/files.ts';
import { type Cleanup, libraryFolder, openHouse, type TestHouse, temporaryFolder } from '../support/library.ts';

export const ANN: Asker = { platform: 'terminal', id: 'u1', name: 'Ann', channel: 'prompt' };

/** Captions with the words of a talk about two companies, a line every four seconds. */
export function vtt(...lines: readonly string[]): string {
  const at = (seconds: number) =>
    `00:${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}.000`;
  return `WEBVTT\n\n${lines.map((line, index) => `${at(index * 4)} --> ${at(index * 4 + 4)}\n${line}\n`).join('\n')}`;
}

export const TALK = vtt(
  'Google is playing defense at the end of the day',
  'because Google sees this as a disruption to search',
  'so Google rushed hard for those summaries',
  'and Google has to bet that people still want to search',
  'the risk for Google is that the models have the knowledge',
  'and then nobody goes to Google any more',
);

/** A name that says which video the captions are of. */
export const NAMED = 'Google and search [U6bZI-0oAjc].en.vtt';

export interface AddingHouse extends TestHouse {
  readonly folder: string;
  /** Where the prompt was started. */
  readonly home: string;
  readonly desk: AddDesk;
  readonly dispatcher: Dispatcher;
  /** What was shown while it was worked on, in order. */
  readonly shown: string[];
  /** Puts a file where the prompt was started. @returns its name */
  file(name: string, content: string | Uint8Array): string;
}

/** A house with a desk, over a library folder of its own: empty unless given. */
export async function addingHouse(
  t: Cleanup,
  parts: Partial<AddDeskParts> & {
    readonly documents?: never;
    readonly given?: Readonly<Record<string, string>>;
    readonly log?: Log;
  } = {},
): Promise<AddingHouse> {
  const { given = {}, documents: _, ...others } = parts;
  const folder = libraryFolder(t, given);
  const home = temporaryFolder(t);
  const house = await openHouse(t, folder);
  const { library, sync, stores } = house;
  const desk = createAddDesk({
    ...{ sources: [createTerminalFiles(home)], library, folder, log: SILENT },
    examine: (path) => loadVideos([path]),
    takeIn: (files) => sync(undefined, { files }),
    documents: () => stores.library.documents(),
    standing: async () => ({ manages: true }),
    signal: new AbortController().signal,
    ...others,
  });
  const shown: string[] = [];
  const commands = [...COMMANDS.filter(({ name }) => name !== 'add'), add];
  const dispatcher = createDispatcher(commands, library, SILENT, { adds: desk });
  const watched: Dispatcher = {
    ...dispatcher,
    dispatch: (invocation, asker) => dispatcher.dispatch(invocation, asker, (doing) => shown.push(doing)),
  };
  return {
    ...{ ...house, folder, home, desk, dispatcher: watched, shown },
    file(name, content) {
      writeFileSync(join(home, name), content);
      return name;
    },
  };
}

/**
 * A program called `yt-dlp` that does what a script says, alone on the PATH for as long as the test. What it was called
 * with stands in `calls`, an argument a line.
 */
export function standInProgram(t: Cleanup, script: string | null): { readonly calls: string } {
  const bin = join(temporaryFolder(t), 'bin');
  mkdirSync(bin);
  const calls = join(bin, 'calls');
  if (script !== null) {
    const node = process.execPath;
    const head = `const fs=require('node:fs');const args=process.argv.slice(2);fs.appendFileSync(${JSON.stringify(calls)},args.join('\\n')+'\\n--end--\\n');`;
    writeFileSync(join(bin, 'yt-dlp.cjs'), `${head}\n${script}\n`);
    writeFileSync(
      join(bin, 'yt-dlp'),
      `#!/bin/sh\nexec ${JSON.stringify(node)} ${JSON.stringify(join(bin, 'yt-dlp.cjs'))} "$@"\n`,
    );
    chmodSync(join(bin, 'yt-dlp'), 0o755);
  }
  const before = process.env['PATH'];
  process.env['PATH'] = script === null ? bin : `${bin}:/bin:/usr/bin`;
  t.after(() => {
    process.env['PATH'] = before;
  });
  return { calls };
}
