import { z } from 'zod';
import type { DraftInput } from '../api';

const PREFIX = 'infra-golden-path.draft.';

const storedSchema = z.object({
  change: z.string(),
  repository: z.string().optional(),
  title: z.string(),
  intent: z.record(z.string(), z.json()),
});

/**
 * Drafts of this tab, for when the server cannot be reached. They go with the
 * tab. A storage that is full or forbidden is no reason to stop.
 */
export const localDrafts = {
  read(id: string): DraftInput | undefined {
    try {
      const text = sessionStorage.getItem(PREFIX + id);
      return text ? storedSchema.parse(JSON.parse(text)) : undefined;
    } catch {
      return undefined;
    }
  },

  /** Whether it could be kept. */
  write(id: string, draft: DraftInput): boolean {
    try {
      sessionStorage.setItem(PREFIX + id, JSON.stringify(draft));
      return true;
    } catch {
      return false;
    }
  },

  remove(id: string) {
    try {
      sessionStorage.removeItem(PREFIX + id);
    } catch {
      // It was not there, then.
    }
  },
};
