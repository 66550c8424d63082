import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { sloReadPermission } from '@infra-portal/infra-common';
import { Decisions } from '@infra-portal/infra-node';
import type { Backtests } from '../backtest';
import type { MarkReader } from '../marks';
import type { ObjectiveReader } from '../read';
import type { SeriesReader } from '../series';

/** What may be asked about objectives. */
export interface Slos {
  reader: ObjectiveReader;
  series: SeriesReader;
  marks: MarkReader;
  backtests: Backtests;
}

export interface AuthorizedSlosOptions extends Slos {
  permissions: PermissionsService;
}

/** Objectives, for those who may see them. */
export class AuthorizedSlos {
  readonly #slos: Slos;
  readonly #decisions: Decisions;

  constructor({ permissions, ...slos }: AuthorizedSlosOptions) {
    this.#slos = slos;
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
}
