import { parseStackRef } from '@infra-portal/infra-common';
import {
  type DriftTarget,
  LruMap,
  type Mirror,
  statusTargets,
} from '@infra-portal/infra-node';

const FILE = 'atlantis.yaml';
const KEPT = 100;

type Names = ReadonlyMap<string, string>;

const placeOf = (dir: string, workspace: string) => `${dir}#${workspace}`;

/** What Atlantis calls stacks: by the names of its projects, where it has them. */
export class DriftTargets {
  readonly #mirrorOf: (repository: string) => Mirror | undefined;
  readonly #known = new LruMap<string, Names>(KEPT);

  constructor(mirrorOf: (repository: string) => Mirror | undefined) {
    this.#mirrorOf = mirrorOf;
  }

  /** @param commit of the default branch */
  async of(
    repository: string,
    commit: string | undefined,
  ): Promise<(ref: string) => DriftTarget> {
    const names = commit ? await this.#names(repository, commit) : undefined;
    return ref => {
      const { dir, workspace } = parseStackRef(ref);
      const project = names?.get(placeOf(dir, workspace));
      return project === undefined
        ? { directory: dir, workspace }
        : { project };
    };
  }

  async #names(repository: string, commit: string): Promise<Names> {
    const key = `${repository} ${commit}`;
    const known = this.#known.get(key);
    if (known) return known;
    const text = await this.#mirrorOf(repository)
      ?.read(commit, FILE)
      .catch(() => undefined);
    const names = new Map<string, string>();
    for (const each of statusTargets(text ?? '', []).values()) {
      const { project, dir, workspace } = each;
      if (project === undefined || dir === undefined) continue;
      const place = placeOf(dir, workspace ?? 'default');
      if (!names.has(place)) names.set(place, project);
    }
    this.#known.set(key, names);
    return names;
  }
}
