import { DEFAULT_WORKSPACE, parseStackRef, type StackRef } from '../../stacks';
import { costProjectKey, repositoryFolder } from './identity';
import type { CostProjectIdentity } from './types';

/** A stack that a project of a report may be. */
export interface MatchableStack {
  /** As `formatStackRef` writes it. */
  ref: string;
  /** Other names, such as that of its Atlantis project. */
  aliases?: readonly string[];
}

/** By what a project was matched, the firmest first. */
export const COST_MATCHES = ['given', 'sub-path', 'name', 'path'] as const;
export type CostMatchKind = (typeof COST_MATCHES)[number];

/** *none*: no stack is like it. *several*: the workspace or the name is missing. */
export type ProjectMatch =
  | { stack: string; by: CostMatchKind }
  | { unmatched: 'none' | 'several'; candidates: string[] };

export interface MatchOptions {
  /** `host/owner/name` */
  repository: string;
  /** What somebody said once, by {@link costProjectKey}: refs or folders. */
  mapping?: Readonly<Record<string, string>>;
  /** What whoever sent the report says of it: a ref or a folder. */
  stack?: string;
}

interface Known {
  ref: string;
  parsed: StackRef;
}

/** Stacks of one repository, to be found by folder and by name. */
export class MatchableStacks {
  readonly #byDir = new Map<string, Known[]>();
  readonly #byName = new Map<string, Known[]>();

  constructor(stacks: readonly MatchableStack[], repository: string) {
    for (const { ref, aliases = [] } of stacks) {
      const parsed = parseStackRef(ref);
      const place = `${parsed.host}/${parsed.repository}`;
      if (place.toLowerCase() !== repository.toLowerCase()) continue;
      const known = { ref, parsed };
      append(this.#byDir, parsed.dir, known);
      for (const name of new Set([ref, ...aliases])) {
        append(this.#byName, name, known);
      }
    }
  }

  inFolder(dir: string): Known[] {
    return this.#byDir.get(dir) ?? [];
  }

  named(name: string): Known[] {
    return this.#byName.get(name) ?? [];
  }
}

function append(map: Map<string, Known[]>, key: string, known: Known): void {
  const list = map.get(key);
  if (list) list.push(known);
  else map.set(key, [known]);
}

const indexed = (
  stacks: MatchableStacks | readonly MatchableStack[],
  { repository }: MatchOptions,
) =>
  stacks instanceof MatchableStacks
    ? stacks
    : new MatchableStacks(stacks, repository);

/**
 * Which stack a project of a report is. What a person said comes first, then the
 * folder, the name in the configuration of Infracost, and the path; the first of
 * them that any stack has decides.
 * @param stacks of the repository: an index, or a list for a single look
 */
export function matchProject(
  project: CostProjectIdentity,
  stacks: MatchableStacks | readonly MatchableStack[],
  options: MatchOptions,
): ProjectMatch {
  const known = indexed(stacks, options);
  const said = options.stack ?? options.mapping?.[costProjectKey(project)];
  const looks: [CostMatchKind, string | undefined][] =
    said === undefined
      ? [
          ['sub-path', project.subPath],
          ['name', project.name],
          ['path', project.path],
        ]
      : [['given', said]];
  for (const [by, text] of looks) {
    const found = text ? find(known, text, by, options.repository) : [];
    if (found.length > 0) return choose(found, by, project.workspace);
  }
  return { unmatched: 'none', candidates: [] };
}

/** `owner/name/` is put before the folder where nobody named a project. */
function find(
  stacks: MatchableStacks,
  text: string,
  by: CostMatchKind,
  repository: string,
): Known[] {
  const isName = by === 'given' || by === 'name';
  const named = isName ? stacks.named(text) : [];
  if (named.length > 0) return named;
  const ownName = `${repository.slice(repository.indexOf('/') + 1)}/`;
  const inside =
    by === 'name' && text.startsWith(ownName)
      ? repositoryFolder(text.slice(ownName.length))
      : undefined;
  const folder = repositoryFolder(text);
  // A project that is named `.` was not named.
  const direct = folder && (by !== 'name' || folder !== '.') ? folder : '';
  const found = stacks.inFolder(direct);
  return found.length === 0 && inside ? stacks.inFolder(inside) : found;
}

function choose(
  found: Known[],
  by: CostMatchKind,
  workspace: string | undefined,
): ProjectMatch {
  const wanted = found.filter(
    ({ parsed }) => parsed.workspace === (workspace ?? DEFAULT_WORKSPACE),
  );
  if (wanted.length === 1) return { stack: wanted[0].ref, by };
  // Plans tell no workspace unless somebody asks for it.
  if (found.length === 1 && workspace === undefined) {
    return { stack: found[0].ref, by };
  }
  return {
    unmatched:
      wanted.length > 1 || workspace === undefined ? 'several' : 'none',
    candidates: found.slice(0, 20).map(({ ref }) => ref),
  };
}

/**
 * All projects of a report, in their order. Two that would be one stack are
 * matched by neither: nobody can tell which is right.
 */
export function matchProjects(
  projects: readonly CostProjectIdentity[],
  stacks: MatchableStacks | readonly MatchableStack[],
  options: MatchOptions,
): ProjectMatch[] {
  const index = indexed(stacks, options);
  const matches = projects.map(each => matchProject(each, index, options));
  const times = new Map<string, number>();
  for (const match of matches) {
    if ('stack' in match) {
      times.set(match.stack, (times.get(match.stack) ?? 0) + 1);
    }
  }
  return matches.map(match =>
    'stack' in match && times.get(match.stack)! > 1
      ? { unmatched: 'several', candidates: [match.stack] }
      : match,
  );
}
