import { encodeInvocation } from '../../src/core/invocation.ts';
import { SILENT } from '../../src/core/log.ts';
import { createSlackAdapter } from '../../src/slack/index.ts';
import { createSlackPoster } from '../../src/slack/poster.ts';
import type { PictureParts } from '../../src/slack/uploads.ts';
import type { Connect, Outcome, Seen } from '../contracts/driver.ts';
import { drawer } from '../support/pictures.ts';
import { startStandIn } from './stand-in/index.ts';
import type { Control } from './stand-in/schema.ts';
import { controlOf, seen } from './stand-in/seen.ts';
import { asChosen, seenForm } from './stand-in/seen-form.ts';
import type { Posted } from './stand-in/workspace.ts';

/** Somebody else in the channel. */
const COLLEAGUE = 'U2';

/**
 * The real Bolt against a stand-in for Slack, over Socket Mode or HTTP.
 * @param pictures how they come into messages; the bot uploads them when left out
 */
export function connectSlack(mode: 'socket' | 'http', pictures: PictureParts = { drawer }): Connect {
  return async (dispatcher, vault) => {
    const standIn = await startStandIn({ mode });
    const { workspace, settings } = standIn;
    workspace.people.set(COLLEAGUE, { id: COLLEAGUE, name: 'ben', tz: 'Europe/Berlin', locale: 'de-DE' });

    async function started(...[given, vault]: Parameters<Connect>) {
      const courier = () => createSlackPoster({ settings, vault, log: SILENT, managers: ['U1'], ...pictures });
      const over = typeof given === 'function' ? given(courier()) : given;
      const made = createSlackAdapter({ settings, dispatcher: over, vault, log: SILENT, ...pictures });
      await made.start();
      return made;
    }
    let adapter = await started(dispatcher, vault);

    /** What came of it, once everything is answered. */
    async function outcomeOf(act: () => Promise<unknown>, pressed: Posted | null): Promise<Outcome> {
      const known = new Set(workspace.messages.keys());
      await act();
      await adapter.idle();
      const appeared = [...workspace.messages.values()].filter(({ ts }) => !known.has(ts)).map(seen);
      const after = pressed && workspace.messages.get(pressed.ts);
      return { appeared, edited: after && after.edits > pressed.edits ? seen(after) : null };
    }

    function find(message: Seen, label: string): { readonly posted: Posted; readonly control: Control } {
      const posted = workspace.messages.get(message.handle);
      const control = posted && controlOf(posted, label);
      if (!posted || !control) throw new Error(`the message has nothing labelled ${label}`);
      return { posted, control };
    }

    return {
      name: adapter.name,
      async type(line) {
        const [, name = '', text = ''] = /^\/(\S+)\s*(.*)$/su.exec(line) ?? [];
        if (name === '') throw new Error(`${line} is no slash command: Slack would post it as a message`);
        return outcomeOf(() => standIn.command(name, text), null);
      },
      async press(message, label, by) {
        const { posted, control } = find(message, label);
        const who = by === 'colleague' ? { user: COLLEAGUE } : {};
        return outcomeOf(() => standIn.use(posted, control, undefined, who), posted);
      },
      async forge(message, carrying) {
        const value = typeof carrying === 'string' ? carrying : encodeInvocation(carrying);
        const [label = ''] = message.buttons;
        const { posted, control } = find(message, label);
        if (control.type !== 'button') throw new Error(`${label} is no button`);
        return outcomeOf(() => standIn.use(posted, { ...control, value }), posted);
      },
      async choose(message, select, option, by) {
        const { posted, control } = find(message, select);
        const options = control.type === 'static_select' ? control.options : [];
        const chosen = options.find(({ text }) => text.text === option);
        if (!chosen) throw new Error(`the select ${select} has no option ${option}`);
        const who = by === 'colleague' ? { user: COLLEAGUE } : {};
        return outcomeOf(() => standIn.use(posted, control, chosen.value, who), posted);
      },
      async openForm(message, label) {
        const { posted, control } = find(message, label);
        const { appeared, edited } = await outcomeOf(() => standIn.use(posted, control), posted);
        const open = workspace.views.top('U1');
        if (!open) throw new Error(`${label} opened no form, but ${JSON.stringify(edited ?? appeared)}`);
        return seenForm(open);
      },
      async sendForm(form, values) {
        const open = workspace.views.open.get(form.handle);
        if (!open) throw new Error('that form is not open any more');
        return outcomeOf(() => standIn.inViews.submit(open, asChosen(open, values)), null);
      },
      complete: async () => null,
      sent({ handle }) {
        const { view } = workspace.views.open.get(handle) ?? {};
        const { blocks = [], ...content } = workspace.messages.get(handle)?.content ?? {};
        // Slack gives a block an id where the app does not.
        const own = blocks.map(({ block_id, ...block }) =>
          /^made-/u.test(block_id ?? '') ? block : { ...block, block_id },
        );
        return view ?? { ...content, blocks: own };
      },
      standing: () =>
        [...workspace.messages.values()].filter(({ channel, viewer }) => channel === 'C1' && viewer === null).map(seen),
      async restart(dispatcher, vault) {
        await adapter.stop();
        adapter = await started(dispatcher, vault);
      },
      refusals: () => [...workspace.refusals],
      async stop() {
        await adapter.stop();
        await standIn.stop();
      },
    };
  };
}
