import { Call } from './call';

export type Media = 'diff' | 'patch' | 'raw' | 'sha' | 'html' | 'object';

/**
 * Whether the caller asks for one of GitHub's own media types, for example
 * `application/vnd.github.v3.diff` or `application/vnd.github.raw+json`.
 */
export function wants(call: Call, media: Media): boolean {
  const accept = call.req.get('accept') ?? '';
  return new RegExp(
    `application/vnd\\.github\\.(v3\\.)?${media}(\\+json)?\\s*(,|;|$)`,
  ).test(accept);
}

/** Ends the answer with bytes that are not JSON. */
export function sendMedia(call: Call, media: Media, content: Buffer | string) {
  call.res
    .set('Content-Type', `application/vnd.github.${media}; charset=utf-8`)
    .set('X-Content-Type-Options', 'nosniff')
    .send(Buffer.from(content as string));
}
