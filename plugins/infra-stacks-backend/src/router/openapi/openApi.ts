import { openApi as describe } from '@infra-portal/infra-node';
import { OPERATIONS } from './operations';
import { REPORT_OPERATIONS } from './reportOperations';

let made: object | undefined;

/** The HTTP API for people as OpenAPI 3.1. */
export function openApi(): object {
  made ??= describe({
    title: 'infra-stacks',
    operations: [...OPERATIONS, ...REPORT_OPERATIONS],
    meanings: {
      202: 'Kept',
      413: 'Too long',
      503: 'GitHub cannot be reached, or it is not set up',
    },
  });
  return made;
}
