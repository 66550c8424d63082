import type { LayoutPattern } from '@infra-portal/infra-common';
import { discover, filesToRead, type DiscoverOptions } from '../discover';
import type { FileFacts } from '../facts';
import { readFacts } from '../readFacts';
import type { TreeEntry } from '../tree';

/** Marks the text of a file as the target of a symbolic link. */
export const LINK = 'link → ';

/** A repository of these files; a text after `LINK` is a symlink's target. */
export function find(
  files: Record<string, string>,
  options: {
    repository?: string;
    tags?: string[];
    layout?: LayoutPattern[];
    standards?: DiscoverOptions['standards'];
    now?: Date;
  } = {},
) {
  const entries = Object.entries(files).map(
    ([path, text]): TreeEntry => ({
      path,
      blob: text,
      kind: text.startsWith(LINK) ? 'symlink' : 'file',
    }),
  );
  const facts = new Map<string, FileFacts>();
  for (const { entry, role, key } of filesToRead(entries)) {
    const text = files[entry.path].replace(LINK, '');
    facts.set(key, readFacts(text, entry.path, role));
  }
  return discover(entries, facts, {
    host: 'github.com',
    repository: 'acme/infrastructure',
    ...options,
  });
}

export const dirs = (found: ReturnType<typeof find>) => ({
  stacks: found.stacks.map(({ ref }) => ref.dir),
  modules: found.modules.map(({ dir }) => dir),
});
export const codes = (found: ReturnType<typeof find>) =>
  found.findings.map(({ code, file, line }) => `${code} ${file}:${line}`);

export const BACKEND = 'terraform {\n  backend "s3" {}\n}\n';
export const MODULE = 'variable "name" {}\noutput "arn" { value = var.name }\n';
