import type {
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  type CommandOutcome,
  requestApplyPermission,
  requestCommandPermission,
  requestReadPermission,
} from '@infra-portal/infra-common';
import { requirePermission } from '@infra-portal/infra-node';
import type { Command, CommandService } from '../commands';

export interface AuthorizedCommandsOptions {
  commands: Pick<CommandService, 'run'>;
  permissions: PermissionsService;
  /** Throws when a person has asked too often. */
  limit: (userRef: string) => void;
}

/** Applying, and letting policies pass, is more than asking for a plan. */
const permissionOf = (command: Command['command']) =>
  command === 'apply' || command === 'approve_policies'
    ? requestApplyPermission
    : requestCommandPermission;

/** Commands to Atlantis, for those who may give them. */
export class AuthorizedCommands {
  readonly #options: AuthorizedCommandsOptions;

  constructor(options: AuthorizedCommandsOptions) {
    this.#options = options;
  }

  async run(
    credentials: BackstageCredentials<BackstageUserPrincipal>,
    id: string,
    command: Command,
  ): Promise<CommandOutcome> {
    const { commands, permissions, limit } = this.#options;
    const { userEntityRef } = credentials.principal;
    await requirePermission(permissions, credentials, requestReadPermission);
    const needed = permissionOf(command.command);
    await requirePermission(permissions, credentials, needed);
    limit(userEntityRef);
    return commands.run(id, userEntityRef, command);
  }
}
