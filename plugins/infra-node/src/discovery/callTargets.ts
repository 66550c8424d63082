import { posix } from 'node:path';
import {
  parseModuleSource,
  type ModuleCall,
  type Standards,
} from '@infra-portal/infra-common';

/** What tells which addresses are those of the repository itself. */
export interface Own {
  host: string;
  repository: string;
  standards?: Partial<Pick<Standards, 'modules'>>;
}

/**
 * Tells the folder of the repository that a call names, whether it is there or
 * not; undefined for what lies elsewhere.
 */
export function callTargets({
  host,
  repository,
  standards,
}: Own): (call: ModuleCall, dir: string) => string | undefined {
  const url = standards?.modules?.url;
  const canonical = url ? parseModuleSource(`git::${url}`) : undefined;
  // Sources name the canonical address, whatever address it is read by.
  const isOwn = (target: { host: string; repository: string }) =>
    target.repository === repository &&
    (target.host === host ||
      (canonical?.kind === 'git' &&
        canonical.host === target.host &&
        canonical.repository === target.repository));
  return ({ target, dir: found }, dir) => {
    if (found !== undefined) return found;
    if (target?.kind === 'local') return localTarget(dir, target.path);
    return target?.kind === 'git' && isOwn(target) ? target.dir : undefined;
  };
}

/** The folder that a local source names. */
export function localTarget(dir: string, path: string): string {
  return posix.join(dir, path).replace(/\/$/, '');
}
