import type {
  Discovery,
  DiscoveryFinding,
  Standards,
} from '@infra-portal/infra-common';
import type { Mirror } from '../mirror';
import { readStandards, StandardsError } from '../standards';
import { Discoverer } from './Discoverer';
import {
  changesOf,
  entriesOf,
  readFactsOf,
  type FactsCache,
} from './mirrorFacts';

/** After so many changed files what is no longer needed is let go. */
const MOST_CHANGES = 50_000;

/** What a commit holds. */
export interface FoundInMirror {
  found: Discovery;
  standards?: Standards;
  /** Whether the commit has a file. */
  has: (path: string) => boolean;
}

interface Known {
  commit: string;
  discoverer: Discoverer;
  changes: number;
}

/**
 * The standards of a `portal.yaml`, or what is wrong with it: then all else is
 * found without them.
 */
export function standardsIn(text: string | undefined): {
  standards?: Standards;
  findings: DiscoveryFinding[];
} {
  if (text === undefined) return { findings: [] };
  try {
    return { standards: readStandards(text), findings: [] };
  } catch (error) {
    if (!(error instanceof StandardsError)) throw error;
    const findings = error.problems.map(({ file, line, message }) => ({
      code: 'unreadable-file' as const,
      severity: 'error' as const,
      file,
      line,
      message,
    }));
    return { findings };
  }
}

/**
 * What the commits of one mirror hold, one after the other: of each only that is
 * read which is not as in the one before.
 */
export class MirrorDiscovery {
  readonly #mirror: Mirror;
  readonly #cache: FactsCache;
  #known: Known | undefined;
  #standards: { text?: string; read: ReturnType<typeof standardsIn> } = {
    read: standardsIn(undefined),
  };

  /** @param cache what files say, by content, for all mirrors */
  constructor(mirror: Mirror, cache: FactsCache) {
    this.#mirror = mirror;
    this.#cache = cache;
  }

  /**
   * What a commit holds; one at a time.
   * @param now tells which exceptions have ended
   * @param standardsAt commit whose standards count, where they are not its own
   * @throws MirrorError when the commit cannot be read
   */
  async at(
    commit: string,
    now: Date,
    standardsAt = commit,
  ): Promise<FoundInMirror> {
    const mirror = this.#mirror;
    const { host, owner, name } = mirror.repository;
    const { discoverer } = await this.#discovererAt(commit);
    const { standards, findings } = this.#standardsIn(
      await mirror.read(standardsAt, 'portal.yaml'),
    );
    const found = discoverer.discover({
      host,
      repository: `${owner}/${name}`,
      tags: await mirror.tagNames(),
      now,
      ...(standards && { layout: standards.layout, standards }),
    });
    return {
      found: { ...found, findings: [...findings, ...found.findings] },
      ...(standards && { standards }),
      has: path => discoverer.has(path),
    };
  }

  /** Standards that are the same are the same object. */
  #standardsIn(text: string | undefined) {
    if (this.#standards.text !== text) {
      this.#standards = { text, read: standardsIn(text) };
    }
    return this.#standards.read;
  }

  async #discovererAt(commit: string): Promise<Known> {
    const before = this.#known;
    // What is left half done is not gone on with.
    this.#known = undefined;
    const known =
      (before && (await this.#changed(before, commit))) ??
      (await this.#anew(commit));
    this.#known = known;
    return known;
  }

  async #changed(before: Known, commit: string): Promise<Known | undefined> {
    const { discoverer } = before;
    const differences = await this.#mirror
      .differences(before.commit, commit)
      // The commit before may be gone, after a push by force.
      .catch(() => undefined);
    if (!differences) return undefined;
    const changes = before.changes + differences.length;
    if (changes > MOST_CHANGES) return undefined;
    const change = changesOf(differences);
    const facts = await readFactsOf(this.#mirror, change.put, this.#cache);
    if (!discoverer.change(change, facts)) return undefined;
    return { commit, discoverer, changes };
  }

  async #anew(commit: string): Promise<Known> {
    const entries = entriesOf(await this.#mirror.list(commit));
    const facts = await readFactsOf(this.#mirror, entries, this.#cache);
    const discoverer = new Discoverer(entries, facts);
    return { commit, discoverer, changes: 0 };
  }
}
