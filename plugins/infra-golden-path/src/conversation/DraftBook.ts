import { randomUuid } from '@infra-portal/infra-react';
import { z } from 'zod';
import type { PullPlace } from './ConversationApi';

const PREFIX = 'infra-golden-path.review.';

const lineDraftSchema = z.object({
  id: z.string(),
  path: z.string(),
  line: z.number().int().positive(),
  startLine: z.number().int().positive().optional(),
  side: z.enum(['before', 'after']),
  body: z.string(),
  /** Commit that it was written on. */
  head: z.string(),
  /** It is still being written. */
  open: z.boolean(),
});

const draftsSchema = z.object({
  comments: z.array(lineDraftSchema),
  /** Answers by thread. */
  replies: z.record(z.string(), z.string()),
  /** What the review says as a whole. */
  summary: z.string(),
  /** What was sent last without an answer, and its key. */
  sent: z.object({ content: z.string(), key: z.string() }).optional(),
});

/** What somebody wants to say of a line, and has not sent yet. */
export type LineDraft = z.output<typeof lineDraftSchema>;
export type Drafts = z.output<typeof draftsSchema>;

const NOTHING: Drafts = { comments: [], replies: {}, summary: '' };

/**
 * What somebody wrote of a pull request and has not sent: it survives reloads,
 * newer commits and answers that do not come. Tabs of one browser share it.
 */
export class DraftBook {
  readonly #key: string;
  readonly #listeners = new Set<() => void>();
  #drafts: Drafts;
  /** Whether the browser keeps it. */
  kept = true;

  constructor({ repository, number }: PullPlace) {
    this.#key = `${PREFIX}${repository.toLowerCase()}#${number}`;
    this.#drafts = this.#read();
  }

  readonly get = (): Drafts => this.#drafts;

  readonly subscribe = (listener: () => void) => {
    const elsewhere = ({ key }: StorageEvent) => {
      if (key !== this.#key) return;
      this.#drafts = this.#read();
      listener();
    };
    this.#listeners.add(listener);
    window.addEventListener('storage', elsewhere);
    return () => {
      this.#listeners.delete(listener);
      window.removeEventListener('storage', elsewhere);
    };
  };

  change(change: Partial<Drafts>): void {
    this.#drafts = { ...this.#drafts, ...change };
    this.#write();
    for (const listener of [...this.#listeners]) listener();
  }

  /** Begins to say something of a line, or goes on with what is there. */
  begin(place: Pick<LineDraft, 'path' | 'line' | 'side' | 'head'>): void {
    const known = this.#drafts.comments.find(
      ({ path, line, side }) =>
        path === place.path && line === place.line && side === place.side,
    );
    if (known) this.setComment(known.id, { open: true });
    else {
      const draft = { ...place, id: randomUuid(), body: '', open: true };
      this.change({ comments: [...this.#drafts.comments, draft] });
    }
  }

  setComment(id: string, change: Partial<LineDraft>): void {
    this.change({
      comments: this.#drafts.comments.map(each =>
        each.id === id ? { ...each, ...change } : each,
      ),
    });
  }

  removeComment(id: string): void {
    this.change({
      comments: this.#drafts.comments.filter(each => each.id !== id),
    });
  }

  setReply(thread: string, body: string): void {
    const { [thread]: _, ...others } = this.#drafts.replies;
    this.change({
      replies: body === '' ? others : { ...others, [thread]: body },
    });
  }

  /** Takes away what was sent; what was written meanwhile stays. */
  forgetSent(sent: { comments: readonly LineDraft[]; summary: string }): void {
    const isSent = (each: LineDraft) =>
      sent.comments.some(
        ({ id, body }) => id === each.id && body === each.body,
      );
    this.change({
      comments: this.#drafts.comments.filter(each => !isSent(each)),
      ...(this.#drafts.summary === sent.summary && { summary: '' }),
    });
  }

  #read(): Drafts {
    try {
      const text = localStorage.getItem(this.#key);
      return text ? draftsSchema.parse(JSON.parse(text)) : NOTHING;
    } catch {
      return NOTHING;
    }
  }

  #write(): void {
    const { comments, replies, summary, sent } = this.#drafts;
    const isEmpty =
      comments.length === 0 &&
      Object.keys(replies).length === 0 &&
      summary === '' &&
      !sent;
    try {
      if (isEmpty) localStorage.removeItem(this.#key);
      else localStorage.setItem(this.#key, JSON.stringify(this.#drafts));
      this.kept = true;
    } catch {
      // Full or forbidden: it is there as long as the page is.
      this.kept = false;
    }
  }
}
