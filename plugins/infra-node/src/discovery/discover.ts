import type { Discovery } from '@infra-portal/infra-common';
import { Discoverer } from './Discoverer';
import type { FileFacts } from './facts';
import type { LayoutOptions } from './placement';
import { factsKey, roleOf, type FileRole } from './readFacts';
import type { TreeEntry } from './tree';

export interface DiscoverOptions extends LayoutOptions {
  /** `github.com` */
  host: string;
  /** `owner/repository` */
  repository: string;
  /** Tags of the repository; versions of modules come from them. */
  tags?: readonly string[];
  /** Today, for exceptions that end; without it none has ended. */
  now?: Date;
}

/** A file whose facts {@link discover} wants. */
export interface WantedFile {
  entry: TreeEntry;
  role: FileRole;
  /** Under this the facts are looked up, in this run and the next. */
  key: string;
}

/** The files of a commit that must be read, each content once. */
export function filesToRead(entries: Iterable<TreeEntry>): WantedFile[] {
  const wanted = new Map<string, WantedFile>();
  for (const entry of entries) {
    const role = roleOf(entry);
    if (!role) continue;
    const key = factsKey(entry, role);
    if (!wanted.has(key)) wanted.set(key, { entry, role, key });
  }
  return [...wanted.values()];
}

/**
 * Finds stacks, modules and what is wrong with them in one commit. Pure: the
 * facts of files are given, by {@link factsKey}; a file without facts makes its
 * folder incomplete. What is found depends on nothing else, so a second run with
 * the facts of the first needs only those of changed files.
 */
export function discover(
  entries: Iterable<TreeEntry>,
  facts: ReadonlyMap<string, FileFacts>,
  options: DiscoverOptions,
): Discovery {
  return new Discoverer(entries, facts).discover(options);
}
