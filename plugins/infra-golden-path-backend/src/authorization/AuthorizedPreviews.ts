import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  type ExistingService,
  type FormModel,
  type Preview,
  serviceReadPermission,
} from '@infra-portal/infra-common';
import type { RepositoryRef } from '@infra-portal/infra-node';
import { existingService } from '../form/existingService';
import { formModel } from '../form/formModel';
import type { PreviewOptions, PreviewService } from '../previews/types';
import type { Bases } from '../repository/types';
import { requirePermission } from './requirePermission';

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
    return formModel(await this.#options.bases.of(repository));
  }

  async existing(
    credentials: BackstageCredentials,
    product: string,
    service: string,
    repository?: RepositoryRef,
  ): Promise<ExistingService> {
    await this.#mayRead(credentials);
    const base = await this.#options.bases.of(repository);
    return existingService(base, product, service);
  }

  async preview(
    credentials: BackstageCredentials,
    options: PreviewOptions,
  ): Promise<Preview> {
    await this.#mayRead(credentials);
    return this.#options.previews.preview(options);
  }

  #mayRead(credentials: BackstageCredentials): Promise<void> {
    const { permissions } = this.#options;
    return requirePermission(permissions, credentials, serviceReadPermission);
  }
}
