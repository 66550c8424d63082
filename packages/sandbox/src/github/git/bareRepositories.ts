import fs from 'node:fs/promises';
import path from 'node:path';
import { git } from './run';

const HOOK = `#!/bin/sh
# Refuses what branch protection forbids. The server passes its rules as lines
# "<rule> <ref>"; objects of a refused push stay in quarantine and are dropped.
zero=0000000000000000000000000000000000000000
status=0
while read -r old new ref; do
  for rule in $SANDBOX_RULES; do
    case "$rule" in
      review:"$ref")
        [ "$new" = "$zero" ] && continue
        echo "error: GH006: Protected branch update failed for $ref." >&2
        echo "error: Changes must be made through a pull request." >&2
        status=1 ;;
      delete:"$ref")
        [ "$new" = "$zero" ] || continue
        echo "error: GH006: Protected branch update failed for $ref." >&2
        echo "error: Cannot delete a protected branch." >&2
        status=1 ;;
      force:"$ref")
        [ "$new" = "$zero" ] || [ "$old" = "$zero" ] && continue
        git merge-base --is-ancestor "$old" "$new" && continue
        echo "error: GH006: Protected branch update failed for $ref." >&2
        echo "error: Cannot force-push to this branch." >&2
        status=1 ;;
    esac
  done
done
exit $status
`;

/** The bare repositories on disk: `<root>/<owner>/<name>.git`, in lower case. */
export class BareRepositories {
  constructor(readonly root: string) {}

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
      `--initial-branch=${defaultBranch}`,
      draft,
    ]);
    await fs.writeFile(path.join(draft, 'hooks', 'pre-receive'), HOOK, {
      mode: 0o755,
    });
    const settings = {
      'receive.hideRefs': 'refs/pull',
      'receive.fsckObjects': 'true',
      'receive.autogc': 'false',
      'uploadpack.allowFilter': 'true',
      'uploadpack.allowReachableSHA1InWant': 'true',
      'core.logAllRefUpdates': 'false',
    };
    for (const [key, value] of Object.entries(settings)) {
      await git(draft, ['config', key, value]);
    }
    await fs.rename(draft, target);
  }

  async rename(owner: string, from: string, to: string) {
    await fs.rename(this.directory(owner, from), this.directory(owner, to));
  }

  async remove(owner: string, name: string) {
    const directory = this.directory(owner, name);
    const grave = `${directory}.deleted-${process.pid}-${Date.now()}`;
    await fs.rename(directory, grave);
    await fs.rm(grave, { recursive: true, force: true });
  }
}
