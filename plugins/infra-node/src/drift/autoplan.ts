import ignore from 'ignore';
import { posix } from 'node:path';
import { isMap, isSeq, parseDocument, type YAMLMap } from 'yaml';

/** A stack as Atlantis takes it. */
export interface PlannedStack {
  dir: string;
  workspace: string;
  /** Paths that a pull request changes. */
  changed: readonly string[];
}

/** What Atlantis watches where a project says nothing else. */
const WHEN_MODIFIED = [
  '**/*.tf*',
  '**/*.tofu',
  '**/*.tofu.json',
  '**/terragrunt.hcl',
  '**/.terraform.lock.hcl',
];

/** Names and folders that a command can hold without being read as more. */
const PLAIN = /^[\w.~][\w.~/-]*$/;

/**
 * The arguments of the command that has Atlantis plan a stack, where it will not
 * do so by itself; undefined where it will.
 * @param text what `atlantis.yaml` has; undefined: there is none
 */
export function planArguments(
  text: string | undefined,
  stack: PlannedStack,
): string | undefined {
  const { dir, workspace } = stack;
  const document = text === undefined ? undefined : parseDocument(text);
  // Without a file all folders are found by themselves; a broken one has to be
  // mended before anything is planned.
  if (!document || document.errors.length > 0) return undefined;
  const { contents } = document;
  if (!isMap(contents)) return undefined;
  const list = contents.get('projects');
  const projects = isSeq(list)
    ? list.items.flatMap((each): YAMLMap[] => (isMap(each) ? [each] : []))
    : [];
  const own = projects.filter(
    each =>
      posix.normalize(String(each.get('dir'))).replace(/\/$/, '') === dir &&
      (each.get('workspace') ?? 'default') === workspace,
  );
  if (own.length === 0) {
    const mode = contents.getIn(['autodiscover', 'mode']) ?? 'auto';
    const isFound =
      mode === 'enabled' || (mode === 'auto' && projects.length === 0);
    return isFound ? undefined : byFolder(stack);
  }
  if (own.some(each => isPlanned(each, stack))) return undefined;
  const name = own[0].get('name');
  if (typeof name !== 'string') return byFolder(stack);
  return PLAIN.test(name) ? `-p ${name}` : undefined;
}

function byFolder({ dir, workspace }: PlannedStack): string | undefined {
  return PLAIN.test(dir) && PLAIN.test(workspace)
    ? `-d ${dir} -w ${workspace}`
    : undefined;
}

/** Whether a project watches one of the paths that change. */
function isPlanned(project: YAMLMap, { changed, dir }: PlannedStack): boolean {
  if (project.getIn(['autoplan', 'enabled']) === false) return false;
  const list = project.getIn(['autoplan', 'when_modified']);
  const patterns = isSeq(list)
    ? list.items.map(item => String(item))
    : WHEN_MODIFIED;
  const matcher = ignore().add(patterns.map(each => fromRoot(dir, each)));
  return changed.some(path => matcher.ignores(path));
}

/** A pattern relative to a folder, as one from the root. */
function fromRoot(dir: string, pattern: string): string {
  const isNegated = pattern.startsWith('!');
  const joined = posix.join(dir, isNegated ? pattern.slice(1) : pattern);
  return `${isNegated ? '!' : ''}/${joined}`;
}
