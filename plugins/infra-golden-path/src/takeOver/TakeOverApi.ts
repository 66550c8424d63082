import { createApiRef } from '@backstage/frontend-plugin-api';
import {
  type OpenedTakeOver,
  openedTakeOverSchema,
  type OpenTakeOver,
  type TakeOverList,
  takeOverListSchema,
  type TakeOverPreview,
  takeOverPreviewSchema,
  type TakeOverRequest,
} from '@infra-portal/infra-common';
import { Calls, type CallsOptions } from '../api/Calls';

/** Hand-written stacks, and what they could become. */
export interface TakeOverApi {
  /** @throws ResponseError when the server answers with an error, as all of these */
  list(signal?: AbortSignal): Promise<TakeOverList>;
  preview(
    request: TakeOverRequest,
    signal?: AbortSignal,
  ): Promise<TakeOverPreview>;
  open(order: OpenTakeOver): Promise<OpenedTakeOver>;
}

export const takeOverApiRef = createApiRef<TakeOverApi>().with({
  id: 'plugin.infra-golden-path.take-over-api',
  pluginId: 'infra-golden-path',
});

const PATH = '/take-over';

/** Speaks the HTTP API of the backend. */
export class TakeOverClient implements TakeOverApi {
  readonly #calls: Calls;

  constructor(options: CallsOptions) {
    this.#calls = new Calls(options);
  }

  list(signal?: AbortSignal) {
    return this.#calls.read(takeOverListSchema, PATH, { signal });
  }

  preview(body: TakeOverRequest, signal?: AbortSignal) {
    const call = { method: 'POST', body, signal } as const;
    return this.#calls.read(takeOverPreviewSchema, `${PATH}/preview`, call);
  }

  open(body: OpenTakeOver) {
    const call = { method: 'POST', body } as const;
    return this.#calls.read(openedTakeOverSchema, PATH, call);
  }
}
