import type { Readable } from 'node:stream';
import { RefUpdate } from './refs';

/** Bytes of commands; a pack is no part of it. About 100,000 refs. */
const MAX = 16 * 1024 * 1024;

/** The body of a push does not begin as git's protocol says. */
export class MalformedPushError extends Error {}

export interface PushCommands {
  updates: RefUpdate[];
  /** What has been read, to be handed to git before the rest of the stream. */
  consumed: Buffer;
}

/**
 * Reads the commands at the beginning of a push: pkt-lines up to the flush
 * (https://git-scm.com/docs/pack-protocol#_reference_update_request_and_packfile_transfer).
 *
 * @throws MalformedPushError when they are not well-formed.
 */
export async function readPushCommands(
  stream: Readable,
): Promise<PushCommands> {
  let consumed: Buffer = Buffer.alloc(0);
  let at = 0;
  const updates: RefUpdate[] = [];
  const chunks = stream.iterator({ destroyOnReturn: false });
  for await (const chunk of chunks as AsyncIterable<Buffer>) {
    consumed = consumed.length === 0 ? chunk : Buffer.concat([consumed, chunk]);
    while (at + 4 <= consumed.length) {
      const length = readLength(consumed.toString('latin1', at, at + 4));
      if (length === 0) return { updates, consumed };
      if (at + length > consumed.length) break;
      const update = readCommand(
        consumed.toString('utf8', at + 4, at + length),
      );
      if (update) updates.push(update);
      at += length;
    }
    if (consumed.length > MAX) throw new MalformedPushError('Too many refs');
  }
  // An aborted push; git will say so as well.
  throw new MalformedPushError('The push ended before its commands did');
}

function readLength(text: string): number {
  const length = /^[0-9a-f]{4}$/i.test(text) ? parseInt(text, 16) : -1;
  if (length !== 0 && length < 5) throw new MalformedPushError('Bad pkt-line');
  return length;
}

const COMMAND =
  /^([0-9a-f]{40}) ([0-9a-f]{40}) (refs\/[^\0\n]+)(\0[^\n]*)?\n?$/;

function readCommand(line: string): RefUpdate | undefined {
  if (/^shallow [0-9a-f]{40}\n?$/.test(line)) return undefined;
  const match = line.match(COMMAND);
  if (!match) throw new MalformedPushError('Bad command in a push');
  const [, from, to, name] = match;
  return { name, from, to };
}
