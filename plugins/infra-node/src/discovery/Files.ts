import { posix } from 'node:path';
import type { FileFacts } from './facts';
import { factsKey, roleOf } from './readFacts';
import { Tree, type Resolved, type TreeEntry } from './tree';

const TERRAFORM = /\.tf(?:\.json)?$/;
const VALUES = /\.tfvars(?:\.json)?$/;
/** What other layers than Terraform's are written in. */
const LAYERS = /\.ya?ml$|Kustomization$/;
const BESIDES = /(?:^|\/)(?:service\.yaml|\.terraform\.lock\.hcl)$/;
const INTENT = /(?:^|\/)service\.yaml$/;

/** Paths by their folder. */
class ByFolder {
  readonly #folders = new Map<string, Set<string>>();

  add(path: string) {
    const dir = posix.dirname(path);
    const own = this.#folders.get(dir);
    if (own) own.add(path);
    else this.#folders.set(dir, new Set([path]));
  }

  delete(path: string) {
    const dir = posix.dirname(path);
    const own = this.#folders.get(dir);
    if (own?.delete(path) && own.size === 0) this.#folders.delete(dir);
  }

  dirs(): string[] {
    return [...this.#folders.keys()];
  }

  in(dir: string): string[] {
    return [...(this.#folders.get(dir) ?? [])];
  }
}

/** What a commit changed, so that only what it touched is looked at again. */
export interface Touched {
  /** Folders of Terraform files that changed. */
  terraform: Set<string>;
  /** Folders of `.tfvars` files that changed. */
  values: Set<string>;
  /** Folders that came to be, or are no more. */
  folders: Set<string>;
  /** Whether an intent or a lock file of providers changed. */
  besides: boolean;
}

/** The files of a commit with what they say, by what they are. */
export class Files {
  readonly tree: Tree;
  readonly terraform = new ByFolder();
  readonly values = new ByFolder();
  readonly terragrunt = new Set<string>();
  readonly intents = new Set<string>();
  /** What may belong to other layers than Terraform's. */
  readonly layers = new Set<string>();
  readonly #facts = new Map<string, FileFacts>();

  constructor() {
    this.tree = new Tree(link => {
      const found = this.#facts.get(factsKey(link, 'link'));
      return found?.kind === 'link' ? found.target : undefined;
    });
  }

  /** @param facts of these files, by {@link factsKey} */
  change(
    put: Iterable<TreeEntry>,
    removed: Iterable<string>,
    facts: ReadonlyMap<string, FileFacts>,
  ): Touched {
    for (const [key, said] of facts) this.#facts.set(key, said);
    const touched: Touched = {
      terraform: new Set(),
      values: new Set(),
      folders: new Set(),
      besides: false,
    };
    const flip = (folders: readonly string[]) => {
      for (const folder of folders) {
        // There again is as it was.
        if (!touched.folders.delete(folder)) touched.folders.add(folder);
      }
    };
    for (const path of removed) {
      flip(this.tree.remove(path));
      this.#note(path, touched);
      for (const paths of this.#kinds()) paths.delete(path);
    }
    for (const entry of put) {
      flip(this.tree.put(entry));
      this.#note(entry.path, touched);
      this.#sort(entry);
    }
    return touched;
  }

  #kinds() {
    const { terraform, values, terragrunt, intents, layers } = this;
    return [terraform, values, terragrunt, intents, layers];
  }

  #note(path: string, touched: Touched) {
    if (TERRAFORM.test(path)) touched.terraform.add(posix.dirname(path));
    if (VALUES.test(path)) touched.values.add(posix.dirname(path));
    if (BESIDES.test(path)) touched.besides = true;
  }

  #sort(entry: TreeEntry) {
    const { path } = entry;
    if (TERRAFORM.test(path)) {
      if (roleOf(entry)) this.terraform.add(path);
      else this.terraform.delete(path);
    } else if (VALUES.test(path)) this.values.add(path);
    else if (posix.basename(path) === 'terragrunt.hcl') {
      this.terragrunt.add(path);
    } else if (INTENT.test(path)) this.intents.add(path);
    else if (LAYERS.test(path)) this.layers.add(path);
  }

  /** A file, through links, with what it says. */
  at(path: string): Resolved & { facts?: FileFacts } {
    const resolved = this.tree.resolve(path);
    if ('problem' in resolved) return resolved;
    const role = roleOf(resolved.entry);
    const facts = role && this.#facts.get(factsKey(resolved.entry, role));
    return { ...resolved, ...(facts && { facts }) };
  }

  factsAt(path: string): FileFacts | undefined {
    const found = this.at(path);
    return 'facts' in found ? found.facts : undefined;
  }
}
