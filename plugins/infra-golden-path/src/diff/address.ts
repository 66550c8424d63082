import type { DiffSide, LinePlace } from './slots';

/** A file of the page's address, and a line of it. */
export interface DiffAddress {
  path: string;
  place?: LinePlace;
}

const LINE = /:([LR])([1-9]\d{0,8})$/;
const SIDES: Record<string, DiffSide> = { L: 'before', R: 'after' };

/** Reads `#stacks/a/main.tf:R12`; undefined where it names no file. */
export function readAddress(hash: string): DiffAddress | undefined {
  let text: string;
  try {
    text = decodeURIComponent(hash.replace(/^#/, ''));
  } catch {
    return undefined;
  }
  if (text === '') return undefined;
  const match = LINE.exec(text);
  if (!match) return { path: text };
  const place = { side: SIDES[match[1]], line: Number(match[2]) };
  return { path: text.slice(0, match.index), place };
}

/** The part of an address after the page's: `#stacks/a/main.tf:R12`. */
export function writeAddress({ path, place }: DiffAddress): string {
  const parts = path.split('/').map(encodeURIComponent).join('/');
  if (!place) return `#${parts}`;
  return `#${parts}:${place.side === 'before' ? 'L' : 'R'}${place.line}`;
}
