import { ConflictError } from '@backstage/errors';

/**
 * The preview that the caller has seen is no longer what would be proposed.
 * The error's body carries the new digest.
 */
export class OutdatedPreviewError extends ConflictError {
  // The HTTP status is found by this name.
  override name = 'ConflictError' as const;
  readonly digest: string | undefined;

  constructor(digest: string | undefined) {
    super(
      'What would be proposed is no longer what the preview showed. Look at the preview again, then send it.',
    );
    this.digest = digest;
  }
}
