import { RootConfigService } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/** What the policy reads from the configuration. */
export interface PolicyOptions {
  /** Full entity refs of the groups that may change everything. */
  platformGroups: ReadonlySet<string>;
  /** Full entity refs under which guests appear. */
  guestUsers: ReadonlySet<string>;
}

const PLATFORM_GROUPS = 'infraPortal.permissions.platformGroups';

/**
 * Reads the policy's options.
 *
 * @throws InputError naming the key when an entry is not an entity ref of a
 * group.
 */
export function readPolicyOptions(config: RootConfigService): PolicyOptions {
  const groups = config.getOptionalStringArray(PLATFORM_GROUPS) ?? [
    'group:default/platform',
  ];
  const guest =
    config.getOptionalString('auth.providers.guest.userEntityRef') ??
    // The name Backstage's guest provider uses when none is configured.
    'user:development/guest';
  return {
    platformGroups: new Set(groups.map(toGroupRef)),
    guestUsers: new Set([guest.toLowerCase()]),
  };
}

function toGroupRef(value: string, index: number): string {
  const explain = (problem: string) =>
    new InputError(
      `${PLATFORM_GROUPS}[${index}] is '${value}': ${problem}. Write it as 'group:default/<name>'.`,
    );
  let ref;
  try {
    ref = parseEntityRef(value, { defaultKind: 'group' });
  } catch {
    throw explain('this is not an entity reference');
  }
  if (ref.kind.toLowerCase() !== 'group') {
    throw explain('this is not a group');
  }
  return stringifyEntityRef(ref);
}
