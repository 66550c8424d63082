import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { GitObject } from './objectReader';

type Type = Exclude<GitObject['type'], 'tag'>;

/** Numbers of the types in a pack. */
const TYPES: Record<Type, number> = { commit: 1, tree: 2, blob: 3 };

/** Collects new objects and makes them a pack, as a push would send them. */
export class ObjectWriter {
  readonly #algorithm: 'sha1' | 'sha256';
  readonly #objects = new Map<string, { type: Type; content: Buffer }>();

  /** @param hashLength bytes of an object's name in this repository */
  constructor(hashLength: number) {
    this.#algorithm = hashLength === 32 ? 'sha256' : 'sha1';
  }

  /** Takes an object in and gives its name. */
  add(type: Type, content: Buffer): string {
    const id = createHash(this.#algorithm)
      .update(`${type} ${content.length}\0`)
      .update(content)
      .digest('hex');
    this.#objects.set(id, { type, content });
    return id;
  }

  /** All objects as a pack without deltas. */
  pack(): Buffer {
    const header = Buffer.alloc(12);
    header.write('PACK', 0, 'latin1');
    header.writeUInt32BE(2, 4);
    header.writeUInt32BE(this.#objects.size, 8);
    const parts = [header];
    for (const { type, content } of this.#objects.values()) {
      parts.push(entryHeader(type, content.length));
      parts.push(deflateSync(content, { level: 1 }));
    }
    const body = Buffer.concat(parts);
    const sum = createHash(this.#algorithm).update(body).digest();
    return Buffer.concat([body, sum]);
  }
}

/** Type and size: four bits of the size, then seven in each further byte. */
function entryHeader(type: Type, size: number): Buffer {
  const bytes = [TYPES[type] * 16 + (size % 16)];
  let rest = Math.floor(size / 16);
  while (rest > 0) {
    bytes[bytes.length - 1] += 128;
    bytes.push(rest % 128);
    rest = Math.floor(rest / 128);
  }
  return Buffer.from(bytes);
}
