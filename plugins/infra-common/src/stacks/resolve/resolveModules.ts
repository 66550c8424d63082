import type { ModuleSummary } from '../api';
import { hashed, slugOf } from '../slug';
import { gitModuleKey, placeOfKey, withoutRef } from './moduleKey';
import { Releases } from './moduleVersions';
import type { CallingRepository, TiedCall, TiedModule } from './types';

/** A call of a module, and who makes it. */
export interface ResolvedUse {
  call: TiedCall;
  /** `host/owner/name` of the caller. */
  repository: string;
  /** Ref of the stack that calls, as `formatStackRef` writes it. */
  stack?: string;
  /** Folder of the module that calls. */
  moduleDir?: string;
  behind?: number;
}

export interface ResolvedModule {
  summary: ModuleSummary;
  releases: Releases;
  /** What its repository says of it; undefined for those of others. */
  own?: { repository: string; module: TiedModule };
  uses: ResolvedUse[];
  /** Others are called the same: only its place tells it from them. */
  isAlike?: true;
}

export interface ResolvedModules {
  /** By name in addresses. */
  byName: Map<string, ResolvedModule>;
  /** The module that a call calls. */
  of(call: Pick<TiedCall, 'key'>): ResolvedModule | undefined;
  /** The module of a folder of a repository. */
  at(repository: string, dir: string): ResolvedModule | undefined;
}

const compareText = (a: string, b: string) => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

const ownerAndName = (repository: string) =>
  repository.slice(repository.indexOf('/') + 1);

/**
 * Addresses under which a repository that is read is known elsewhere. Where a
 * `portal.yaml` names an address of modules that is not read itself, and one
 * repository that is read has its owner and name, it is that one on another
 * host: a mirror, or a forge that is reached by another name.
 */
function aliases(
  repositories: readonly CallingRepository[],
): Map<string, string> {
  const read = new Set(repositories.map(each => each.repository.toLowerCase()));
  const found = new Map<string, string>();
  for (const { modulesAt } of repositories) {
    const address = modulesAt?.toLowerCase();
    if (address === undefined || read.has(address)) continue;
    const same = [...read].filter(
      each => ownerAndName(each) === ownerAndName(address),
    );
    if (same.length === 1) found.set(address, same[0]);
  }
  return found;
}

const counters = (title: string) => ({
  name: '',
  title,
  versions: 0,
  stacks: 0,
  calls: 0,
  outdated: 0,
  moving: 0,
});

class Modules implements ResolvedModules {
  readonly byName = new Map<string, ResolvedModule>();
  readonly #byKey = new Map<string, ResolvedModule>();
  readonly #aliases: Map<string, string>;
  readonly #read: Set<string>;

  constructor(repositories: readonly CallingRepository[]) {
    this.#aliases = aliases(repositories);
    this.#read = new Set(
      repositories.map(each => each.repository.toLowerCase()),
    );
    for (const { repository, modules } of repositories) {
      for (const module of modules) this.#addOwn(repository, module);
    }
    for (const each of repositories) this.#addUses(each);
    this.#name();
    for (const module of this.#byKey.values()) count(module);
  }

  of({ key }: Pick<TiedCall, 'key'>): ResolvedModule | undefined {
    return key === undefined ? undefined : this.#byKey.get(this.#real(key));
  }

  at(repository: string, dir: string): ResolvedModule | undefined {
    return this.#byKey.get(gitModuleKey(repository, dir));
  }

  /** The key of the same module in a repository that is read. */
  #real(key: string): string {
    const end = key.indexOf('//');
    const real = this.#aliases.get(key.slice(0, end));
    return real === undefined ? key : real + key.slice(end);
  }

  #addOwn(repository: string, module: TiedModule) {
    const { name: title, dir, versions, deprecated } = module;
    const releases = new Releases(versions);
    const { latest } = releases;
    this.#byKey.set(gitModuleKey(repository, dir), {
      releases,
      own: { repository, module },
      uses: [],
      summary: {
        ...counters(title),
        repository,
        dir,
        source: dir === '.' ? repository : `${repository}//${dir}`,
        external: false,
        versions: versions.length,
        ...(latest !== undefined && { latest }),
        ...(deprecated !== undefined && { deprecated }),
      },
    });
  }

  #addUses({ repository, stacks, modules }: CallingRepository) {
    for (const { summary, ties } of stacks) {
      for (const call of ties.calls) {
        this.#addUse({ call, repository, stack: summary.ref });
      }
    }
    for (const { dir, calls } of modules) {
      for (const call of calls) {
        this.#addUse({ call, repository, moduleDir: dir });
      }
    }
  }

  #addUse(use: ResolvedUse) {
    if (use.call.key === undefined) return;
    const key = this.#real(use.call.key);
    const module = this.#byKey.get(key) ?? this.#addUnknown(key);
    const behind = module.releases.behind(use.call.version);
    module.uses.push(behind === undefined ? use : { ...use, behind });
  }

  /** One that is called, and of which nothing else is known. */
  #addUnknown(key: string): ResolvedModule {
    const { title, ...place } = placeOfKey(key);
    const { repository } = place;
    const external = repository === undefined || !this.#read.has(repository);
    const module: ResolvedModule = {
      releases: new Releases([]),
      uses: [],
      summary: { ...counters(title), ...place, source: title, external },
    };
    this.#byKey.set(key, module);
    return module;
  }

  /** Of modules with one name ours has it, then the first by its address. */
  #name() {
    const inOrder = [...this.#byKey].sort(
      ([a, one], [b, other]) =>
        Number(!one.own) - Number(!other.own) || compareText(a, b),
    );
    for (const [key, module] of inOrder) {
      const plain = slugOf(module.summary.title);
      const before = this.byName.get(plain);
      if (before) before.isAlike = module.isAlike = true;
      const name = before ? hashed(plain, key) : plain;
      module.summary.name = name;
      this.byName.set(name, module);
    }
  }
}

function count({ summary, uses }: ResolvedModule) {
  uses.sort(
    (a, b) =>
      compareText(a.repository, b.repository) ||
      compareText(a.call.file, b.call.file) ||
      a.call.line - b.call.line ||
      compareText(a.stack ?? '', b.stack ?? ''),
  );
  const stacks = new Set<string>();
  for (const { call, stack, behind } of uses) {
    if (stack !== undefined) stacks.add(stack);
    if (behind !== undefined && behind > 0) summary.outdated += 1;
    if (call.pin === 'moving') summary.moving += 1;
  }
  summary.calls = uses.length;
  summary.stacks = stacks.size;
  // As most of its callers write it, which a repository's address is not.
  const written = commonest(
    uses.flatMap(({ call }) =>
      call.pin === 'local' || call.source === undefined
        ? []
        : [withoutRef(call.source)],
    ),
  );
  if (written !== undefined) summary.source = written;
}

function commonest(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const [first] = [...counts].sort(
    ([a, many], [b, more]) => more - many || compareText(a, b),
  );
  return first?.[0];
}

/**
 * Finds the module of each call over all repositories. The order of
 * repositories, stacks and modules does not matter.
 */
export function resolveModules(
  repositories: readonly CallingRepository[],
): ResolvedModules {
  return new Modules(repositories);
}
