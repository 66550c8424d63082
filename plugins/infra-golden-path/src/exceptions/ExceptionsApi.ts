import {
  createApiRef,
  type DiscoveryApi,
  type FetchApi,
} from '@backstage/frontend-plugin-api';
import {
  type ExceptionList,
  exceptionListSchema,
  type ExceptionOrder,
  type ExceptionPreview,
  exceptionPreviewSchema,
  type OpenedException,
  openedExceptionSchema,
} from '@infra-portal/infra-common';
import { Calls, segment } from '../api/Calls';

/**
 * Exceptions of the standards, and what is proposed about them.
 * @throws ResponseError when the server answers with an error
 */
export interface ExceptionsApi {
  list(signal?: AbortSignal): Promise<ExceptionList>;
  preview(
    order: ExceptionOrder,
    signal?: AbortSignal,
  ): Promise<ExceptionPreview>;
  /** Opens the pull request, or finds the one that proposes the same. */
  open(order: ExceptionOrder): Promise<OpenedException>;
}

export const exceptionsApiRef = createApiRef<ExceptionsApi>().with({
  id: 'plugin.infra-golden-path.exceptions-api',
  pluginId: 'infra-golden-path',
});

/** Speaks the HTTP API of the golden-path backend. */
export class ExceptionsClient implements ExceptionsApi {
  readonly #calls: Calls;

  constructor(options: { discoveryApi: DiscoveryApi; fetchApi: FetchApi }) {
    this.#calls = new Calls(options);
  }

  list(signal?: AbortSignal) {
    return this.#calls.read(exceptionListSchema, '/exceptions', { signal });
  }

  preview(body: ExceptionOrder, signal?: AbortSignal) {
    const call = { method: 'POST', body, signal } as const;
    const path = '/exceptions/preview';
    return this.#calls.read(exceptionPreviewSchema, path, call);
  }

  open(order: ExceptionOrder) {
    const [path, body] =
      order.act === 'remove'
        ? [`/exceptions/${segment(order.key)}/removal`, {}]
        : ['/exceptions', order];
    const call = { method: 'POST', body } as const;
    return this.#calls.read(openedExceptionSchema, path, call);
  }
}
