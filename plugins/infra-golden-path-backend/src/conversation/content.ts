import { createHash } from 'node:crypto';
import type { ActOrder } from './types';

/** Texts that GitHub shows alike are alike. */
const plain = (text: string) => text.replace(/\r\n?/g, '\n').trim();

/**
 * SHA-256 of what is said in a review: its text, and the comments on lines in
 * any order. By it a review is known again at GitHub.
 */
export function contentOf(said: {
  body?: string;
  comments?: readonly { path: string; body: string }[];
}): string {
  const comments = (said.comments ?? [])
    .map(({ path, body }) => JSON.stringify([path, plain(body)]))
    .sort();
  const text = JSON.stringify([plain(said.body ?? ''), comments]);
  return createHash('sha256').update(text).digest('hex');
}

/** Of an order; a way of merging is a part of what is asked. */
export const contentOfOrder = ({ act, body, comments, method }: ActOrder) =>
  act === 'merge' ? contentOf({ body: method }) : contentOf({ body, comments });
