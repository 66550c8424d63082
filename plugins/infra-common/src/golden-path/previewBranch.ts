/**
 * Branches that live for one plan begin like this. Not like those of requests,
 * which are read as open proposals.
 */
export const PREVIEW_BRANCHES = 'portal-preview/';

/** A line of the message of each commit on such a branch. */
export const PREVIEW_TRAILER = 'Infra-Portal-Preview';

/** Digits of the digest in a branch; enough to tell answers apart. */
const DIGITS = 10;

/** The branch that a preview is planned on. */
export function previewBranch(about: {
  product: string;
  service: string;
  digest: string;
}): string {
  const { product, service, digest } = about;
  return `${PREVIEW_BRANCHES}${product}/${service}/${digest.slice(0, DIGITS)}`;
}

const TRAILER = new RegExp(`^${PREVIEW_TRAILER}: \\S`, 'm');

/**
 * Whether a commit was only made to be planned: what is said of it is no run of
 * a stack. Its branches decide as long as it is on one, because anybody may
 * write the line into a message.
 */
export function isPreviewCommit(commit: {
  /** Names of branches that hold it, as far as they are known. */
  branches?: readonly string[];
  message?: string;
}): boolean {
  const { branches = [], message = '' } = commit;
  if (branches.length > 0) {
    return branches.every(name => name.startsWith(PREVIEW_BRANCHES));
  }
  return TRAILER.test(message);
}
