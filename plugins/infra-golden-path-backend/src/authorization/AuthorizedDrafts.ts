import type {
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import {
  type Draft,
  type DraftInput,
  serviceCreatePermission,
} from '@infra-portal/infra-common';
import { isAllowed, requirePermission } from '@infra-portal/infra-node';
import { checkDraft } from '../drafts/checkDraft';
import type { DraftStore } from '../drafts/DatabaseDraftStore';

type UserCredentials = BackstageCredentials<BackstageUserPrincipal>;

/** Drafts of one person. */
const MOST_DRAFTS = 50;

/** One's own drafts; those who may create nothing have none. */
export class AuthorizedDrafts {
  readonly #store: DraftStore;
  readonly #permissions: PermissionsService;

  constructor(options: { store: DraftStore; permissions: PermissionsService }) {
    this.#store = options.store;
    this.#permissions = options.permissions;
  }

  async list(credentials: UserCredentials): Promise<Draft[]> {
    const may = await isAllowed(
      this.#permissions,
      credentials,
      serviceCreatePermission,
    );
    return may ? this.#store.list(ownerOf(credentials)) : [];
  }

  async get(credentials: UserCredentials, id: string): Promise<Draft> {
    await this.#mayCreate(credentials);
    const draft = await this.#store.get(ownerOf(credentials), id);
    if (draft) return draft;
    throw new NotFoundError(
      'There is no such draft. Drafts are kept for 30 days after the last change.',
    );
  }

  async put(
    credentials: UserCredentials,
    id: string,
    draft: DraftInput,
  ): Promise<Draft> {
    await this.#mayCreate(credentials);
    checkDraft(draft);
    const owner = ownerOf(credentials);
    const isNew = !(await this.#store.get(owner, id));
    if (isNew && (await this.#store.count(owner)) >= MOST_DRAFTS) {
      throw new InputError(
        `You have ${MOST_DRAFTS} drafts already. Send or delete one of them first.`,
      );
    }
    return this.#store.put(owner, id, draft);
  }

  async remove(credentials: UserCredentials, id: string): Promise<void> {
    await this.#mayCreate(credentials);
    await this.#store.remove(ownerOf(credentials), id);
  }

  #mayCreate(credentials: UserCredentials): Promise<void> {
    return requirePermission(
      this.#permissions,
      credentials,
      serviceCreatePermission,
    );
  }
}

function ownerOf({ principal }: UserCredentials): string {
  return principal.userEntityRef.toLowerCase();
}
