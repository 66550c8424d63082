import { openApi as describe } from '@infra-portal/infra-node';
import { BADGE_OPERATIONS } from '../../badges/badgeOperations';
import { OPERATIONS, REPORT_OPERATIONS } from './operations';

let made: object | undefined;

/** The HTTP API as OpenAPI 3.1. */
export function openApi(): object {
  made ??= describe({
    title: 'infra-cost',
    operations: [...OPERATIONS, ...REPORT_OPERATIONS, ...BADGE_OPERATIONS],
    meanings: { 202: 'Kept', 413: 'Too long', 503: 'It is not set up' },
  });
  return made;
}
