import type { LoggerService } from '@backstage/backend-plugin-api';
import type { RepositoryRef } from '@infra-portal/infra-node';
import type { MembersOf } from './members';

/** Who belongs to each; what cannot be asked now is not known. */
export async function membersOfAll(
  options: { membersOf?: MembersOf; logger: LoggerService },
  repository: RepositoryRef,
  names: readonly string[],
): Promise<Map<string, ReadonlySet<string> | undefined>> {
  const { membersOf, logger } = options;
  const found = new Map<string, ReadonlySet<string> | undefined>();
  for (const name of new Set(names)) {
    const members = await membersOf?.(repository, name).catch(error => {
      logger.debug(`Members of ${name} are not known`, error);
      return undefined;
    });
    found.set(name, members);
  }
  return found;
}
