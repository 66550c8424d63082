import { z } from 'zod';
import { declaredStackSchema } from '../../cost/estimate/resources';
import { previewRequestSchema, previewSchema } from './preview';

/** Asks what the stacks of a service would declare, and nothing else. */
export const declaredRequestSchema = previewRequestSchema.pick({
  repository: true,
  intent: true,
});

export type DeclaredRequest = z.input<typeof declaredRequestSchema>;

/**
 * What the stacks of a service would declare, as a preview has it. Without
 * `declared` the answers are not such that files follow from them; a preview says
 * why.
 */
export const declaredServiceSchema = previewSchema
  .pick({ repository: true, base: true, observedAt: true })
  .extend({
    /** By environment. */
    declared: z.array(declaredStackSchema).optional(),
    /** The same now, of a service that is there. */
    declaredBefore: z.array(declaredStackSchema).optional(),
  });

export type DeclaredService = z.output<typeof declaredServiceSchema>;
