import {
  type Identity,
  RUN_COMMANDS,
  splitTarget,
} from '@infra-portal/infra-common';
import { createHash } from 'node:crypto';
import { atlantisFacts } from '../discovery/otherFacts';

/** Characters of a context; Atlantis cuts longer ones. */
const LONGEST = 255;
const HEAD = 242;
const DIGITS = 12;

/** A context as Atlantis writes it. */
export function shortContext(context: string): string {
  if (context.length <= LONGEST) return context;
  const sum = createHash('sha256').update(context).digest('hex');
  return `${context.slice(0, HEAD)}-${sum.slice(0, DIGITS)}`;
}

/**
 * The projects of an `atlantis.yaml` by what statuses call them.
 * @param names of servers in statuses, `--vcs-status-name`
 */
export function statusTargets(
  text: string,
  names: readonly string[],
): Map<string, Identity> {
  const facts = atlantisFacts(text);
  const targets = new Map<string, Identity>();
  if (facts.kind !== 'atlantis') return targets;
  for (const { name: project, dir, workspace } of facts.projects) {
    const target = project ?? `${dir}/${workspace}`;
    const identity: Identity =
      project === undefined ? splitTarget(target) : { project, dir, workspace };
    targets.set(target, identity);
    for (const name of names) {
      for (const command of RUN_COMMANDS) {
        const start = `${name}/${command}: `;
        const context = `${start}${target}`;
        if (context.length > LONGEST) {
          targets.set(shortContext(context).slice(start.length), identity);
        }
      }
    }
  }
  return targets;
}
