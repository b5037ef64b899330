import { wholeContract } from '../contracts/whole.ts';
import { connectTerminal } from './driver.ts';

wholeContract('the terminal', connectTerminal, 'a prompt');
