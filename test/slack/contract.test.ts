import { adapterContract } from '../contracts/adapter.ts';
import { connectSlack } from './driver.ts';

adapterContract('Slack over Socket Mode', connectSlack('socket'));
adapterContract('Slack over HTTP', connectSlack('http'));
