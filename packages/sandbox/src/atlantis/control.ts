import express, { RequestHandler, Router } from 'express';
import { z } from 'zod';
import { unprocessable } from '../github/rest/errors';
import type { Atlantis } from './atlantis';
import type { Drift } from './terraform/difference';

const place = {
  repository: z.string().regex(/^[^/\s]+\/[^/\s]+$/),
  dir: z.string().min(1),
  workspace: z.string().default('default'),
};
const driftSchema = z.object({
  ...place,
  changes: z.array(
    z.object({
      address: z.string().min(1),
      action: z.enum(['update', 'delete']).default('update'),
      arguments: z.record(z.string(), z.json()).default({}),
    }),
  ),
});
const policySchema = z.object({
  repository: place.repository,
  set: z.string().min(1),
  rules: z.array(
    z.object({ contains: z.string().min(1), message: z.string().min(1) }),
  ),
});
const failureSchema = z.object({
  ...place,
  command: z.enum(['plan', 'apply']),
  message: z.string().min(1),
});

function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const { data, error } = schema.safeParse(body);
  if (error) throw unprocessable(z.prettifyError(error));
  return data;
}

/**
 * What a real Atlantis has not: the world behind it can be changed by hand, and
 * its next run can be made to fail.
 */
export function createAtlantisControl(
  atlantis: () => Atlantis | undefined,
  admin: RequestHandler,
): Router {
  const router = express.Router();
  const store = () => {
    const running = atlantis();
    if (!running) throw unprocessable('This sandbox runs without Atlantis.');
    return running.shop.store;
  };
  const json = express.json();

  router.post('/_sandbox/atlantis/drift', admin, json, (req, res) => {
    const { repository, dir, workspace, changes } = read(driftSchema, req.body);
    const drift = changes as Drift[];
    store().setDrift({ repo: repository, dir, workspace }, drift);
    res.json({ repository, dir, workspace, changes });
  });
  router.post('/_sandbox/atlantis/policies', admin, json, (req, res) => {
    const { repository, set, rules } = read(policySchema, req.body);
    store().setPolicyRules(repository, set, rules);
    res.json({ repository, set, rules });
  });
  router.post('/_sandbox/atlantis/failures', admin, json, (req, res) => {
    const { repository, ...rest } = read(failureSchema, req.body);
    store().arrangeFailure({ repo: repository, ...rest });
    res.status(201).json({ repository, ...rest });
  });
  return router;
}
