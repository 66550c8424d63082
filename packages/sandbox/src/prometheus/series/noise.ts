// Globals are slow to find where code runs in a context of its own, as in tests.
const { imul } = Math;

/** A number that stands for a text. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** The same number for the same arguments, as if drawn from 0 up to 1. */
export function noise(seed: number, index: number): number {
  let hash = imul((seed ^ index) >>> 0, 0x9e3779b1);
  hash = imul(hash ^ (hash >>> 15), 0x85ebca6b);
  hash = imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
