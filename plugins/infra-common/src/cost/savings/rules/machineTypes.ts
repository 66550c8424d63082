/** Families with x86, the oldest first: a later one does what an earlier did. */
const X86: readonly (readonly string[])[] = [
  ['t1', 't2', 't3'],
  ['t3a'],
  ['m1', 'm3', 'm4', 'm5', 'm6i', 'm7i'],
  ['m5a', 'm6a', 'm7a'],
  ['c1', 'c3', 'c4', 'c5', 'c6i', 'c7i'],
  ['c5a', 'c6a', 'c7a'],
  ['r3', 'r4', 'r5', 'r6i', 'r7i'],
  ['r5a', 'r6a', 'r7a'],
];

/** Families with ARM, by the first letter of those that they replace. */
const ARM: Readonly<Record<string, readonly string[]>> = {
  t: ['t4g'],
  m: ['m6g', 'm7g'],
  c: ['c6g', 'c7g'],
  r: ['r6g', 'r7g'],
};

/** `db.t3.micro` is a class of a service, of a family, in a size. */
function partsOf(type: string) {
  const found = /^((?:db|cache)\.)?([a-z]\d[a-z]*)\.([a-z0-9]+)$/.exec(type);
  return found && { prefix: found[1] ?? '', family: found[2], size: found[3] };
}

/** Types of the same size on Graviton, of no older generation. */
export function gravitonOf(type: string): string[] {
  const parts = partsOf(type);
  if (!parts) return [];
  const { prefix, family, size } = parts;
  if (!X86.some(line => line.includes(family))) return [];
  return (ARM[family[0]] ?? [])
    .filter(each => each[1] >= family[1])
    .map(each => `${prefix}${each}.${size}`);
}

/** Types of the same size of later generations with the same kind of processor. */
export function newerOf(type: string): string[] {
  const parts = partsOf(type);
  const line = parts && X86.find(each => each.includes(parts.family));
  if (!line) return [];
  return line
    .slice(line.indexOf(parts.family) + 1)
    .map(each => `${parts.prefix}${each}.${parts.size}`);
}
