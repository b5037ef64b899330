import { channelObject, directChannel, insider, member, openThread, roles, server } from './channels.ts';
import { createPost, editPost, listPosts, removePost } from './posts.ts';
import type { Route } from './rest.ts';
import type { State } from './state.ts';

/** The routes by which a bot posts into channels and looks at what stands there. */
export function channelRoutes(state: State): readonly Route[] {
  return [
    ['GET', /^\/channels\/(\d+)$/u, ([id = '']) => channelObject(state, id)],
    ['GET', /^\/channels\/(\d+)\/messages$/u, ([id = ''], _, query) => listPosts(state, id, query)],
    ['POST', /^\/channels\/(\d+)\/messages$/u, ([id = ''], body) => createPost(state, id, body)],
    ['PATCH', /^\/channels\/(\d+)\/messages\/(\d+)$/u, ([id = '', post = ''], body) => editPost(state, id, post, body)],
    ['DELETE', /^\/channels\/(\d+)\/messages\/(\d+)$/u, ([id = '', post = '']) => removePost(state, id, post)],
    ['GET', /^\/channels\/(\d+)\/thread-members\/(\d+)$/u, ([id = '', user = '']) => insider(state, id, user)],
    [
      'POST',
      /^\/channels\/(\d+)\/messages\/(\d+)\/threads$/u,
      ([id = '', post = ''], body) => openThread(state, id, post, body),
    ],
    ['POST', /^\/users\/@me\/channels$/u, (_, body) => directChannel(state, body)],
    ['GET', /^\/guilds\/(\d+)$/u, ([guild = '']) => server(state, guild)],
    ['GET', /^\/guilds\/(\d+)\/roles$/u, ([guild = '']) => roles(state, guild)],
    ['GET', /^\/guilds\/(\d+)\/members\/(\d+)$/u, ([guild = '', user = '']) => member(state, guild, user)],
  ];
}
