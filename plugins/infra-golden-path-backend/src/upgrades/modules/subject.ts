import { InputError, NotFoundError } from '@backstage/errors';
import {
  compareModuleVersions,
  nearest,
  parseVersion,
  type ResolvedModule,
  type ResolvedModules,
  type UpgradeSubject,
} from '@infra-portal/infra-common';
import {
  moduleFaceAt,
  plainLine,
  tagOfVersion,
} from '@infra-portal/infra-node';
import type { Consumers, ReadRepository } from './Consumers';

/** Where a module of ours is. */
interface Home {
  dir: string;
  repository: ReadRepository;
  tags: string[];
  /** Commit of the tag of the version that it is upgraded to. */
  commit: string;
}

/** A module that can be upgraded, at the version that it is upgraded to. */
export interface FoundModule {
  module: ResolvedModule;
  /** Without `v`. */
  to: string;
  /** Absent: it comes from a registry, which nobody asks. */
  home?: Home;
}

type Own = NonNullable<ResolvedModule['own']>;

function moduleOf({ modules }: Consumers, name: string): ResolvedModule {
  const found = modules.byName.get(name);
  if (found) return found;
  const shown = JSON.stringify(plainLine(name, 80));
  const like = nearest(name, modules.byName.keys());
  throw new NotFoundError(
    `There is no module ${shown}.${like ? ` Do you mean ${like}?` : ''}`,
  );
}

/** The version that somebody most likely means by one that does not exist. */
function nearestVersion(
  to: string,
  versions: readonly string[],
): string | undefined {
  const wanted = parseVersion(to);
  const known = versions.flatMap(each => parseVersion(each) ?? []);
  if (!wanted) return known[0]?.text;
  const older = known
    .filter(each => compareModuleVersions(each, wanted) < 0)
    .sort((a, b) => compareModuleVersions(b, a));
  return nearest(wanted.text, versions) ?? older[0]?.text ?? known[0]?.text;
}

/** A module that calls itself through others; Terraform cannot load it. */
function cycleOf(
  modules: ResolvedModules,
  start: ResolvedModule,
): string[] | undefined {
  const seen = new Set<ResolvedModule>();
  const visit = (at: ResolvedModule, way: string[]): string[] | undefined => {
    for (const call of at.own?.module.calls ?? []) {
      const next = modules.of(call);
      if (!next) continue;
      if (next === start) return [...way, next.summary.title];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = visit(next, [...way, next.summary.title]);
      if (found) return found;
    }
    return undefined;
  };
  return visit(start, [start.summary.title]);
}

const plainVersion = ({ to }: UpgradeSubject) => parseVersion(to)?.text ?? to;

const isOfRegistry = ({ uses }: ResolvedModule) =>
  uses.some(({ call }) => call.key?.startsWith('registry:'));

function versionOf(own: Own, subject: UpgradeSubject): string {
  const to = plainVersion(subject);
  const { versions } = own.module;
  if (versions.includes(to)) return to;
  const like = nearestVersion(to, versions);
  throw new InputError(
    like
      ? `There is no version ${to} of ${own.module.name}. The nearest one is ${like}.`
      : `There is no version ${to} of ${own.module.name}: it has no released version.`,
  );
}

/**
 * Finds the module of an upgrade and its version. Whether a registry has the
 * version is not known: the plans of the pull requests tell.
 * @throws NotFoundError for a module that nobody knows; InputError where it
 *   cannot be upgraded, or has no such version
 */
export async function findModule(
  consumers: Consumers,
  subject: UpgradeSubject,
): Promise<FoundModule> {
  const module = moduleOf(consumers, subject.name);
  const { own } = module;
  if (!own && isOfRegistry(module)) {
    return { module, to: plainVersion(subject) };
  }
  const repository = own && consumers.repositories.get(own.repository);
  if (!own || !repository) {
    throw new InputError(
      `${module.summary.title} is in no repository that the portal reads. Add its repository to infraPortal.stacks.repositories.`,
    );
  }
  const cycle = cycleOf(consumers.modules, module);
  if (cycle) {
    throw new InputError(
      `${cycle[0]} calls itself: ${cycle.join(' → ')}. Break the circle first.`,
    );
  }
  const to = versionOf(own, subject);
  const { dir } = own.module;
  const tags = await repository.mirror.tagNames();
  const tag = tagOfVersion(tags, dir, to);
  const commit = tag && (await repository.mirror.tag(tag));
  if (!commit) {
    throw new InputError(
      `Version ${to} of ${own.module.name} has no tag, so that no stack can call it. Tag its release first.`,
    );
  }
  return { module, to, home: { dir, repository, tags, commit } };
}

/**
 * What callers see of the module at a version; undefined where it has no tag, or
 * is not ours.
 */
export async function faceAt({ home }: FoundModule, version: string) {
  if (!home) return undefined;
  const { repository, dir, tags } = home;
  const tag = tagOfVersion(tags, dir, version);
  const commit = tag && (await repository.mirror.tag(tag));
  return commit ? moduleFaceAt(repository.mirror, commit, dir) : undefined;
}
