import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from '../../commands/index.ts';
import { usageOf } from '../../src/core/typed.ts';
import { READERS } from '../../src/library/formats/index.ts';
import { SLACK_SCOPES } from '../../src/slack/scopes.ts';
import { renderReply } from '../../src/terminal/render.ts';
import { ASKER, openHouse, ROOT } from './library.ts';
import { worksTable } from './works.ts';

export const README = join(ROOT, 'README.md');

/** The README as the code says it should be: its sample answer and its tables are derived. */
export async function expectedReadme(current: string): Promise<string> {
  const closing: (() => unknown)[] = [];
  const { dispatcher } = await openHouse({ after: (close) => closing.push(close) });
  const reply = await dispatcher.dispatch({ command: 'strategy', args: { player: 'google' } }, ASKER);
  for (const close of closing) close();
  const { text } = renderReply(reply, { colours: false, width: 96 });
  const withSample = replaced(current, 'sample', `\`\`\`text\n› /strategy google\n\n${text}\n\`\`\``);
  const derived = { commands: commandsTable(), scopes: scopesTable(), works: worksTable(), forms: formsList() };
  return Object.entries(derived).reduce((text, [name, content]) => replaced(text, name, content), withSample);
}

function formsList(): string {
  return READERS.map(({ about }) => `- ${about.replace(/^an? /u, '')}`).join('\n');
}

function scopesTable(): string {
  const rows = SLACK_SCOPES.map(({ scope, why }) => `| \`${scope}\` | ${why} |`);
  return ['| scope | why |', '| --- | --- |', ...rows].join('\n');
}

function commandsTable(): string {
  const rows = COMMANDS.map(
    (face) => `| \`${usageOf(face).replaceAll('|', '\\|')}\` | ${face.about} | \`${face.example}\` |`,
  );
  return ['| command | what it answers | for example |', '| --- | --- | --- |', ...rows].join('\n');
}

function replaced(text: string, name: string, content: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [text.indexOf(open), text.indexOf(close)];
  if (from < 0 || to < from) throw new Error(`README.md lacks ${open} … ${close}`);
  return `${text.slice(0, from + open.length)}\n${content}\n${text.slice(to)}`;
}

if (import.meta.main) writeFileSync(README, await expectedReadme(readFileSync(README, 'utf8')));
