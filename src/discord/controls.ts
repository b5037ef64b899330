import { decodeInvocation, encodeInvocation, type Invocation, type InvocationVault } from '../core/invocation.ts';
import { invocationsIn, type Reply } from '../core/reply.ts';
import { LIMITS } from './limits.ts';

/** Up to four characters of number and one sign stand before what a control carries. */
const ROOM = LIMITS.customId - 5;

/** What a pressed button or a chosen option stands for. */
export type Control = { readonly shares: boolean; readonly asks: boolean } & (
  | { readonly kind: 'carried'; readonly invocation: Invocation }
  /** The vault has it under this id. */
  | { readonly kind: 'kept'; readonly id: string }
);

/** Gives every control of a reply its id, which no other of the reply has. */
export interface ControlIds {
  /** For a button or an option. @throws Error when the invocation is not of this reply */
  of(invocation: Invocation): string;
  /** For a select, whose options carry the invocations. */
  ofSelect(): string;
}

/**
 * Ids for the controls of a reply: a number that makes the id unique, a sign, and the encoded invocation (`:`), or
 * where that is too long the vault's id for it: `?` for one that asks for a form, `+` for one that shares, `=` for any
 * other. What comes of a press must be known before the vault is asked, as Discord wants to be acknowledged first.
 */
export async function controlIds(reply: Reply, vault: InvocationVault): Promise<ControlIds> {
  const carried = new Map<Invocation, string>();
  for (const invocation of invocationsIn(reply)) {
    carried.set(invocation, await contentOf(invocation, vault));
  }
  let count = 0;
  const next = () => (count++).toString(36);
  return {
    of(invocation) {
      const content = carried.get(invocation);
      if (content === undefined) throw new Error('a control of another reply');
      return `${next()}${content}`;
    },
    ofSelect: () => `${next()}*`,
  };
}

/** The id of a modal, which stands alone, and whose invocation runs once it is sent. @throws whatever the vault throws */
export async function modalId(invocation: Invocation, vault: InvocationVault): Promise<string> {
  return `0${await contentOf(invocation, vault)}`;
}

async function contentOf(invocation: Invocation, vault: InvocationVault): Promise<string> {
  const encoded = encodeInvocation(invocation);
  if (encoded.length <= ROOM) return `:${encoded}`;
  const sign = invocation.asks === 'form' ? '?' : invocation.audience === 'channel' ? '+' : '=';
  return `${sign}${await vault.keep(encoded)}`;
}

/** What an id of {@link controlIds} or {@link modalId} carries; null when it is none, as of a version that wrote them differently. */
export function readControl(id: string): Control | null {
  const [, sign, content = ''] = /^[0-9a-z]{1,4}([:=+?])(.+)$/su.exec(id) ?? [];
  if (sign === undefined) return null;
  if (sign !== ':') return { kind: 'kept', id: content, shares: sign === '+', asks: sign === '?' };
  const invocation = decodeInvocation(content);
  if (!invocation) return null;
  return { kind: 'carried', invocation, shares: invocation.audience === 'channel', asks: invocation.asks === 'form' };
}

/** The invocation of a control; null when there is none any more. */
export async function recallInvocation(control: Control, vault: InvocationVault): Promise<Invocation | null> {
  if (control.kind === 'carried') return control.invocation;
  const encoded = await vault.recall(control.id);
  return encoded === null ? null : decodeInvocation(encoded);
}
