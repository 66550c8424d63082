import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  type Product,
  type Products,
  type Source,
  type Stack,
  stackReadPermission,
  type StackPage,
} from '@infra-portal/infra-common';
import type { StackIndex, StackQuery, StackStore } from '../readModel';

export interface AuthorizedStacksOptions {
  index: StackIndex;
  store: StackStore;
  permissions: PermissionsService;
}

/** Stacks, for those who may see them. */
export class AuthorizedStacks {
  readonly #options: AuthorizedStacksOptions;

  constructor(options: AuthorizedStacksOptions) {
    this.#options = options;
  }

  async page(
    credentials: BackstageCredentials,
    query: StackQuery,
  ): Promise<StackPage> {
    await this.#mayRead(credentials);
    return this.#options.index.page(query);
  }

  async sources(credentials: BackstageCredentials): Promise<Source[]> {
    await this.#mayRead(credentials);
    return this.#options.index.sources();
  }

  async products(credentials: BackstageCredentials): Promise<Products> {
    await this.#mayRead(credentials);
    return this.#options.index.products();
  }

  /** @throws NotFoundError when no stack is of that product */
  async product(
    credentials: BackstageCredentials,
    name: string,
  ): Promise<Product> {
    await this.#mayRead(credentials);
    const product = await this.#options.index.product(name);
    if (product) return product;
    throw new NotFoundError(
      `No stack is of the product ${JSON.stringify(
        name,
      )}. Look for it in the list of products.`,
    );
  }

  /** @throws NotFoundError when there is no such stack */
  async get(credentials: BackstageCredentials, name: string): Promise<Stack> {
    await this.#mayRead(credentials);
    const { index, store } = this.#options;
    const summary = await index.find(name);
    const detail = summary && (await store.detail(summary.ref));
    const source =
      summary &&
      (await store.sources()).find(
        ({ repository }) => repository === summary.repository,
      );
    if (!summary || !detail || !source?.commit || !source.readAt) {
      throw new NotFoundError(
        `There is no stack ${name}. It may have been moved or removed; look for it in the list of stacks.`,
      );
    }
    const { calls, resources, data, ...rest } = detail;
    return {
      ...summary,
      ...rest,
      calls: calls.map(call => ({
        file: call.file,
        line: call.line,
        name: call.name,
        pin: call.pin,
        ...(call.source !== undefined && { source: call.source }),
        ...(call.version !== undefined && { version: call.version }),
        ...(call.exactVersion !== undefined && {
          exactVersion: call.exactVersion,
        }),
      })),
      modules: summary.modules,
      resourceTypes: resources,
      dataTypes: data,
      dependsOn: [],
      usedBy: [],
      reach: { stacks: 0, owners: [], names: [] },
      commit: source.commit,
      url: folderUrl(source.url, source.commit, summary.dir),
      observedAt: source.checkedAt ?? source.readAt,
    };
  }

  async #mayRead(credentials: BackstageCredentials): Promise<void> {
    const [{ result }] = await this.#options.permissions.authorize(
      [{ permission: stackReadPermission }],
      { credentials },
    );
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        'Your account may not see stacks. Ask your platform team for the permission infra-stacks.stack.read.',
      );
    }
  }
}

/** A folder of a repository, as GitHub shows it at a commit. */
function folderUrl(url: string, commit: string, dir: string): string {
  const path = dir === '.' ? [] : dir.split('/');
  return [`${url}/tree/${commit}`, ...path.map(encodeURIComponent)].join('/');
}
