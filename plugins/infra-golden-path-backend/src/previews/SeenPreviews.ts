import { isDeepStrictEqual } from 'node:util';
import type { OpenRequest } from '../collisions/openRequests';
import type { BaseTree } from '../repository/types';
import { LruMap } from '../util/LruMap';
import type { Prepared, PreviewOptions } from './types';

/** UTF-16 units of the files that are kept. */
const MOST_KEPT = 16 * 1024 * 1024;

/** What a preview depends on, apart from what never changes. */
export interface Situation {
  tree: BaseTree;
  /** Open now. */
  requests: readonly OpenRequest[];
}

interface Seen extends Pick<Situation, 'tree'> {
  wanted: Pick<PreviewOptions, 'intent' | 'change'>;
  made: Prepared;
  size: number;
}

/**
 * Previews that were made a moment ago, by digest: who submits what was just
 * shown need not wait until it is made again.
 */
export class SeenPreviews {
  readonly #seen = new LruMap<string, Seen>(MOST_KEPT, ({ size }) => size);

  /** Remembers a preview, unless it depends on more than its situation. */
  note(wanted: PreviewOptions, tree: BaseTree, made: Prepared): void {
    const { digest } = made.preview;
    // Plans are not asked for when it is submitted; other repositories change.
    if (!digest || wanted.plan || made.application) return;
    if (made.preview.application) return;
    const { intent, change } = wanted;
    const size = made.changes.reduce(
      (sum, { before = '', after = '' }) => sum + before.length + after.length,
      1_000,
    );
    this.#seen.set(digest, {
      ...{ tree, made, size },
      wanted: { intent, change },
    });
  }

  /** The preview of a digest, if it would come out the same now. */
  async find(
    digest: string | undefined,
    wanted: PreviewOptions,
    now: Situation,
  ): Promise<Prepared | undefined> {
    const seen = digest === undefined ? undefined : this.#seen.get(digest);
    if (!seen) return undefined;
    const isSame =
      seen.tree === now.tree &&
      seen.wanted.change === wanted.change &&
      isDeepStrictEqual(seen.wanted.intent, wanted.intent);
    const { beside } = seen.made;
    if (!isSame || !beside) return undefined;
    // The very list that was looked at, or one that gives no other answer.
    const holds =
      beside.requests === now.requests || (await beside.isSame(now.requests));
    return holds ? seen.made : undefined;
  }
}
