import { adapterContract } from '../contracts/adapter.ts';
import { connectTerminal } from './driver.ts';

adapterContract('the terminal', connectTerminal);
