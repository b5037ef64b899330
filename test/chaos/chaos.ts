import { parseArgs } from 'node:util';
import { runIndexingChaos } from './indexing/run.ts';
import { runChaos } from './run.ts';

/**
 * `npm run chaos -- --rounds 100 --seed 1`: exits with 1 unless nothing was posted twice and nothing was lost.
 * `npm run chaos -- --indexing --kills 200 --seed 1`: the same for documents that are indexed.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    indexing: { type: 'boolean', default: false },
    kills: { type: 'string', default: '200' },
  },
});
const [rounds, seed, kills] = [Number(values.rounds), Number(values.seed), Number(values.kills)];
if (values.indexing) {
  if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed)) {
    process.stderr.write('Give whole numbers, such as: npm run chaos -- --indexing --kills 200 --seed 1\n');
    process.exit(2);
  }
  const { whole, faults, ...tally } = await runIndexingChaos({ kills, seed }, (so) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${so.kills} of ${kills} kills, ${so.faults.length} faults`);
  });
  if (process.stderr.isTTY) process.stderr.write('\n');
  for (const fault of faults) process.stdout.write(`${fault}\n`);
  process.stdout.write(`kills ${tally.kills}  libraries ${whole}  faults ${faults.length}\n`);
  process.exit(faults.length === 0 ? 0 : 1);
}
if (!Number.isInteger(rounds) || rounds < 1 || !Number.isInteger(seed)) {
  process.stderr.write('Give whole numbers, such as: npm run chaos -- --rounds 100 --seed 1\n');
  process.exit(2);
}
const tally = await runChaos({ rounds, seed }, (round, { kills, doubled, lost }) => {
  const line = `round ${round} of ${rounds}: ${kills} kills, ${doubled.length} doubled, ${lost.length} lost`;
  if (process.stderr.isTTY) process.stderr.write(`\r${line}`);
});
if (process.stderr.isTTY) process.stderr.write('\n');
const { due, posted, doubled, lost } = tally;
for (const [what, names] of Object.entries({ doubled, lost })) {
  for (const name of names) process.stdout.write(`${what}: ${name}\n`);
}
process.stdout.write(
  `rounds ${rounds}  kills ${tally.kills}  due ${due}  posted ${posted}  doubled ${doubled.length}  lost ${lost.length}\n`,
);
process.exitCode = doubled.length === 0 && lost.length === 0 && posted === due ? 0 : 1;
