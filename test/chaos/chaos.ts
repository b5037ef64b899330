import { parseArgs } from 'node:util';
import { runChaos } from './run.ts';

/** `npm run chaos -- --rounds 100 --seed 1`: exits with 1 unless nothing was posted twice and nothing was lost. */
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } },
});
const [rounds, seed] = [Number(values.rounds), Number(values.seed)];
if (!Number.isInteger(rounds) || rounds < 1 || !Number.isInteger(seed)) {
  process.stderr.write('Give whole numbers, such as: npm run chaos -- --rounds 100 --seed 1\n');
  process.exit(2);
}
const tally = await runChaos({ rounds, seed }, (round, { kills, doubled, lost }) => {
  const line = `round ${round} of ${rounds}: ${kills} kills, ${doubled.length} doubled, ${lost.length} lost`;
  if (process.stderr.isTTY) process.stderr.write(`\r${line}`);
});
if (process.stderr.isTTY) process.stderr.write('\n');
const { kills, due, posted, doubled, lost } = tally;
for (const [what, names] of Object.entries({ doubled, lost })) {
  for (const name of names) process.stdout.write(`${what}: ${name}\n`);
}
process.stdout.write(
  `rounds ${rounds}  kills ${kills}  due ${due}  posted ${posted}  doubled ${doubled.length}  lost ${lost.length}\n`,
);
process.exitCode = doubled.length === 0 && lost.length === 0 && posted === due ? 0 : 1;
