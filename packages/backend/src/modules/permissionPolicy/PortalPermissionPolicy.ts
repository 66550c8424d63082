import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import {
  AuthorizeResult,
  isResourcePermission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  createScaffolderTaskConditionalDecision,
  scaffolderTaskConditions,
} from '@backstage/plugin-scaffolder-backend/alpha';
import { Asker, decide } from './decide';
import { PolicyOptions } from './options';

/** The portal's permission policy: who asks, the table, Backstage's answer. */
export class PortalPermissionPolicy implements PermissionPolicy {
  readonly #options: PolicyOptions;

  constructor(options: PolicyOptions) {
    this.#options = options;
  }

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const refs = user?.info.ownershipEntityRefs ?? [];
    switch (decide(permission, this.#asker(user))) {
      case 'allow':
        return { result: AuthorizeResult.ALLOW };
      case 'if-entity-owner':
        return isResourcePermission(permission, 'catalog-entity')
          ? createCatalogConditionalDecision(
              permission,
              catalogConditions.isEntityOwner({ claims: refs }),
            )
          : { result: AuthorizeResult.DENY };
      case 'if-task-creator':
        return isResourcePermission(permission, 'scaffolder-task') && user
          ? createScaffolderTaskConditionalDecision(
              permission,
              scaffolderTaskConditions.isTaskOwner({
                createdBy: [user.info.userEntityRef],
              }),
            )
          : { result: AuthorizeResult.DENY };
      default:
        return { result: AuthorizeResult.DENY };
    }
  }

  #asker(user?: PolicyQueryUser): Asker {
    // `info` is marked deprecated in favour of a call to the user info
    // service, but the permission backend has made that very call already.
    const info = user?.info;
    if (!info) {
      return { kind: 'nobody' };
    }
    const userRef = info.userEntityRef;
    if (this.#options.guestUsers.has(userRef.toLowerCase())) {
      return { kind: 'guest', userRef };
    }
    const isPlatform = info.ownershipEntityRefs.some(ref =>
      this.#options.platformGroups.has(ref.toLowerCase()),
    );
    return { kind: isPlatform ? 'platform' : 'person', userRef };
  }
}
