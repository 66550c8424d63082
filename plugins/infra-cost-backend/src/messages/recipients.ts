import { readOwner, usualRef } from '@infra-portal/infra-node';

/** Whom notifications can be sent to: a group or person of the catalog, as a ref. */
export const recipientOf = (owner: string): string | undefined =>
  usualRef(readOwner(owner));
