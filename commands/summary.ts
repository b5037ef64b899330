import { defineCommand } from '../src/core/command.ts';
import { curatedReply, isCurated } from '../src/core/curated.ts';
import { wantVideo } from '../src/core/seek.ts';
import { suggestVideos } from '../src/core/suggesting.ts';

export const summary = defineCommand({
  name: 'summary',
  about: 'What a video says, each point linked to its moment',
  example: '/summary deepseek vs openai',
  options: {
    video: { kind: 'text', about: 'Any part of its title, its id or its URL', required: true, suggest: true },
  },
  async run({ video: typed }, context) {
    const video = await wantVideo(context.library, typed, ({ id }) => ({ command: 'summary', args: { video: id } }));
    return curatedReply(context, video, {
      what: 'summary',
      points: video.summary,
      ordered: false,
      self: { command: 'summary', args: { video: video.id } },
      other: isCurated(video)
        ? { label: 'Key points', invocation: { command: 'keypoints', args: { video: video.id } } }
        : null,
    });
  },
  suggest: async (_option, typed, { library }) => suggestVideos(library, typed),
});
