import type { Request } from 'express';
import type { Dispatcher } from '../../core/dispatch.ts';
import { filledIn } from '../../core/form.ts';
import { decodeInvocation, type Invocation } from '../../core/invocation.ts';
import type { Picture } from '../../core/picture.ts';
import { outdated } from '../../core/plain-answers.ts';
import type { Reply } from '../../core/reply.ts';
import { parseLine, typedForm, unknownLine } from '../../core/typed.ts';
import type { Html } from '../html.ts';
import { queryOf } from '../query.ts';
import type { Answer, Handler, Routes } from '../server.ts';
import type { Site } from '../site.ts';
import { exchange, type Previews } from './exchange.ts';
import { formDialog } from './form.ts';
import { completionsOf } from './line.ts';
import { tryPage } from './page.ts';
import { askBody, askerOf, pressBody, read, sendBody, told } from './requests.ts';

export type { Previews } from './exchange.ts';

export interface TryParts {
  /** One that can post nothing, and that minds how much somebody asks. */
  readonly dispatcher: Dispatcher;
  readonly previews: Previews;
  /** Keeps a picture for whoever looks at the answer. @returns its file's name */
  readonly keep: (picture: Picture) => string;
}

/** A chat to try the commands in: each answer as Slack and as Discord would show it. */
export function tryPages(site: Site, { dispatcher, previews, keep }: TryParts): Routes {
  const { commands } = dispatcher;
  const addressOf = (picture: Picture) => site.links.picture(keep(picture));
  const shown = (asked: string, reply: Reply): Promise<Html> => exchange(asked, reply, previews, addressOf);

  async function typed(line: string, request: Request): Promise<Html> {
    const invocation = parseLine(commands, line) ?? inWords(line) ?? unknownLine(line);
    return shown(line, await dispatcher.dispatch(invocation, askerOf(request)));
  }

  /** Words that begin with no command are a question, as they are in a direct message to the bot. */
  function inWords(line: string): Invocation | null {
    const face = commands.find(({ name }) => name === 'ask');
    const [option] = Object.keys(face?.options ?? {});
    if (line.startsWith('/') || option === undefined) return null;
    return { command: 'ask', args: { [option]: line } };
  }

  const page: Handler = async (request) => {
    const line = queryOf(request)('line');
    return tryPage(site, commands, line, line === '' ? null : await typed(line, request));
  };

  const complete: Handler = async (request) =>
    told({ lines: await completionsOf(queryOf(request)('line'), dispatcher, askerOf(request), site.library) });

  const ask: Handler = async (request) => {
    const given = read(request, askBody, site);
    if ('refusal' in given) return given.refusal;
    const { line } = given.body;
    return told({ html: (await typed(line.trim(), request)).markup });
  };

  /** As a chat does: an answer takes the place of the one that was pressed, what is shared comes below it. */
  async function run(invocation: Invocation, request: Request): Promise<Answer> {
    const asker = askerOf(request);
    if (invocation.asks === 'form') {
      const found = await dispatcher.form(invocation, asker);
      if ('form' in found) return told({ form: formDialog(found.form).markup });
      return told({ html: (await shown(lineOf(invocation), found.reply)).markup, below: true });
    }
    const reply = await dispatcher.dispatch(invocation, asker);
    const below = reply.audience === 'channel' || invocation.audience === 'channel';
    return told({ html: (await shown(lineOf(invocation), reply)).markup, below });
  }

  const press: Handler = async (request) => {
    const given = read(request, pressBody, site);
    if ('refusal' in given) return given.refusal;
    const { on, value } = given.body;
    const invocation = await previews[on].read(value);
    if (invocation) return run(invocation, request);
    return told({ html: (await shown('A button', outdated(commands))).markup, below: true });
  };

  const send: Handler = async (request) => {
    const given = read(request, sendBody, site);
    if ('refusal' in given) return given.refusal;
    const { runs, fields, values } = given.body;
    const invocation = decodeInvocation(runs);
    if (!invocation) return told({ problem: 'That cannot be read.' }, 400);
    return run(filledIn({ fields: fields.map((name) => ({ name })), invocation }, values), request);
  };

  /** What one would type for it. */
  function lineOf(invocation: Invocation): string {
    const face = commands.find(({ name }) => name === invocation.command);
    return face ? typedForm(face, invocation.args) : `/${invocation.command}`;
  }

  return {
    get: { '/try': page, '/try/complete': complete },
    post: { '/try/ask': ask, '/try/press': press, '/try/send': send },
  };
}
