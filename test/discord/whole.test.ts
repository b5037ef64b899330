import { postsContract } from '../contracts/posts.ts';
import { wholeContract } from '../contracts/whole.ts';
import { connectDiscord } from './driver.ts';
import { CHANNEL_ID } from './stand-in/state.ts';

wholeContract('Discord', connectDiscord);
postsContract('Discord', connectDiscord, CHANNEL_ID);
