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
  /** The very list that was looked at. */
  requests: readonly OpenRequest[] | undefined;
}

interface Seen extends Situation {
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
    const { requests } = made;
    this.#seen.set(digest, {
      ...{ tree, requests, made, size },
      wanted: { intent, change },
    });
  }

  /** The preview of a digest, if it would come out the same now. */
  find(
    digest: string | undefined,
    wanted: PreviewOptions,
    now: Situation,
  ): Prepared | undefined {
    const seen = digest === undefined ? undefined : this.#seen.get(digest);
    if (!seen) return undefined;
    const isSame =
      seen.tree === now.tree &&
      seen.requests === now.requests &&
      seen.wanted.change === wanted.change &&
      isDeepStrictEqual(seen.wanted.intent, wanted.intent);
    return isSame ? seen.made : undefined;
  }
}
