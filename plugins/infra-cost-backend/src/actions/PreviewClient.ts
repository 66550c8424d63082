import type {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import {
  InputError,
  NotAllowedError,
  NotFoundError,
  ResponseError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { type PreviewRequest, previewSchema } from '@infra-portal/infra-common';
import type { z } from 'zod';
import { said } from './said';

const PLUGIN = 'infra-golden-path';
/** Milliseconds that a preview may take; one has about half a second. */
const PATIENCE = 30_000;
const MOST_MESSAGE = 1_000;

const declarationSchema = previewSchema.pick({
  ...{ gates: true, declared: true, declaredBefore: true },
});

/** What a service would declare, and what the gates say of its answers. */
export type Declaration = z.output<typeof declarationSchema>;

export interface Declarations {
  /**
   * @throws InputError, NotAllowedError or NotFoundError as the golden path says
   * @throws ServiceUnavailableError when it does not answer
   */
  of(
    service: Pick<PreviewRequest, 'intent' | 'change' | 'repository'>,
    credentials: BackstageCredentials,
  ): Promise<Declaration>;
}

const REFUSALS: Partial<Record<number, new (message: string) => Error>> = {
  400: InputError,
  403: NotAllowedError,
  404: NotFoundError,
};

/** Asks the golden path for previews, in this process or another one. */
export function createDeclarations(options: {
  auth: AuthService;
  discovery: DiscoveryService;
  fetch?: typeof globalThis.fetch;
}): Declarations {
  const { auth, discovery, fetch = globalThis.fetch } = options;
  return {
    async of(service, credentials) {
      const url = `${await discovery.getBaseUrl(PLUGIN)}/preview`;
      const { token } = await auth.getPluginRequestToken({
        onBehalfOf: credentials,
        targetPluginId: PLUGIN,
      });
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ ...service, cost: true }),
        signal: AbortSignal.timeout(PATIENCE),
      }).catch(error => {
        throw new ServiceUnavailableError(
          'The golden path does not answer, so nobody knows what the service would declare. Try again.',
          error,
        );
      });
      if (!response.ok) throw await refusalOf(response);
      return declarationSchema.parse(await response.json());
    },
  };
}

/** The golden path's own words, with a status that a caller understands. */
async function refusalOf(response: Response): Promise<Error> {
  const error = await ResponseError.fromResponse(response);
  const Refusal = REFUSALS[response.status];
  if (!Refusal) return error;
  const message = said(error.cause.message, MOST_MESSAGE);
  return new Refusal(`The golden path refused: ${message}`);
}
