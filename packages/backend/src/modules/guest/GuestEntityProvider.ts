import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
  GroupEntity,
  parseEntityRef,
  UserEntity,
} from '@backstage/catalog-model';
import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';

const LOCATION = 'infra-portal-guest:sandbox';

/**
 * Guests as a catalog user, so that ownership and profile screens work for
 * them as for everybody else. The group owns nothing.
 */
export class GuestEntityProvider implements EntityProvider {
  readonly #userRef: string;

  constructor(userRef: string) {
    this.#userRef = userRef;
  }

  getProviderName(): string {
    return 'infra-portal-guest';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    await connection.applyMutation({
      type: 'full',
      entities: guestEntities(this.#userRef).map(entity => ({
        entity,
        locationKey: LOCATION,
      })),
    });
  }
}

/** The user behind `userRef` and the group `guests` beside it. */
export function guestEntities(userRef: string): Entity[] {
  const { namespace, name } = parseEntityRef(userRef, { defaultKind: 'user' });
  const annotations = {
    [ANNOTATION_LOCATION]: LOCATION,
    [ANNOTATION_ORIGIN_LOCATION]: LOCATION,
  };
  const user: UserEntity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { namespace, name, annotations },
    spec: {
      profile: { displayName: 'Guest · 게스트' },
      memberOf: ['guests'],
    },
  };
  const group: GroupEntity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { namespace, name: 'guests', annotations },
    spec: {
      type: 'team',
      profile: { displayName: 'Guests · 게스트' },
      children: [],
    },
  };
  return [user, group];
}
