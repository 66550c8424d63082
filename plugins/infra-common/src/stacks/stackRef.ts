/** One Terraform root module in one workspace. */
export interface StackRef {
  /** `github.com` */
  host: string;
  /** Owner and repository, `acme/infrastructure`; GitLab's groups may nest. */
  repository: string;
  /** Folder in the repository with `/`; `.` is its root. */
  dir: string;
  workspace: string;
}

/** Terraform's name for the workspace that is always there. */
export const DEFAULT_WORKSPACE = 'default';

/** `host/owner/repo//dir#workspace`, the one way in which a stack is named. */
export function formatStackRef(ref: StackRef): string {
  return `${ref.host}/${ref.repository}//${ref.dir}#${ref.workspace}`;
}

/**
 * Reads what {@link formatStackRef} writes. A missing workspace is the default
 * one, a missing folder the root.
 * @throws Error when the text does not name a stack
 */
export function parseStackRef(text: string): StackRef {
  const middle = text.indexOf('//');
  const slash = text.indexOf('/');
  const end = text.lastIndexOf('#');
  const place = end > middle ? text.slice(0, end) : text;
  const repository = place.slice(slash + 1, middle);
  if (
    middle < 0 ||
    slash < 1 ||
    slash === middle ||
    !repository.includes('/')
  ) {
    throw new Error(
      `"${text.slice(
        0,
        200,
      )}" does not name a stack; write host/owner/repository//folder#workspace`,
    );
  }
  return {
    host: text.slice(0, slash),
    repository,
    dir: place.slice(middle + 2) || '.',
    workspace: (end > middle && text.slice(end + 1)) || DEFAULT_WORKSPACE,
  };
}
