import { decodeInvocation, encodeInvocation, type Invocation, type InvocationVault } from '../core/invocation.ts';
import type { Reply } from '../core/reply.ts';
import { LIMITS } from './limits.ts';

/** What a button or an option carries for an invocation. */
export type ValueOf = (invocation: Invocation) => string;

/** Both ways in which a reply's controls carry their invocations. */
export interface Values {
  readonly button: ValueOf;
  readonly option: ValueOf;
}

/**
 * Readies the values of every control in a reply: the invocation itself where it fits, else a short id under which
 * the vault keeps it.
 */
export async function valuesFor(reply: Reply, vault: InvocationVault): Promise<Values> {
  const button = new Map<string, string>();
  const option = new Map<string, string>();
  const add = async (into: Map<string, string>, invocation: Invocation, limit: number) => {
    const encoded = encodeInvocation(invocation);
    if (!into.has(encoded)) into.set(encoded, await carried(invocation, vault, limit));
  };
  for (const block of reply.blocks) {
    if (block.kind === 'buttons') {
      for (const one of block.buttons) {
        if ('invocation' in one) await add(button, one.invocation, LIMITS.button.value);
      }
    } else if (block.kind === 'select') {
      for (const one of block.options) {
        await add(option, one.invocation, LIMITS.option.value - LIMITS.option.ordinal);
      }
    }
  }
  const from = (map: ReadonlyMap<string, string>) => (invocation: Invocation) => {
    const encoded = encodeInvocation(invocation);
    return map.get(encoded) ?? encoded;
  };
  return { button: from(button), option: from(option) };
}

/** The values of a select, made to differ where they are the same: Slack wants them unique. */
export function distinct(values: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return values.map((value) => {
    const times = (seen.get(value) ?? 0) + 1;
    seen.set(value, times);
    return times === 1 ? value : `${times}.${value}`;
  });
}

/** The value of a button that shows another page of what an invocation answers. */
export function pageValue(page: number, value: string): string {
  return `@${page}@${value}`;
}

/** The page that a value asks for, from 1 on, and what it carries besides. */
export function pageIn(value: string): { readonly page: number; readonly value: string } {
  const match = /^@(\d{1,3})@(.*)$/su.exec(value);
  return match ? { page: Math.max(1, Number(match[1])), value: match[2] ?? '' } : { page: 1, value };
}

/** What a button, or a form, carries for one invocation: at most `limit` characters. */
export async function carried(invocation: Invocation, vault: InvocationVault, limit: number): Promise<string> {
  const encoded = encodeInvocation(invocation);
  return encoded.length <= limit ? encoded : `~${await vault.keep(encoded)}`;
}

/** The invocation that a value carries; null when it carries none, or one that is no longer kept. */
export async function invocationFrom(value: string, vault: InvocationVault): Promise<Invocation | null> {
  const bare = value.replace(/^\d{1,3}\./u, '');
  const encoded = bare.startsWith('~') ? await vault.recall(bare.slice(1)) : bare;
  return encoded === null ? null : decodeInvocation(encoded);
}
