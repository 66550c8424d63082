import { posix } from 'node:path';
import type {
  DiscoveredModule,
  DiscoveredStack,
  Discovery,
  DiscoveryFinding,
} from '@infra-portal/infra-common';
import { AtlantisProjects } from './AtlantisProjects';
import { orderFindings } from './atlantisOrder';
import { Callers } from './Callers';
import { callTargets, localTarget } from './callTargets';
import { isInGoldenPath, type Surroundings } from './classify';
import { contentsOf, type Contents } from './contents';
import { discoveredModule } from './discoveredModule';
import type { DiscoverOptions } from './discover';
import { exceptionFindings } from './exceptionFindings';
import type { AtlantisFacts, FileFacts, IntentFacts } from './facts';
import { Files } from './Files';
import { atlantisFindings, stateFindings } from './findings';
import { folderOf, type Folder } from './folders';
import { layersOf } from './layers';
import { runnerOf } from './runnerOf';
import { SharedUses } from './sharedUses';
import { type Inputs, sameInputs, tellOf, type Told } from './tell';
import { terragruntUnits } from './terragruntUnits';
import type { TreeEntry } from './tree';
import { valuesFilesIn, valuesFindings, type ValuesFile } from './valuesFiles';
import { tagsByModule } from './versions';

const ATLANTIS = 'atlantis.yaml';
const LOCK_FILE = '.terraform.lock.hcl';
const NO_PROJECTS: AtlantisFacts['projects'] = [];

/** A change from one commit to another. */
export interface FileChanges {
  /** Files that are new, or others than they were. */
  put: readonly TreeEntry[];
  removed: readonly string[];
}

/** What holds for the whole repository in one run. */
interface Around {
  surroundings: Surroundings;
  uses: SharedUses;
  atlantis: AtlantisFacts | undefined;
  projects: AtlantisProjects;
}

/**
 * Discovers in one commit, and again in the next: what a change touches is
 * worked out again, and all else is told by the same objects. What is told
 * depends on the files and the options alone, not on the way there.
 */
export class Discoverer {
  readonly #files = new Files();
  readonly #folders = new Map<string, Folder>();
  readonly #contents = new Map<Folder, Contents>();
  readonly #values = new Map<string, ValuesFile[]>();
  readonly #told = new Map<string, Told>();
  /** Folders that changed since something was told of them. */
  readonly #touched = new Set<string>();
  /** Whether intents or lock files changed since then. */
  #besidesChanged = false;
  /** Folders that are part of a golden path. */
  readonly #templates = new Map<string, boolean>();
  /** Folders in order. */
  #dirs: string[] | undefined;
  #projects = new AtlantisProjects(NO_PROJECTS);
  #options: DiscoverOptions | undefined;

  /** @param facts of these files, by `factsKey` */
  constructor(
    entries: Iterable<TreeEntry>,
    facts: ReadonlyMap<string, FileFacts>,
  ) {
    this.#take({ put: [...entries], removed: [] }, facts);
  }

  /** Whether the repository has a file. */
  has(path: string): boolean {
    return this.#files.tree.get(path) !== undefined;
  }

  /**
   * Goes on to another commit. Where there are symbolic links a file may say
   * something in any folder: then begin anew.
   * @returns whether that was possible; otherwise nothing was changed
   */
  change(changes: FileChanges, facts: ReadonlyMap<string, FileFacts>): boolean {
    const makesLinks = changes.put.some(({ kind }) => kind === 'symlink');
    if (makesLinks || this.#files.tree.hasLinks) return false;
    this.#take(changes, facts);
    return true;
  }

  #take(changes: FileChanges, facts: ReadonlyMap<string, FileFacts>) {
    const files = this.#files;
    const touched = files.change(changes.put, changes.removed, facts);
    if (touched.besides) this.#besidesChanged = true;
    for (const dir of touched.terraform) {
      const before = this.#folders.get(dir);
      if (before) this.#contents.delete(before);
      const folder = folderOf(dir, files);
      if (!before || !folder) this.#dirs = undefined;
      if (folder) this.#folders.set(dir, folder);
      else {
        this.#folders.delete(dir);
        this.#told.delete(dir);
      }
      this.#touched.add(dir);
    }
    for (const dir of touched.values) {
      const values = valuesFilesIn(dir, files);
      if (values.length > 0) this.#values.set(dir, values);
      else this.#values.delete(dir);
    }
    for (const folder of this.#folders.values()) {
      const known = this.#contents.get(folder);
      if (known && !this.#leadsTo(known, folder.dir, touched.folders)) continue;
      this.#contents.set(folder, contentsOf(folder, files.tree));
      this.#touched.add(folder.dir);
    }
  }

  /** Whether a local call names one of these folders. */
  #leadsTo({ calls }: Contents, dir: string, folders: ReadonlySet<string>) {
    if (folders.size === 0) return false;
    return calls.some(({ target }) => {
      if (target?.kind !== 'local') return false;
      return folders.has(localTarget(dir, target.path));
    });
  }

  discover(options: DiscoverOptions): Discovery {
    this.#use(options);
    const files = this.#files;
    const around = this.#around(options);
    const { atlantis } = around;
    const tags = tagsByModule(options.tags ?? []);
    const findings: DiscoveryFinding[] = [...this.#broken()];
    const owners = new Set<string>();
    const stacks: DiscoveredStack[] = [];
    const modules: DiscoveredModule[] = [];
    this.#dirs ??= [...this.#folders.keys()].sort();
    for (const dir of this.#dirs) {
      const told = this.#of(dir, around, options);
      // Examples and templates need not be whole.
      if (told.kind === 'none') continue;
      owners.add(dir);
      for (const finding of told.findings) findings.push(finding);
      for (const stack of told.stacks) stacks.push(stack);
      if (told.kind !== 'module') continue;
      const { repository } = options;
      const { contents } = told.inputs;
      const place = { files, repository, tags };
      const found = discoveredModule(dir, contents, place);
      modules.push(found.module);
      findings.push(...found.findings);
    }
    this.#touched.clear();
    this.#besidesChanged = false;
    const terragrunt = terragruntUnits(files, options);
    const generated = new Set(terragrunt.terragrunt.map(({ dir }) => dir));
    const runner = runnerOf(files, options.standards?.runner);
    for (const more of [
      this.#exceptions(stacks, options),
      valuesFindings(this.#values, dir => owners.has(dir)),
      terragrunt.findings,
      stateFindings(stacks.filter(({ ref }) => !generated.has(ref.dir))),
      orderFindings(atlantis?.projects ?? [], ATLANTIS),
      atlantisFindings(
        runner === 'atlantis' ? atlantis : undefined,
        ATLANTIS,
        dir => this.#folders.has(dir) || generated.has(dir),
        stacks,
      ),
    ]) {
      for (const finding of more) findings.push(finding);
    }
    return {
      ...(runner && { runner }),
      stacks,
      modules,
      terragrunt: terragrunt.terragrunt,
      ...layersOf({
        files,
        repository: options.repository,
        options,
        stacks,
        isTemplate: dir => this.#isTemplate(dir, options),
      }),
      findings,
    };
  }

  /** What was told under other standards is told again. */
  #use(options: DiscoverOptions) {
    const before = this.#options;
    this.#options = options;
    const isSame =
      before?.standards === options.standards &&
      before?.layout === options.layout &&
      before?.host === options.host &&
      before?.repository === options.repository;
    if (isSame) return;
    this.#told.clear();
    this.#templates.clear();
  }

  #around(options: DiscoverOptions): Around {
    const found = this.#files.factsAt(ATLANTIS);
    const atlantis = found?.kind === 'atlantis' ? found : undefined;
    const facts = atlantis?.projects ?? NO_PROJECTS;
    if (this.#projects.all !== facts)
      this.#projects = new AtlantisProjects(facts);
    const targetOf = callTargets(options);
    const callers = new Callers(this.#contents, targetOf);
    for (const dir of callers.reaching(this.#touched)) this.#told.delete(dir);
    return {
      atlantis,
      projects: this.#projects,
      uses: new SharedUses(this.#folders, this.#contents, callers, targetOf),
      surroundings: {
        called: callers.called,
        linked: this.#linked(),
        isAtlantisDir: dir => this.#projects.in(dir).isAny,
        repository: options.repository,
        options,
      },
    };
  }

  /** Files that links of other folders lead to. */
  #linked(): Set<string> {
    const linked = new Set<string>();
    if (!this.#files.tree.hasLinks) return linked;
    for (const { dir, files } of this.#folders.values()) {
      for (const { linkedTo } of files) {
        if (linkedTo && posix.dirname(linkedTo) !== dir) linked.add(linkedTo);
      }
    }
    return linked;
  }

  /** What is told of a folder; the same object while nothing changes. */
  #of(dir: string, around: Around, options: DiscoverOptions): Told {
    const folder = this.#folders.get(dir)!;
    const known = this.#told.get(dir);
    const inputs: Inputs = {
      folder,
      contents: this.#contents.get(folder)!,
      isCalled: around.surroundings.called.has(dir),
      ...this.#besides(dir, known),
      values: this.#values.get(dir),
      projects: around.projects.in(dir),
    };
    if (known && sameInputs(known.inputs, inputs)) return known;
    const told = tellOf(inputs, { ...around, options });
    this.#told.set(dir, told);
    return told;
  }

  /** What lies in the folder or above it beside its Terraform. */
  #besides(
    dir: string,
    known: Told | undefined,
  ): Pick<Inputs, 'hasLockFile' | 'intent'> {
    if (known && !this.#besidesChanged) {
      const { hasLockFile, intent } = known.inputs;
      return { hasLockFile, intent };
    }
    return {
      hasLockFile: this.has(dir === '.' ? LOCK_FILE : `${dir}/${LOCK_FILE}`),
      intent: this.#intentOf(dir),
    };
  }

  #intentOf(dir: string): IntentFacts | undefined {
    const { intents, tree } = this.#files;
    for (let at = dir; at !== '.'; at = posix.dirname(at)) {
      const path = `${at}/service.yaml`;
      // Only a link leads to one that is not listed.
      if (!intents.has(path) && !tree.hasLinks) continue;
      const facts = this.#files.factsAt(path);
      if (facts?.kind === 'intent') return facts;
    }
    return undefined;
  }

  #isTemplate(dir: string, options: DiscoverOptions): boolean {
    const known = this.#templates.get(dir) ?? isInGoldenPath(dir, options);
    this.#templates.set(dir, known);
    return known;
  }

  #broken(): DiscoveryFinding[] {
    const found = this.#files.factsAt(ATLANTIS);
    if (found?.kind !== 'broken') return [];
    const { line, problem: message } = found;
    const code = 'unreadable-atlantis';
    return [{ code, severity: 'error', file: ATLANTIS, line, message }];
  }

  #exceptions(
    stacks: readonly DiscoveredStack[],
    { now }: DiscoverOptions,
  ): DiscoveryFinding[] {
    const file = 'portal.yaml';
    const facts = this.#files.factsAt(file);
    if (!now || facts?.kind !== 'standards') return [];
    const dirs = new Set(stacks.map(({ ref }) => ref.dir));
    return exceptionFindings(facts, file, [...dirs], now);
  }
}
