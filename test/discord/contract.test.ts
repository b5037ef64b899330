import { adapterContract } from '../contracts/adapter.ts';
import { connectDiscord } from './driver.ts';

adapterContract('Discord', connectDiscord);
