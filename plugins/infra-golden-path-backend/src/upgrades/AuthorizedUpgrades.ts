import type {
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  type UpgradeAct,
  upgradeManagePermission,
  upgradeReadPermission,
} from '@infra-portal/infra-common';
import {
  type createActorOf,
  requirePermission,
} from '@infra-portal/infra-node';
import type { CheckedUpgradeOrder, UpgradeService } from './UpgradeService';

type UserCredentials = BackstageCredentials<BackstageUserPrincipal>;

export interface AuthorizedUpgradesOptions {
  upgrades: UpgradeService;
  permissions: PermissionsService;
  actorOf: ReturnType<typeof createActorOf>;
  /** Throws when a person has asked too often. */
  limit: (userRef: string) => void;
}

/** Upgrades, for those who may see them and those who may begin them. */
export class AuthorizedUpgrades {
  readonly #options: AuthorizedUpgradesOptions;

  constructor(options: AuthorizedUpgradesOptions) {
    this.#options = options;
  }

  async preview(user: UserCredentials, order: CheckedUpgradeOrder) {
    await this.#mayRead(user);
    this.#options.limit(user.principal.userEntityRef);
    return this.#options.upgrades.preview(order);
  }

  async begin(user: UserCredentials, order: CheckedUpgradeOrder) {
    await this.#mayManage(user);
    const { actorOf, upgrades } = this.#options;
    return upgrades.begin(order, await actorOf(user.principal.userEntityRef));
  }

  async list(user: BackstageCredentials) {
    await this.#mayRead(user);
    return { items: await this.#options.upgrades.list() };
  }

  async get(user: BackstageCredentials, id: string) {
    await this.#mayRead(user);
    return this.#options.upgrades.get(id);
  }

  async act(user: UserCredentials, id: string, act: UpgradeAct) {
    await this.#mayManage(user);
    const { userEntityRef } = user.principal;
    return this.#options.upgrades.act(id, act, userEntityRef);
  }

  #mayRead(user: BackstageCredentials) {
    const { permissions } = this.#options;
    return requirePermission(permissions, user, upgradeReadPermission);
  }

  async #mayManage(user: BackstageCredentials) {
    await this.#mayRead(user);
    const { permissions } = this.#options;
    await requirePermission(permissions, user, upgradeManagePermission);
  }
}
