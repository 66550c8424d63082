import ignore from 'ignore';
import path from 'node:path';
import type { AtlantisSettings } from '../settings';
import type { Command } from '../comments/parse';
import {
  ProjectConfig,
  RepoConfig,
  unnamedProject,
  WHEN_MODIFIED,
} from './repoConfig';

/** A command that names what the repository does not have. */
export class TargetError extends Error {
  constructor(problem: string) {
    super(problem);
    this.name = 'TargetError';
  }
}

/** A pattern relative to a folder, as one from the root. */
function fromRoot(dir: string, pattern: string): string {
  const negated = pattern.startsWith('!');
  const joined = path.posix.join(dir, negated ? pattern.slice(1) : pattern);
  return `${negated ? '!' : ''}/${joined}`;
}

/** Whether one of the files is among those that a project watches. */
export function isTouched(
  { dir, whenModified }: Pick<ProjectConfig, 'dir' | 'whenModified'>,
  files: readonly string[],
): boolean {
  const matcher = ignore().add(whenModified.map(each => fromRoot(dir, each)));
  return files.some(file => matcher.ignores(file));
}

const isTerraform = (file: string) =>
  ignore()
    .add(WHEN_MODIFIED.map(each => `/${each}`))
    .ignores(file);

/** Folders that stacks cannot be: what others call, or Terraform keeps. */
function stackFolder(file: string): string | undefined {
  const dir = path.posix.dirname(file);
  const parts = dir.split('/');
  if (parts.includes('.terraform')) return undefined;
  const modules = parts.indexOf('modules');
  // The parent of a folder of modules is what calls them.
  if (modules > 0) return parts.slice(0, modules).join('/');
  return modules === 0 ? undefined : dir;
}

function discovered(
  { projects, autodiscover, ignorePaths }: RepoConfig,
  files: readonly string[],
  settings: AtlantisSettings,
): ProjectConfig[] {
  const off = autodiscover === 'auto' && projects.length > 0;
  if (autodiscover === 'disabled' || off) return [];
  const configured = new Set(projects.map(({ dir }) => dir));
  const ignored = ignore().add(ignorePaths);
  const dirs = new Set<string>();
  for (const file of files) {
    const dir = isTerraform(file) ? stackFolder(file) : undefined;
    if (dir === undefined || configured.has(dir)) continue;
    if (dir !== '.' && ignored.ignores(dir)) continue;
    dirs.add(dir);
  }
  return [...dirs].sort().map(dir => unnamedProject(dir, 'default', settings));
}

const inOrder = (projects: ProjectConfig[]) =>
  [...projects].sort((a, b) => a.group - b.group);

/**
 * The projects that a set of changed files touches.
 * @param exists whether a folder is in the checkout
 */
export function touchedProjects(
  config: RepoConfig,
  files: readonly string[],
  settings: AtlantisSettings,
  exists: (dir: string) => boolean,
): ProjectConfig[] {
  const configured = config.projects.filter(
    project => exists(project.dir) && isTouched(project, files),
  );
  const found = discovered(config, files, settings).filter(({ dir }) =>
    exists(dir),
  );
  return inOrder([...configured, ...found]);
}

/**
 * The projects that a command with `-p`, or `-d` and `-w`, names.
 * @throws TargetError
 */
export function namedProjects(
  config: RepoConfig,
  { project, dir, workspace }: Pick<Command, 'project' | 'dir' | 'workspace'>,
  hasFile: boolean,
  settings: AtlantisSettings,
): ProjectConfig[] {
  if (project) {
    if (!hasFile) {
      throw new TargetError(
        'cannot specify a project name unless an atlantis.yaml file exists to configure projects',
      );
    }
    const found = config.projects.filter(({ name }) => name === project);
    if (found.length > 0) return found;
    throw new TargetError(
      `no project with name '${project}' is defined in 'atlantis.yaml'`,
    );
  }
  const folder = dir || '.';
  const space = workspace || 'default';
  const found = config.projects.filter(
    each => each.dir === folder && each.workspace === space,
  );
  if (found.length > 1) {
    throw new TargetError(
      `must specify project name: more than one project defined in 'atlantis.yaml' matched dir: '${folder}' workspace: '${space}'`,
    );
  }
  return found.length === 1 ? found : [unnamedProject(folder, space, settings)];
}

/** Every project of a repository, as a detection of drift takes them. */
export function allProjects(
  config: RepoConfig,
  files: readonly string[],
  settings: AtlantisSettings,
): ProjectConfig[] {
  return inOrder([...config.projects, ...discovered(config, files, settings)]);
}
