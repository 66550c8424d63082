import { openApi as describe } from '@infra-portal/infra-node';
import { OPERATIONS } from './operations';

let made: object | undefined;

/** The HTTP API as OpenAPI 3.1. */
export function openApi(): object {
  made ??= describe({ title: 'infra-slo', operations: OPERATIONS });
  return made;
}
