import { isUtf8 } from 'node:buffer';
import { analyse } from 'chardet';

/** A file's text and how it was written; or why it is no text, with the offset into what could be read of it. */
export type Decoded =
  | { readonly ok: true; readonly text: string; readonly encoding: string }
  | { readonly ok: false; readonly upTo: string; readonly reason: string };

/** Bytes from which an encoding is guessed. */
const SAMPLE = 64 * 1024;
const NO_TEXT = 'the file is not text: it holds NUL bytes; save it as UTF-8 text';
const BROKEN = 'the file is not UTF-8 text: a character is broken here; save it as UTF-8';

/**
 * The text of a file: UTF-8 with or without a byte-order mark, UTF-16 with or without one, else what the bytes look most
 * like, such as Windows-1252. What is valid UTF-8 is never read as anything else; and what nearly is, is broken UTF-8.
 */
export function decodeBytes(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return as('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return as('utf-16be', bytes);
  const utf16 = utf16Without(bytes);
  if (utf16 !== null) return as(utf16, bytes);
  const nul = bytes.indexOf(0);
  if (nul !== -1) return { ok: false, upTo: UTF8.decode(bytes.subarray(0, nul)), reason: NO_TEXT };
  if (isUtf8(bytes)) return as('utf-8', bytes);
  const { letters, faults, firstFault } = utf8In(bytes);
  if (letters > faults) {
    const rest = bytes.subarray(firstFault + 1);
    const cut = faults === 1 && rest.length < 3 && rest.every((byte) => (byte & 0xc0) === 0x80);
    if (cut) return as('utf-8', bytes.subarray(0, firstFault));
    return { ok: false, upTo: UTF8.decode(bytes.subarray(0, firstFault)), reason: BROKEN };
  }
  return as(legacyEncoding(bytes), bytes);
}

function as(encoding: string, bytes: Uint8Array): Decoded {
  const text = new TextDecoder(encoding).decode(bytes);
  const nul = text.indexOf('\0');
  return nul === -1 ? { ok: true, text, encoding } : { ok: false, upTo: text.slice(0, nul), reason: NO_TEXT };
}

/** UTF-16 without a mark: one byte of many pairs is 0, and always the same one, for spaces, digits and line ends have it
 * even among letters that do not. */
function utf16Without(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length < 8 || bytes.length % 2 === 1) return null;
  const nuls = [0, 0];
  const end = Math.min(bytes.length, SAMPLE);
  for (let at = 0; at < end; at += 1) if (bytes[at] === 0) nuls[at % 2] = (nuls[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = nuls;
  const [most, least] = [Math.max(even, odd), Math.min(even, odd)];
  if (most * 50 < end || least * 10 > most) return null;
  const encoding = odd > even ? 'utf-16le' : 'utf-16be';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, end - (end % 2)));
    return /[\n ]/u.test(text) && !text.includes('\0') ? encoding : null;
  } catch {
    return null;
  }
}

/** How many characters beyond ASCII are whole UTF-8, how many bytes are none, and where the first of these stands. */
function utf8In(bytes: Uint8Array): { letters: number; faults: number; firstFault: number } {
  let [letters, faults, firstFault] = [0, 0, -1];
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] ?? 0;
    const length =
      byte < 0x80
        ? 1
        : byte >= 0xc2 && byte < 0xe0
          ? 2
          : byte >= 0xe0 && byte < 0xf0
            ? 3
            : byte >= 0xf0 && byte < 0xf5
              ? 4
              : 0;
    const whole =
      length === 1 || (length > 1 && at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length)));
    if (whole && length > 1) letters += 1;
    if (!whole) faults += 1;
    if (!whole && firstFault === -1) firstFault = at;
    at += whole ? length : length > 1 && at + length > bytes.length ? bytes.length - at : 1;
  }
  return { letters, faults, firstFault };
}

/** The likeliest of the encodings that are known here; Windows-1252, of which Latin-1 is a part, where none is likely. */
function legacyEncoding(bytes: Uint8Array): string {
  for (const { name } of analyse(bytes.subarray(0, SAMPLE))) {
    if (/^(?:utf|iso-2022|ascii)/iu.test(name)) continue;
    try {
      return new TextDecoder(name).encoding;
    } catch {
      // Not an encoding that is known here.
    }
  }
  return 'windows-1252';
}

const UTF8 = new TextDecoder('utf-8');
