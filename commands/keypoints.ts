import { defineCommand } from '../src/core/command.ts';
import { curatedReply, isCurated } from '../src/core/curated.ts';
import { wantVideo } from '../src/core/seek.ts';
import { suggestVideos } from '../src/core/suggesting.ts';

export const keypoints = defineCommand({
  name: 'keypoints',
  about: 'The key points of a video, each linked to its moment',
  example: '/keypoints deepseek vs openai',
  options: {
    video: { kind: 'text', about: 'Any part of its title, its id or its URL', required: true, suggest: true },
  },
  async run({ video: typed }, context) {
    const video = await wantVideo(context.library, typed, ({ id }) => ({ command: 'keypoints', args: { video: id } }));
    return curatedReply(context, video, {
      what: 'list of key points',
      points: video.keyPoints,
      ordered: true,
      self: { command: 'keypoints', args: { video: video.id } },
      other: isCurated(video)
        ? { label: 'Summary', invocation: { command: 'summary', args: { video: video.id } } }
        : null,
    });
  },
  suggest: async (_option, typed, { library }) => suggestVideos(library, typed),
});
