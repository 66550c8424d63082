import { posix } from 'node:path';
import {
  DEFAULT_WORKSPACE,
  type DiscoveredModule,
  type DiscoveredStack,
  type Discovery,
  type DiscoveryFinding,
} from '@infra-portal/infra-common';
import { dirMatcher, projectFinder } from './atlantisDirs';
import { orderFindings, orderOf } from './atlantisOrder';
import { classify, isInGoldenPath, type Surroundings } from './classify';
import { contentsOf, type Contents } from './contents';
import { exceptionFindings } from './exceptionFindings';
import type { AtlantisFacts, FileFacts } from './facts';
import {
  atlantisFindings,
  callFindings,
  folderFindings,
  stateFindings,
} from './findings';
import { foldersOf, type Folder } from './folders';
import { layersOf } from './layers';
import {
  fromLayout,
  fromPath,
  withIntent,
  type LayoutOptions,
} from './placement';
import { factsKey, roleOf, type FileRole } from './readFacts';
import { SharedUses } from './sharedUses';
import {
  folderSecrets,
  lockTableFindings,
  providerFindings,
} from './stackFindings';
import { Tree, type TreeEntry } from './tree';
import { tagFindings } from './tagFindings';
import {
  automaticValues,
  valuesFilesOf,
  valuesFindings,
  type ValuesFile,
} from './valuesFiles';
import { tagNames, tagsByModule } from './versions';

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

class Run {
  readonly tree: Tree;
  readonly folders: Map<string, Folder>;
  readonly atlantis?: AtlantisFacts;
  readonly findings: DiscoveryFinding[] = [];
  private readonly contents = new Map<Folder, Contents>();
  private readonly uses: SharedUses;
  private readonly values: Map<string, ValuesFile[]>;
  private projects?: (dir: string) => AtlantisFacts['projects'];

  constructor(
    entries: Iterable<TreeEntry>,
    private readonly facts: ReadonlyMap<string, FileFacts>,
    private readonly options: DiscoverOptions,
  ) {
    this.tree = new Tree(entries, link => {
      const found = facts.get(factsKey(link, 'link'));
      return found?.kind === 'link' ? found.target : undefined;
    });
    this.folders = foldersOf(this.tree, facts);
    for (const folder of this.folders.values()) {
      this.contents.set(folder, contentsOf(folder, this.tree));
    }
    this.values = valuesFilesOf(this.tree, facts);
    this.uses = new SharedUses(this.folders, this.contents, options);
    const atlantis = this.factsAt('atlantis.yaml');
    if (atlantis?.kind === 'atlantis') this.atlantis = atlantis;
    if (atlantis?.kind === 'broken') {
      this.findings.push({
        code: 'unreadable-atlantis',
        severity: 'error',
        file: 'atlantis.yaml',
        line: atlantis.line,
        message: atlantis.problem,
      });
    }
  }

  private factsAt(path: string): FileFacts | undefined {
    const resolved = this.tree.resolve(path);
    if ('problem' in resolved) return undefined;
    const role = roleOf(resolved.entry);
    return role && this.facts.get(factsKey(resolved.entry, role));
  }

  private surroundings(): Surroundings {
    const called = new Set<string>();
    for (const { calls } of this.contents.values()) {
      for (const { dir } of calls) if (dir !== undefined) called.add(dir);
    }
    const linked = new Set<string>();
    for (const { dir, files } of this.folders.values()) {
      for (const { linkedTo } of files) {
        if (linkedTo && posix.dirname(linkedTo) !== dir) linked.add(linkedTo);
      }
    }
    const dirs = this.atlantis?.projects.map(({ dir }) => dir) ?? [];
    return {
      called,
      linked,
      isAtlantisDir: dirMatcher(dirs),
      repository: this.options.repository,
      options: this.options,
    };
  }

  private intentOf(dir: string) {
    for (let at = dir; at !== '.'; at = posix.dirname(at)) {
      const facts = this.factsAt(`${at}/service.yaml`);
      if (facts?.kind === 'intent') return facts;
    }
    return undefined;
  }

  /** The Atlantis projects that run in a folder, in the order of the file. */
  private projectsOf(dir: string): AtlantisFacts['projects'] {
    this.projects ??= projectFinder(this.atlantis?.projects ?? []);
    return this.projects(dir);
  }

  private stacksOf(
    folder: Folder,
    kind: { reason: DiscoveredStack['reason'] } & {
      placement: Parameters<typeof withIntent>[0];
    },
  ): DiscoveredStack[] {
    const { host, repository } = this.options;
    const { dir } = folder;
    const projects = this.projectsOf(dir);
    const workspaces = new Set(projects.map(({ workspace }) => workspace));
    if (workspaces.size === 0) workspaces.add(DEFAULT_WORKSPACE);
    const uses = this.uses.of(folder, automaticValues(this.values.get(dir)));
    return [...workspaces].map(workspace => ({
      ref: { host, repository, dir, workspace },
      reason: kind.reason,
      ...withIntent(kind.placement, this.intentOf(dir)),
      ...this.contents.get(folder)!,
      ...uses,
      atlantisProjects: projects.flatMap(project =>
        project.workspace === workspace ? [project.name ?? dir] : [],
      ),
      ...orderOf(
        projects.filter(project => project.workspace === workspace),
        'atlantis.yaml',
      ),
    }));
  }

  private moduleOf(
    { dir }: Folder,
    contents: Contents,
    tags: ReturnType<typeof tagsByModule>,
  ): DiscoveredModule {
    const repository = this.options.repository;
    const names = dir === '.' ? ['.'] : tagNames(dir);
    const tagged = names.flatMap(name => tags.versions.get(name) ?? []);
    const changelog = this.factsAt(posix.join(dir, 'CHANGELOG.md'));
    const noted =
      changelog?.kind === 'changelog' ? changelog.version : undefined;
    for (const tag of names.flatMap(name => tags.odd.get(name) ?? [])) {
      this.findings.push({
        code: 'tag-without-version',
        severity: 'info',
        file: dir,
        line: 1,
        dir,
        message: `the tag "${tag}" names no version`,
        remedy: `Tag versions as ${posix.basename(dir)}/vX.Y.Z.`,
      });
    }
    const { data, providers, backend, ...shown } = contents;
    const readme = this.factsAt(posix.join(dir, 'README.md'));
    const deprecated =
      (readme?.kind === 'readme' ? readme.deprecated : undefined) ??
      (changelog?.kind === 'changelog' ? changelog.deprecated : undefined);
    return {
      name: posix.basename(dir === '.' ? repository : dir),
      dir,
      versions: tagged.length > 0 || !noted ? tagged : [noted],
      ...(deprecated !== undefined && { deprecated }),
      ...shown,
    };
  }

  discover(): Discovery {
    const surroundings = this.surroundings();
    const tags = tagsByModule(this.options.tags ?? []);
    const required = this.options.standards?.tags?.required;
    const owners = new Set<string>();
    const stacks: DiscoveredStack[] = [];
    const modules: DiscoveredModule[] = [];
    const inOrder = [...this.folders.values()].sort((a, b) =>
      a.dir < b.dir ? -1 : 1,
    );
    for (const folder of inOrder) {
      const contents = this.contents.get(folder)!;
      const kind = classify(folder, contents, surroundings);
      // Examples and templates need not be whole.
      if (kind.kind === 'none') continue;
      this.findings.push(...folderFindings(folder));
      this.findings.push(...callFindings(contents.calls, folder.dir));
      this.findings.push(...folderSecrets(folder));
      owners.add(folder.dir);
      if (kind.kind === 'module') {
        modules.push(this.moduleOf(folder, contents, tags));
        continue;
      }
      const hasLockFile = () =>
        this.tree.get(posix.join(folder.dir, '.terraform.lock.hcl')) !==
        undefined;
      this.findings.push(
        ...lockTableFindings(folder),
        ...providerFindings(folder, contents, hasLockFile),
        ...(required ? tagFindings(folder, contents, required) : []),
      );
      stacks.push(...this.stacksOf(folder, kind));
    }
    this.findings.push(...this.exceptions(stacks));
    this.findings.push(...valuesFindings(this.values, dir => owners.has(dir)));
    const terragrunt = this.terragrunt();
    const generated = new Set(terragrunt.map(({ dir }) => dir));
    this.findings.push(
      ...stateFindings(stacks.filter(({ ref }) => !generated.has(ref.dir))),
      ...orderFindings(this.atlantis?.projects ?? [], 'atlantis.yaml'),
      ...atlantisFindings(
        this.atlantis,
        'atlantis.yaml',
        dir => this.folders.has(dir) || generated.has(dir),
        stacks,
      ),
    );
    return {
      stacks,
      modules,
      terragrunt,
      ...layersOf({
        tree: this.tree,
        repository: this.options.repository,
        options: this.options,
        stacks,
        factsAt: path => this.factsAt(path),
        isTemplate: dir => isInGoldenPath(dir, this.options),
      }),
      findings: this.findings,
    };
  }

  private exceptions(stacks: readonly DiscoveredStack[]): DiscoveryFinding[] {
    const { now } = this.options;
    const file = 'portal.yaml';
    const facts = this.factsAt(file);
    if (!now || facts?.kind !== 'standards') return [];
    const dirs = new Set(stacks.map(({ ref }) => ref.dir));
    return exceptionFindings(facts, file, [...dirs], now);
  }

  private terragrunt(): Discovery['terragrunt'] {
    const files = [...this.tree.values()].filter(
      ({ path }) => posix.basename(path) === 'terragrunt.hcl',
    );
    files.sort((a, b) => (a.path < b.path ? -1 : 1));
    return files.flatMap(entry => {
      const facts = this.factsAt(entry.path);
      if (facts?.kind === 'broken') {
        const { line, problem: message } = facts;
        this.findings.push({
          code: 'syntax-error',
          severity: 'error',
          file: entry.path,
          line,
          message,
        });
      }
      if (facts?.kind !== 'terragrunt' || !facts.isUnit) return [];
      const { line, source } = facts;
      const dir = posix.dirname(entry.path);
      const place =
        fromLayout(dir, this.options) ??
        fromPath(dir, this.options.repository, this.options);
      const { product, service, environment, region } = place;
      return [
        {
          dir,
          file: entry.path,
          line,
          ...(source && { source }),
          layer: place.layer,
          ...(product !== undefined && { product }),
          ...(service !== undefined && { service }),
          ...(environment !== undefined && { environment }),
          ...(region !== undefined && { region }),
        },
      ];
    });
  }
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
  return new Run(entries, facts, options).discover();
}
