import type {
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  requestManagePermission,
  requestReadPermission,
  requestUpdatePermission,
  runReadPermission,
  serviceCreatePermission,
  type ServiceRequest,
} from '@infra-portal/infra-common';
import {
  type Actor,
  isAllowed,
  requirePermission,
} from '@infra-portal/infra-node';
import type { Order, RequestFilter, RequestService } from '../requests/types';

const withoutOutput = (request: ServiceRequest): ServiceRequest => ({
  ...request,
  lane: request.lane.map(step => ({
    ...step,
    ...(step.stacks && {
      stacks: step.stacks.map(({ problem: _, ...stack }) => stack),
    }),
  })),
});

type UserCredentials = BackstageCredentials<BackstageUserPrincipal>;

export interface AuthorizedRequestsOptions {
  requests: RequestService;
  permissions: PermissionsService;
  /** Who somebody is, for the texts of pull requests. */
  actorOf: (userRef: string) => Promise<Actor>;
}

/** Requests, for those who may. */
export class AuthorizedRequests {
  readonly #options: AuthorizedRequestsOptions;

  constructor(options: AuthorizedRequestsOptions) {
    this.#options = options;
  }

  async submit(credentials: UserCredentials, order: Order) {
    const { permissions, requests } = this.#options;
    await requirePermission(permissions, credentials, serviceCreatePermission);
    return requests.submit(order, await this.#actor(credentials));
  }

  async get(
    credentials: BackstageCredentials,
    id: string,
  ): Promise<ServiceRequest> {
    await this.#mayRead(credentials);
    const [request] = await this.#shown(credentials, [
      await this.#options.requests.get(id),
    ]);
    return request;
  }

  async list(credentials: BackstageCredentials, filter: RequestFilter) {
    await this.#mayRead(credentials);
    const page = await this.#options.requests.list(filter);
    return { ...page, items: await this.#shown(credentials, page.items) };
  }

  async resume(
    credentials: UserCredentials,
    id: string,
    options: { take?: 'ours' | 'theirs' } = {},
  ): Promise<ServiceRequest> {
    await this.#mayChange(credentials, id);
    const actor = await this.#actor(credentials);
    return this.#options.requests.resume(id, actor, options);
  }

  async cancel(
    credentials: UserCredentials,
    id: string,
  ): Promise<ServiceRequest> {
    await this.#mayChange(credentials, id);
    return this.#options.requests.cancel(id, await this.#actor(credentials));
  }

  /** Without what runs print, for those who may not see runs. */
  async #shown(
    credentials: BackstageCredentials,
    requests: readonly ServiceRequest[],
  ): Promise<ServiceRequest[]> {
    const { permissions } = this.#options;
    const hasOutput = requests.some(({ lane }) =>
      lane.some(({ stacks }) => stacks?.some(({ problem }) => problem)),
    );
    const isAll =
      !hasOutput ||
      (await isAllowed(permissions, credentials, runReadPermission));
    return requests.map(each => (isAll ? each : withoutOutput(each)));
  }

  #actor({ principal }: UserCredentials): Promise<Actor> {
    return this.#options.actorOf(principal.userEntityRef);
  }

  #mayRead(credentials: BackstageCredentials): Promise<void> {
    const { permissions } = this.#options;
    return requirePermission(permissions, credentials, requestReadPermission);
  }

  /** One's own request with one permission, anybody's with another. */
  async #mayChange(credentials: UserCredentials, id: string): Promise<void> {
    const { permissions, requests } = this.#options;
    if (await isAllowed(permissions, credentials, requestManagePermission)) {
      return;
    }
    await requirePermission(permissions, credentials, requestUpdatePermission);
    const { requestedBy } = await requests.get(id);
    const { userEntityRef } = credentials.principal;
    if (requestedBy.toLowerCase() === userEntityRef.toLowerCase()) return;
    throw new NotAllowedError(
      `This request was made by ${requestedBy}. They or the platform team can change it.`,
    );
  }
}
