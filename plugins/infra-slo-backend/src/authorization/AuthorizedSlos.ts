import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  sloFreezeOverridePermission,
  sloReadPermission,
} from '@infra-portal/infra-common';
import { Decisions, requirePermission } from '@infra-portal/infra-node';
import type { Backtests } from '../backtest';
import type { Freezes } from '../freeze';
import type { MarkReader } from '../marks';
import type { ObjectiveReader } from '../read';
import type { SeriesReader } from '../series';

/** What may be asked about objectives. */
export interface Slos {
  reader: ObjectiveReader;
  series: SeriesReader;
  marks: MarkReader;
  backtests: Backtests;
  freezes: Freezes;
}

export interface AuthorizedSlosOptions extends Slos {
  permissions: PermissionsService;
}

/** Objectives, for those who may see them. */
export class AuthorizedSlos {
  readonly #slos: Slos;
  readonly #permissions: PermissionsService;
  readonly #decisions: Decisions;

  constructor({ permissions, ...slos }: AuthorizedSlosOptions) {
    this.#slos = slos;
    this.#permissions = permissions;
    this.#decisions = new Decisions({
      permissions,
      permission: sloReadPermission,
    });
  }

  /** @throws NotAllowedError when nothing may be seen with these credentials */
  async for(credentials: BackstageCredentials): Promise<Slos> {
    if (await this.#decisions.isAllowed(credentials)) return this.#slos;
    throw new NotAllowedError(
      'Your account may not see objectives. Ask your platform team for the permission infra-slo.objective.read.',
    );
  }

  /** @throws NotAllowedError when they may not let pull requests through */
  async overriding(credentials: BackstageCredentials): Promise<Freezes> {
    const { freezes } = await this.for(credentials);
    const permissions = this.#permissions;
    await requirePermission(
      ...([permissions, credentials, sloFreezeOverridePermission] as const),
    );
    return freezes;
  }
}
