import type {
  DiscoveredStack,
  DiscoveryFinding,
  ModuleCall,
} from '@infra-portal/infra-common';
import type { AtlantisFacts } from './facts';
import type { Folder } from './folders';

/** What is wrong with the files of a folder. */
export function folderFindings(folder: Folder): DiscoveryFinding[] {
  const { dir } = folder;
  const findings: DiscoveryFinding[] = [];
  for (const { path: file, facts } of folder.files) {
    const isBroken = facts.kind === 'broken';
    const problems = isBroken ? [facts] : facts.problems;
    for (const { line, problem } of problems) {
      findings.push({
        code: isBroken && facts.isUnread ? 'unreadable-file' : 'syntax-error',
        severity: 'error',
        file,
        line,
        dir,
        message: problem,
      });
    }
  }
  for (const { path: file, problem } of folder.badLinks) {
    const leaves = problem === 'leaves';
    findings.push({
      code: leaves ? 'link-leaves-repository' : 'missing-link-target',
      severity: leaves ? 'error' : 'warning',
      file,
      line: 1,
      dir,
      message: leaves
        ? 'this symbolic link leads out of the repository; it was not followed'
        : 'this symbolic link leads to no file',
      remedy: 'Let it lead to a file of the repository, or remove it.',
    });
  }
  return findings;
}

/** What is to be said about the module calls of a stack or module. */
export function callFindings(
  calls: readonly ModuleCall[],
  dir: string,
): DiscoveryFinding[] {
  return calls.flatMap((call): DiscoveryFinding[] => {
    const { file, line, name, target } = call;
    const at = { file, line, dir };
    if (target?.kind === 'local' && call.dir === undefined) {
      return [
        {
          ...at,
          code: 'missing-local-module',
          severity: 'error',
          message: `module "${name}": there is no folder ${target.path} from here`,
          remedy: 'Correct the path, or remove the call.',
        },
      ];
    }
    if (call.source === undefined) {
      return [
        {
          ...at,
          code: 'unknown-module-source',
          severity: 'info',
          message: `module "${name}": its source is not a literal string, so it cannot be told what it uses`,
        },
      ];
    }
    if (call.pin !== 'moving') return [];
    if (target?.kind === 'git') {
      const where = target.ref
        ? `"${target.ref}", which moves`
        : 'the default branch, which moves';
      return [
        {
          ...at,
          code: 'moving-module-ref',
          severity: 'warning',
          message: `module "${name}" is taken from ${where}: its next plan may differ without a change here`,
          remedy: 'Name a version: ?ref=<module>/vX.Y.Z',
        },
      ];
    }
    return [
      {
        ...at,
        code: 'unpinned-module',
        severity: 'warning',
        message: `module "${name}" takes any version of the registry`,
        remedy: 'Add a version, such as version = "~> 1.2"',
      },
    ];
  });
}

/** State that lies nowhere, or in one place with another stack's. */
export function stateFindings(
  stacks: readonly DiscoveredStack[],
): DiscoveryFinding[] {
  const findings: DiscoveryFinding[] = [];
  const owners = new Map<string, DiscoveredStack>();
  for (const stack of stacks) {
    const { backend, ref } = stack;
    if (!backend) {
      findings.push({
        code: 'local-state',
        severity: 'warning',
        file: stack.files[0] ?? ref.dir,
        line: 1,
        dir: ref.dir,
        message: 'this stack names no backend: its state stays where it runs',
        remedy: 'Add a backend block.',
      });
      continue;
    }
    const { type, settings, file, line } = backend;
    const key = settings.key ?? settings.prefix;
    // Without them all it is completed where it runs, and may be anything.
    const place = settings.bucket ?? settings.container_name;
    if (key === undefined || place === undefined) continue;
    // Other workspaces than the default one lie below it.
    const prefix = settings.workspace_key_prefix;
    const state = JSON.stringify([type, place, prefix, key, ref.workspace]);
    const owner = owners.get(state);
    if (!owner) owners.set(state, stack);
    else if (owner.ref.dir !== ref.dir) {
      findings.push({
        code: 'duplicate-state-key',
        severity: 'error',
        file,
        line,
        dir: ref.dir,
        message: `its state "${key}" is also that of ${owner.ref.dir}: each would destroy what the other made`,
        remedy: 'Give each stack a key of its own.',
      });
    }
  }
  return findings;
}

/** Where `atlantis.yaml` and the folders disagree. */
export function atlantisFindings(
  atlantis: AtlantisFacts | undefined,
  file: string,
  exists: (dir: string) => boolean,
  stacks: readonly DiscoveredStack[],
): DiscoveryFinding[] {
  if (!atlantis || atlantis.projects.length === 0) return [];
  const findings: DiscoveryFinding[] = [];
  for (const { name, dir, line } of atlantis.projects) {
    if (dir.includes('*') || exists(dir)) continue;
    findings.push({
      code: 'missing-atlantis-directory',
      severity: 'error',
      file,
      line,
      dir,
      message: `project ${
        name ? `"${name}" ` : ''
      }runs in ${dir}, where there is no Terraform`,
      remedy: 'Correct its dir, or remove the project.',
    });
  }
  for (const { ref, atlantisProjects, files } of stacks) {
    if (atlantisProjects.length > 0) continue;
    findings.push({
      code: 'stack-without-atlantis',
      severity: 'warning',
      file: files[0] ?? ref.dir,
      line: 1,
      dir: ref.dir,
      message: 'no project of atlantis.yaml runs this stack',
      remedy: 'Add a project for it to atlantis.yaml.',
    });
  }
  return findings;
}
