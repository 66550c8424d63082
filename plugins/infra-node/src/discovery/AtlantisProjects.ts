import { dirMatcher, projectFinder } from './atlantisDirs';
import type { AtlantisFacts } from './facts';

type Projects = AtlantisFacts['projects'];

/** What Atlantis does in a folder. */
export interface ProjectsIn {
  /** Whether a project names the folder, with `*` or without. */
  isAny: boolean;
  /** In the order of the file. */
  projects: Projects;
  /** What stacks tell of them, which is not at which line they are. */
  shown: string;
}

/** The projects of an `atlantis.yaml` by folder; of each asked once only. */
export class AtlantisProjects {
  readonly all: Projects;
  readonly #isDir: (dir: string) => boolean;
  readonly #find: (dir: string) => Projects;
  readonly #known = new Map<string, ProjectsIn>();

  constructor(all: Projects) {
    this.all = all;
    this.#isDir = dirMatcher(all.map(({ dir }) => dir));
    this.#find = projectFinder(all);
  }

  in(dir: string): ProjectsIn {
    const known = this.#known.get(dir);
    if (known) return known;
    const projects = this.#find(dir);
    const found = {
      isAny: this.#isDir(dir),
      projects,
      shown: JSON.stringify(projects.map(({ line, ...shown }) => shown)),
    };
    this.#known.set(dir, found);
    return found;
  }
}
