/**
 * The patterns of CODEOWNERS: those of gitignore without negation and `[…]`,
 * and with `docs/*` meaning the files of `docs` but not those of its folders.
 * Matching takes time in proportion to pattern and path, whatever they are; the
 * regular expressions of the usual libraries do not.
 *
 * @see https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 */
export interface Pattern {
  segments: string[];
  /** Matches folders only, that is, what is in them. */
  folder: boolean;
  /** Ends in `/*`: matches files of one folder. */
  filesOnly: boolean;
}

export function readPattern(source: string): Pattern {
  const folder = source.endsWith('/');
  const trimmed = source.replace(/^\//, '').replace(/\/$/, '');
  const segments = trimmed.split('/');
  const anchored = source.startsWith('/') || segments.length > 1;
  const last = segments[segments.length - 1];
  return {
    segments: anchored ? segments : ['**', ...segments],
    folder,
    filesOnly: last === '*' && anchored && !folder,
  };
}

/** Whether a file of the repository is matched; `path` has no leading slash. */
export function matchesPath(pattern: Pattern, path: string): boolean {
  const parts = path.split('/');
  if (parts.some(part => part === '')) return false;
  const ends = endsOf(pattern.segments, parts);
  if (pattern.filesOnly) return ends[parts.length];
  // A folder that is matched owns everything in it.
  const last = pattern.folder ? parts.length - 1 : parts.length;
  return ends.some((matched, count) => matched && count > 0 && count <= last);
}

/** Which counts of leading parts the whole pattern matches. */
function endsOf(segments: string[], parts: string[]): boolean[] {
  let reached = parts.map(() => false).concat(false);
  reached[0] = true;
  segments.forEach((segment, index) => {
    if (segment !== '**') {
      reached = reached.map(
        (_, count) =>
          count > 0 &&
          reached[count - 1] &&
          matchesSegment(segment, parts[count - 1]),
      );
      return;
    }
    // At the end it stands for at least one part.
    const from = reached.indexOf(true);
    const least = index === segments.length - 1 ? from + 1 : from;
    reached = reached.map((_, count) => from >= 0 && count >= least);
  });
  return reached;
}

/** Matches `*`, `?` and `\x` within a part of a path. */
function matchesSegment(segment: string, part: string): boolean {
  let at = 0;
  let position = 0;
  let star = -1;
  let resume = 0;
  while (position < part.length) {
    const char = segment[at];
    const escaped = char === '\\' && at + 1 < segment.length;
    if (char === '*') {
      star = at;
      at += 1;
      resume = position;
    } else if (
      char === '?' ||
      (escaped ? segment[at + 1] : char) === part[position]
    ) {
      at += escaped ? 2 : 1;
      position += 1;
    } else if (star >= 0) {
      at = star + 1;
      resume += 1;
      position = resume;
    } else {
      return false;
    }
  }
  return /^\**$/.test(segment.slice(at));
}
