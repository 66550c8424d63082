import {
  upgradeActSchema,
  upgradeListSchema,
  upgradeOrderSchema,
  upgradePreviewSchema,
  upgradeSchema,
} from '@infra-portal/infra-common';
import type { Operation } from '@infra-portal/infra-node';

/** Routes of upgrades, one row for each. */
export const UPGRADE_OPERATIONS: readonly Operation[] = [
  {
    method: 'post',
    path: '/upgrades/preview',
    id: 'previewUpgrade',
    summary:
      'What an upgrade would do: pull requests in waves, release notes, what changes for callers, and what is left. Changes nothing.',
    body: upgradeOrderSchema,
    answers: { 200: upgradePreviewSchema },
    errors: [400, 403, 404, 429, 503],
  },
  {
    method: 'post',
    path: '/upgrades',
    id: 'beginUpgrade',
    summary:
      'Begins an upgrade. The same key, and the same subject while one is under way, find the one that there is.',
    body: upgradeOrderSchema,
    answers: { 200: upgradeSchema, 201: upgradeSchema },
    errors: [400, 403, 404, 409, 503],
  },
  {
    method: 'get',
    path: '/upgrades',
    id: 'listUpgrades',
    summary: 'Upgrades, newest first.',
    answers: { 200: upgradeListSchema },
    errors: [403],
  },
  {
    method: 'get',
    path: '/upgrades/{id}',
    id: 'getUpgrade',
    summary: 'An upgrade: its waves, pull requests, and what happened.',
    answers: { 200: upgradeSchema },
    errors: [400, 403, 404],
  },
  {
    method: 'post',
    path: '/upgrades/{id}/acts',
    id: 'actOnUpgrade',
    summary:
      'Pauses, resumes or cancels an upgrade; leaves one pull request out, or goes on with one that stopped.',
    body: upgradeActSchema,
    answers: { 200: upgradeSchema },
    errors: [400, 403, 404, 409],
  },
];
