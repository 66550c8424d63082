import {
  DEFAULT_WORKSPACE,
  type DiscoveredStack,
  type DiscoveryFinding,
} from '@infra-portal/infra-common';
import { orderOf } from './atlantisOrder';
import type { ProjectsIn } from './AtlantisProjects';
import { classify, type Surroundings } from './classify';
import type { Contents } from './contents';
import type { DiscoverOptions } from './discover';
import type { IntentFacts } from './facts';
import { callFindings, folderFindings } from './findings';
import type { Folder } from './folders';
import { withIntent } from './placement';
import type { SharedUses } from './sharedUses';
import {
  folderSecrets,
  lockTableFindings,
  providerFindings,
} from './stackFindings';
import { tagFindings } from './tagFindings';
import { automaticValues, type ValuesFile } from './valuesFiles';

/** Everything in a repository that what is told of a folder depends on. */
export interface Inputs {
  folder: Folder;
  contents: Contents;
  isCalled: boolean;
  hasLockFile: boolean;
  projects: ProjectsIn;
  intent: IntentFacts | undefined;
  values: readonly ValuesFile[] | undefined;
}

/** What is told of a folder. */
export interface Told {
  inputs: Inputs;
  kind: 'stack' | 'module' | 'none';
  findings: DiscoveryFinding[];
  stacks: DiscoveredStack[];
}

/** Whether what was told of a folder still holds. */
export function sameInputs(before: Inputs, now: Inputs): boolean {
  return (
    before.folder === now.folder &&
    before.contents === now.contents &&
    before.isCalled === now.isCalled &&
    before.hasLockFile === now.hasLockFile &&
    before.intent === now.intent &&
    before.values === now.values &&
    before.projects.isAny === now.projects.isAny &&
    before.projects.shown === now.projects.shown
  );
}

/** Tells what a folder is, and what is wrong with it. */
export function tellOf(
  inputs: Inputs,
  around: {
    surroundings: Surroundings;
    uses: SharedUses;
    options: DiscoverOptions;
  },
): Told {
  const { folder, contents, intent, values, hasLockFile } = inputs;
  const { dir } = folder;
  const { options } = around;
  const { projects } = inputs.projects;
  const found = classify(folder, contents, around.surroundings);
  const { kind } = found;
  if (kind === 'none') return { inputs, kind, findings: [], stacks: [] };
  const findings: DiscoveryFinding[] = [
    ...folderFindings(folder),
    ...callFindings(contents.calls, dir),
    ...folderSecrets(folder),
  ];
  if (kind === 'module') return { inputs, kind, findings, stacks: [] };
  const required = options.standards?.tags?.required;
  findings.push(
    ...lockTableFindings(folder),
    ...providerFindings(folder, contents, () => hasLockFile),
    ...(required ? tagFindings(folder, contents, required) : []),
  );
  const { host, repository } = options;
  const uses = around.uses.of(folder, automaticValues(values));
  const workspaces = new Set(projects.map(({ workspace }) => workspace));
  if (workspaces.size === 0) workspaces.add(DEFAULT_WORKSPACE);
  const stacks = [...workspaces].map((workspace): DiscoveredStack => {
    const own = projects.filter(each => each.workspace === workspace);
    return {
      ref: { host, repository, dir, workspace },
      reason: found.reason,
      ...withIntent(found.placement, intent),
      ...contents,
      ...uses,
      atlantisProjects: own.map(({ name }) => name ?? dir),
      ...orderOf(own, 'atlantis.yaml'),
    };
  });
  return { inputs, kind, findings, stacks };
}
