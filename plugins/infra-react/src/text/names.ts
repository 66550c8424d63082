/** A repository without the host, which is nearly always the same. */
export const shortRepository = (repository: string) =>
  repository.slice(repository.indexOf('/') + 1);

/** An owner as people say it: without the kind and the default namespace. */
export const shortOwner = (owner: string) =>
  owner.replace(/^(group|user):default\//, '');
