import { gateFindingSchema } from '@infra-portal/infra-common';
import { openApi as describe } from '@infra-portal/infra-node';
import { z } from 'zod';
import { OPERATIONS } from './operations';

let made: object | undefined;

/** The HTTP API as OpenAPI 3.1. */
export function openApi(): object {
  made ??= describe({
    title: 'infra-golden-path',
    operations: OPERATIONS,
    meanings: {
      400: 'The request is wrong, or gates failed',
      409: 'What was seen is no longer so',
      503: 'GitHub cannot be reached; see Retry-After',
    },
    errorFields: {
      /** Of failed gates. */
      findings: z.array(gateFindingSchema).optional(),
      /** Of the preview as it is now. */
      digest: z.string().optional(),
    },
  });
  return made;
}
