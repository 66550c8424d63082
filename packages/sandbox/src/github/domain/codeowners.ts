import ignore from 'ignore';

export interface OwnerRule {
  line: number;
  pattern: string;
  /** `@login`, `@org/team` or an e-mail address; none clears the ownership. */
  owners: string[];
  matches: (path: string) => boolean;
}

/** Where GitHub looks for the file, in this order. */
export const codeownersPaths = [
  '.github/CODEOWNERS',
  'CODEOWNERS',
  'docs/CODEOWNERS',
];

/** GitHub reads nothing from a larger file. Bytes. */
export const MAX_CODEOWNERS = 3 * 1024 * 1024;

/**
 * Patterns are gitignore's, except that negation and `[…]` do not exist and
 * that `docs/*` means the files of `docs` but not those of folders below it.
 */
function matcher(pattern: string): (path: string) => boolean {
  const rules = ignore().add(pattern);
  if (/[^*]\/\*$|^\/?\*$/.test(pattern) && pattern !== '*') {
    rules.add(`!${pattern}/`);
  }
  return path => rules.ignores(path);
}

/** Reads a CODEOWNERS file; lines that GitHub would ignore are left out. */
export function parseCodeowners(text: string): OwnerRule[] {
  return text.split(/\r?\n/).flatMap((source, index) => {
    const [pattern, ...rest] = source
      .replace(/(^|\s)#.*$/, '')
      .trim()
      .split(/(?<!\\)\s+/);
    if (!pattern || /^!|\[/.test(pattern)) return [];
    const owners = rest.filter(owner =>
      /^@[\w./-]+$|^[^@\s]+@[^@\s]+$/.test(owner),
    );
    if (owners.length < rest.length) return [];
    return [{ line: index + 1, pattern, owners, matches: matcher(pattern) }];
  });
}

/** The owners of a file: those of the last rule that matches it. */
export function ownersOf(rules: OwnerRule[], path: string): string[] {
  return rules.findLast(rule => rule.matches(path))?.owners ?? [];
}
