import { EvaluationError } from '../errors';

/** An IP network: its first address as a number, and how it is written. */
export interface Network {
  address: bigint;
  prefix: number;
  /** 32 or 128 */
  bits: number;
}

function readV4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  if (parts.some(part => !/^\d{1,3}$/.test(part) || Number(part) > 255)) {
    return undefined;
  }
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function readGroups(text: string): string[] | undefined {
  if (text === '') return [];
  const groups = text.split(':');
  const last = groups.at(-1) as string;
  if (last.includes('.')) {
    const address = readV4(last);
    if (address === undefined) return undefined;
    const halves = [address >> 16n, address % 65536n];
    groups.splice(-1, 1, ...halves.map(half => half.toString(16)));
  }
  return groups.every(group => /^[0-9a-fA-F]{1,4}$/.test(group))
    ? groups
    : undefined;
}

function readV6(text: string): bigint | undefined {
  const sides = text.split('::');
  if (sides.length > 2) return undefined;
  const [head, tail] = sides.map(readGroups);
  if (!head || (sides.length === 2 && !tail)) return undefined;
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (sides.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head, ...Array(missing).fill('0'), ...(tail ?? [])];
  return groups.reduce((sum, g) => sum * 65536n + BigInt(`0x${g}`), 0n);
}

function writeV6(address: bigint): string {
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((address >> BigInt(112 - 16 * index)) % 65536n).toString(16),
  );
  // The longest run of two or more zeros is left out, the first of equal ones.
  let best = { start: -1, length: 1 };
  for (let start = 0; start < 8; start++) {
    let length = 0;
    while (groups[start + length] === '0') length += 1;
    if (length > best.length) best = { start, length };
  }
  if (best.start < 0) return groups.join(':');
  const head = groups.slice(0, best.start).join(':');
  const tail = groups.slice(best.start + best.length).join(':');
  return `${head}::${tail}`;
}

/** An address in its canonical form. */
export function writeAddress(address: bigint, bits: number): string {
  if (bits === 128) return writeV6(address);
  return [24n, 16n, 8n, 0n]
    .map(shift => String((address >> shift) % 256n))
    .join('.');
}

/** Reads `address/prefix`; the bits behind the prefix are cleared. */
export function readNetwork(text: string, argument = 0): Network {
  const [address, prefixText, ...others] = text.split('/');
  const v4 = readV4(address);
  const value = v4 ?? readV6(address);
  const bits = v4 === undefined ? 128 : 32;
  const prefix = /^\d{1,3}$/.test(prefixText ?? '') ? Number(prefixText) : -1;
  if (value === undefined || others.length > 0 || prefix < 0 || prefix > bits) {
    throw new EvaluationError(
      `${JSON.stringify(text)} is no network like "10.0.0.0/16"`,
      argument,
    );
  }
  const free = BigInt(bits - prefix);
  return { address: (value >> free) << free, prefix, bits };
}
