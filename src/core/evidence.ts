import type { Library } from './library.ts';
import { isVerbatim } from './moment.ts';
import { momentsIn, type Reply } from './reply.ts';

/** Every moment in a reply is held against its transcript before it leaves. @throws Error when one does not match */
export async function assertEvidence(reply: Reply, library: Library): Promise<void> {
  for (const moment of momentsIn(reply)) {
    const video = await library.video(moment.videoId);
    if (!video || !isVerbatim(moment, video)) {
      throw new Error(`a quote is not what the transcript of ${moment.videoId} says at ${moment.start} s`);
    }
  }
}
