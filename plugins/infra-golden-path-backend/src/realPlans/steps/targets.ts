import {
  type AtlantisLock,
  type HeldStack,
  parseStackRef,
  type PlannedProject,
  type Preview,
  type PreviewEnvironment,
} from '@infra-portal/infra-common';
import { atlantisFacts } from '@infra-portal/infra-node';

/** What Atlantis is asked to plan for one environment. */
export interface Target {
  environment: PreviewEnvironment;
  /** Its name in the previewed `atlantis.yaml`. */
  project?: string;
  dir: string;
  workspace: string;
}

/** Environments that the preview changes something in; all, if it does in none. */
export function concerned({
  environments,
  files,
}: Pick<Preview, 'environments' | 'files'>): PreviewEnvironment[] {
  const changed = new Set(files.map(({ environment }) => environment));
  const own = environments.filter(({ name }) => changed.has(name));
  return own.length > 0 ? own : environments;
}

/**
 * Where environments are for Atlantis.
 * @param text `atlantis.yaml` as the preview leaves it
 */
export function targetsOf(
  environments: readonly PreviewEnvironment[],
  text: string | undefined,
): Target[] {
  const facts = text === undefined ? undefined : atlantisFacts(text);
  const projects = facts?.kind === 'atlantis' ? facts.projects : [];
  return environments.map(environment => {
    const { directory: dir, stack } = environment;
    const { workspace } = parseStackRef(stack);
    const found = projects.find(
      each => each.dir === dir && each.workspace === workspace,
    );
    return {
      environment,
      ...(found?.name !== undefined && { project: found.name }),
      dir,
      workspace,
    };
  });
}

const isSamePlace = (
  a: { project?: string; dir: string; workspace: string },
  b: { project?: string; dir: string; workspace: string },
) =>
  a.dir === b.dir &&
  a.workspace === b.workspace &&
  (a.project === undefined ||
    b.project === undefined ||
    a.project === b.project);

/** What was answered of a target. */
export const answeredOf = (
  target: Target,
  projects: readonly PlannedProject[],
): PlannedProject | undefined =>
  projects.find(each => isSamePlace(target, each));

/**
 * The targets that somebody holds.
 * @param repository `owner/name`
 */
export function heldStacks(
  targets: readonly Target[],
  locks: readonly AtlantisLock[],
  repository: string,
): HeldStack[] {
  const own = locks.filter(
    each => each.repository.toLowerCase() === repository.toLowerCase(),
  );
  return targets.flatMap(target => {
    const lock = own.find(each => isSamePlace(target, each));
    if (!lock) return [];
    const { pull, user, since } = lock;
    return {
      environment: target.environment.name,
      stack: target.environment.stack,
      ...(pull && { pullRequest: pull }),
      ...(user !== undefined && { user }),
      since,
    };
  });
}
