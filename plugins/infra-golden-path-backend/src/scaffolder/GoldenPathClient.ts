import type {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  type Preview,
  type PreviewRequest,
  previewSchema,
  type ServiceRequest,
  serviceRequestSchema,
  type SubmitRequest,
} from '@infra-portal/infra-common';
import type { z } from 'zod';

const PLUGIN = 'infra-golden-path';

/** The golden-path service on behalf of whoever started a task. */
export interface GoldenPathClient {
  preview(
    request: PreviewRequest,
    credentials: BackstageCredentials,
    signal?: AbortSignal,
  ): Promise<Preview>;
  submit(
    request: SubmitRequest,
    credentials: BackstageCredentials,
  ): Promise<ServiceRequest>;
  request(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<ServiceRequest>;
}

/** Over HTTP: the scaffolder is another plugin, and may run elsewhere. */
export function createGoldenPathClient(options: {
  auth: AuthService;
  discovery: DiscoveryService;
}): GoldenPathClient {
  const { auth, discovery } = options;

  async function call<T>(
    path: string,
    schema: z.ZodType<T>,
    credentials: BackstageCredentials,
    init: { body?: object; signal?: AbortSignal } = {},
  ): Promise<T> {
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: credentials,
      targetPluginId: PLUGIN,
    });
    const response = await fetch(
      `${await discovery.getBaseUrl(PLUGIN)}${path}`,
      {
        method: init.body ? 'POST' : 'GET',
        headers: {
          Authorization: `Bearer ${token}`,
          'Content-Type': 'application/json',
        },
        ...(init.body && { body: JSON.stringify(init.body) }),
        signal: init.signal,
      },
    );
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return schema.parse(await response.json());
  }

  return {
    preview: (body, credentials, signal) =>
      call('/preview', previewSchema, credentials, { body, signal }),
    submit: (body, credentials) =>
      call('/requests', serviceRequestSchema, credentials, { body }),
    request: (id, credentials) =>
      call(
        `/requests/${encodeURIComponent(id)}`,
        serviceRequestSchema,
        credentials,
      ),
  };
}
