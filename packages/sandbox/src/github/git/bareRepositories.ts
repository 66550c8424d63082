import { existsSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Repository } from '../store/repositories';
import { git } from './run';

/**
 * Refuses what branch protection forbids. The rules come as lines
 * "<condition> <ref> <message>"; objects of a refused push stay in quarantine
 * and are dropped. No ref holds a space, and `set -f` keeps the shell from
 * reading *, ? or [ in what it splits.
 */
const HOOK = `#!/bin/sh
set -f
zero=0000000000000000000000000000000000000000
status=0
refuse() {
  echo "error: GH006: Protected branch update failed for $1." >&2
  echo "error: $2" >&2
  status=1
}
while read -r old new ref; do
  while read -r condition name message; do
    [ "$name" = "$ref" ] || continue
    case "$condition" in
      any)
        refuse "$ref" "$message" ;;
      update)
        [ "$new" = "$zero" ] || [ "$old" = "$zero" ] || refuse "$ref" "$message" ;;
      delete)
        [ "$new" = "$zero" ] && refuse "$ref" "$message" ;;
      force)
        [ "$new" = "$zero" ] || [ "$old" = "$zero" ] ||
          git merge-base --is-ancestor "$old" "$new" || refuse "$ref" "$message" ;;
      merges)
        [ "$new" = "$zero" ] || [ "$old" = "$zero" ] ||
          [ -z "$(git rev-list --merges --max-count=1 "$old..$new")" ] ||
          refuse "$ref" "$message" ;;
    esac
  done <<RULES
$SANDBOX_RULES
RULES
done
exit $status
`;

const CONFIG = `[receive]
	hideRefs = refs/pull
	fsckObjects = true
	autogc = false
[uploadpack]
	allowFilter = true
	allowReachableSHA1InWant = true
[core]
	logAllRefUpdates = false
`;

/** File in a repository that was ever renamed: its number. */
const ID = 'repository-id';

type Named = Pick<Repository, 'id' | 'owner' | 'name'>;

/** The bare repositories on disk: `<root>/<owner>/<name>.git`, in lower case. */
export class BareRepositories {
  constructor(readonly root: string) {}

  /** Shared by all repositories, so that a new release brings its own hook. */
  get hooks(): string {
    return path.join(path.dirname(this.root), 'hooks');
  }

  /**
   * Makes the folders and the hook.
   *
   * @throws Error where the data folder cannot hold programs: git would skip
   * the hook there, and branch protection with it.
   */
  async prepare(): Promise<void> {
    await fs.mkdir(this.root, { recursive: true });
    await fs.mkdir(this.hooks, { recursive: true });
    const hook = path.join(this.hooks, 'pre-receive');
    const draft = `${hook}.new`;
    await fs.rm(draft, { force: true });
    await fs.writeFile(draft, HOOK, { mode: 0o755 });
    await fs.rename(draft, hook);
    await fs.access(hook, fs.constants.X_OK).catch(() => {
      throw new Error(
        `Programs cannot run from ${this.hooks} (is its disk mounted "noexec"?), which branch protection needs. Choose another data folder with --data.`,
      );
    });
  }

  directory(owner: string, name: string): string {
    return path.join(
      this.root,
      owner.toLocaleLowerCase('en'),
      `${name.toLocaleLowerCase('en')}.git`,
    );
  }

  /**
   * Makes a bare repository. It is built beside its place and moved there, so
   * that a half-made one never has the right name.
   */
  async create(owner: string, name: string, defaultBranch: string) {
    const target = this.directory(owner, name);
    const draft = `${target}.new-${process.pid}`;
    await fs.mkdir(path.dirname(target), { recursive: true });
    await fs.rm(draft, { recursive: true, force: true });
    await git(path.dirname(target), [
      'init',
      '--quiet',
      '--bare',
      '--template=',
      `--initial-branch=${defaultBranch}`,
      draft,
    ]);
    await fs.appendFile(path.join(draft, 'config'), CONFIG);
    await fs.rename(draft, target);
  }

  /**
   * Renames the folder. The number in it leads `restoreName` back when the
   * database does not hear of the new name any more.
   */
  async rename(repository: Named, to: string) {
    const { owner, name, id } = repository;
    const [from, target] = [name, to].map(n => this.directory(owner, n));
    if (from === target) return;
    await fs.writeFile(path.join(from, ID), String(id));
    await fs.rename(from, target);
  }

  /** Makes HEAD the default branch, where a crash kept it from being so. */
  async setHead(
    repository: Pick<Repository, 'owner' | 'name' | 'default_branch'>,
  ): Promise<void> {
    const directory = this.directory(repository.owner, repository.name);
    const head = `ref: refs/heads/${repository.default_branch}\n`;
    const file = path.join(directory, 'HEAD');
    const now = await fs.readFile(file, 'utf8').catch(() => undefined);
    if (now === undefined || now === head) return;
    await git(directory, ['symbolic-ref', 'HEAD', head.slice(5).trim()]);
  }

  /** Gives a folder that a crash left under another name its name back. */
  async restoreName({ owner, name, id }: Named): Promise<void> {
    const directory = this.directory(owner, name);
    if (existsSync(directory)) return;
    const folder = path.dirname(directory);
    for (const other of await fs.readdir(folder).catch(() => [])) {
      const file = path.join(folder, other, ID);
      const found = await fs.readFile(file, 'utf8').catch(() => undefined);
      if (found === String(id)) {
        await fs.rename(path.join(folder, other), directory);
        return;
      }
    }
  }

  async remove(owner: string, name: string) {
    const directory = this.directory(owner, name);
    const grave = `${directory}.deleted-${process.pid}-${Date.now()}`;
    await fs.rename(directory, grave);
    await fs.rm(grave, { recursive: true, force: true });
  }
}
