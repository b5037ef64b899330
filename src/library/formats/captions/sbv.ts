import type { Reader } from '../shapes.ts';
import { readCaptions } from './webvtt.ts';

/** `0:00:00.599,0:00:04.160`, alone on a line. */
const TIMES = /^[ \t]*(\d{1,3}:\d{1,2}:\d{2}\.\d{1,3}),(\d{1,3}:\d{1,2}:\d{2}\.\d{1,3})[ \t]*$/gmu;

/** SubViewer as YouTube writes it, and Google Meet its captions: both times of a caption on one line, with a comma. */
export const sbv: Reader = {
  name: 'SBV',
  about: 'SBV captions (.sbv: `0:00:01.000,0:00:04.000`, then the words)',
  extensions: ['.sbv'],
  recognises: (_, text) =>
    /^\s{0,200}\d{1,3}:\d{1,2}:\d{2}\.\d{1,3},\d{1,3}:\d{1,2}:\d{2}\.\d{1,3}[ \t]{0,9}(?:\n|$)/u.test(text),
  read: (_, text) => readCaptions('SBV', text.replace(TIMES, '$1 --> $2').replace(/\[br\]/gu, '\n')),
};
