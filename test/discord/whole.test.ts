import { wholeContract } from '../contracts/whole.ts';
import { connectDiscord } from './driver.ts';

wholeContract('Discord', connectDiscord);
