import { openApi as describe } from '@infra-portal/infra-node';
import { OPERATIONS } from './operations';

let made: object | undefined;

/** The HTTP API for people as OpenAPI 3.1. */
export function openApi(): object {
  made ??= describe({
    title: 'infra-stacks',
    operations: OPERATIONS,
    meanings: { 503: 'GitHub cannot be reached' },
  });
  return made;
}
