import type { AtlantisFacts } from './facts';

/** `*` in an Atlantis directory stands for (a part of) one folder name. */
export function dirMatcher(
  patterns: readonly string[],
): (dir: string) => boolean {
  const exact = new Set(patterns.filter(each => !each.includes('*')));
  const globs = patterns
    .filter(each => each.includes('*'))
    .map(each => each.split('/'));
  const fits = (part: string, name: string) => {
    const pieces = part.split('*');
    if (!name.startsWith(pieces[0])) return false;
    let at = pieces[0].length;
    for (const piece of pieces.slice(1)) {
      const next = name.indexOf(piece, at);
      if (next < 0) return false;
      at = next + piece.length;
    }
    return part.endsWith('*') || name.endsWith(pieces[pieces.length - 1]);
  };
  return dir => {
    if (exact.has(dir)) return true;
    const names = dir.split('/');
    return globs.some(
      parts =>
        parts.length === names.length &&
        parts.every((part, i) => fits(part, names[i])),
    );
  };
}

/** Finds projects by folder; most of ten thousand name theirs exactly. */
export function projectFinder(projects: AtlantisFacts['projects']) {
  const exact = new Map<string, number[]>();
  const globs: [number, (dir: string) => boolean][] = [];
  projects.forEach(({ dir }, index) => {
    if (dir.includes('*')) globs.push([index, dirMatcher([dir])]);
    else if (exact.has(dir)) exact.get(dir)!.push(index);
    else exact.set(dir, [index]);
  });
  return (dir: string) => {
    const fitting = globs.flatMap(([index, fits]) => (fits(dir) ? index : []));
    return [...(exact.get(dir) ?? []), ...fitting]
      .sort((a, b) => a - b)
      .map(index => projects[index]);
  };
}
