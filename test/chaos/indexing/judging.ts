/** Prints what is wrong with the database in a data folder, and how many documents it holds, as JSON. Usage: node judging.ts DIR */
import { openStores } from '../../../src/store/index.ts';
import { faultsIn } from './judge.ts';

const dataDir = process.argv[2] ?? '';
const faults = await faultsIn(dataDir);
const stores = openStores(dataDir);
const documents = (await stores.library.documents()).length;
stores.close();
process.stdout.write(`${JSON.stringify({ faults, documents })}\n`);
