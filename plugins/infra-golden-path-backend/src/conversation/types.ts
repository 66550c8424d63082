import type { ReviewAct, reviewOrderSchema } from '@infra-portal/infra-common';
import type { z } from 'zod';
import type { StoredAct } from '../acting/Once';

/** What a person does to a pull request, with their token. */
export type ActOrder = z.output<typeof reviewOrderSchema>;

/** What is kept of it: never a token, and none of the words. */
export interface StoredReviewAct extends StoredAct {
  /** Entity ref. */
  actor: string;
  login: string;
  /** `host/owner/name` */
  repository: string;
  pullNumber: number;
  head: string;
  act: ReviewAct;
  thread?: string;
  /** SHA-256 of what was said. */
  content: string;
}

/** What came of it. */
export interface ActResult {
  url?: string;
  /** That a merge made. */
  commit?: string;
}
