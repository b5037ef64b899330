import { postsContract } from '../contracts/posts.ts';
import { wholeContract } from '../contracts/whole.ts';
import { connectSlack } from './driver.ts';

wholeContract('Slack over Socket Mode', connectSlack('socket'));
wholeContract('Slack over HTTP', connectSlack('http'));
postsContract('Slack', connectSlack('socket'), 'C1');
