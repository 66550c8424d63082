import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import {
  type DeclaredService,
  type ExistingService,
  type FormModel,
  type Preview,
  serviceReadPermission,
} from '@infra-portal/infra-common';
import {
  requirePermission,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import { existingService } from '../form/existingService';
import { formModel } from '../form/formModel';
import type {
  DeclaredOptions,
  PreviewOptions,
  PreviewService,
} from '../previews/types';
import type { Bases } from '../repository/types';

export interface AuthorizedPreviewsOptions {
  bases: Bases;
  previews: PreviewService;
  permissions: PermissionsService;
}

/** Reading standards and intents, and previews, for those who may. */
export class AuthorizedPreviews {
  readonly #options: AuthorizedPreviewsOptions;

  constructor(options: AuthorizedPreviewsOptions) {
    this.#options = options;
  }

  async form(
    credentials: BackstageCredentials,
    repository?: RepositoryRef,
  ): Promise<FormModel> {
    await this.#mayRead(credentials);
    const { bases } = this.#options;
    const model = await formModel(await bases.of(repository));
    return { ...model, repositories: bases.names() };
  }

  async existing(
    credentials: BackstageCredentials,
    product: string,
    service: string,
    repository?: RepositoryRef,
  ): Promise<ExistingService> {
    await this.#mayRead(credentials);
    const { bases } = this.#options;
    const base = await bases.of(repository);
    try {
      return await existingService(base, product, service);
    } catch (error) {
      if (!isError(error) || error.name !== 'NotFoundError') throw error;
      // It may have been merged a moment ago.
      return existingService(await bases.refresh(repository), product, service);
    }
  }

  async preview(
    credentials: BackstageCredentials,
    options: PreviewOptions,
  ): Promise<Preview> {
    await this.#mayRead(credentials);
    return this.#options.previews.preview(options);
  }

  async declared(
    credentials: BackstageCredentials,
    options: DeclaredOptions,
  ): Promise<DeclaredService> {
    await this.#mayRead(credentials);
    return this.#options.previews.declared(options);
  }

  #mayRead(credentials: BackstageCredentials): Promise<void> {
    const { permissions } = this.#options;
    return requirePermission(permissions, credentials, serviceReadPermission);
  }
}
