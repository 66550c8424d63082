import path from 'node:path';
import { parse } from 'yaml';
import type { AtlantisSettings, Override, Requirement } from '../settings';
import { REQUIREMENTS } from '../settings';

/** A project of `atlantis.yaml`, with what it leaves out filled in. */
export interface ProjectConfig {
  name: string;
  /** Relative to the root; `.` for the root itself. */
  dir: string;
  workspace: string;
  /** Patterns relative to `dir`. */
  whenModified: string[];
  autoplan: boolean;
  planRequirements: Requirement[];
  applyRequirements: Requirement[];
  dependsOn: string[];
  group: number;
  /** Base branches it is for; undefined: all. */
  branch: RegExp | undefined;
  silenced: string[];
}

export interface RepoConfig {
  projects: ProjectConfig[];
  automerge: boolean;
  autodiscover: 'auto' | 'enabled' | 'disabled';
  ignorePaths: string[];
}

export const WHEN_MODIFIED = [
  '**/*.tf*',
  '**/*.tofu',
  '**/*.tofu.json',
  '**/terragrunt.hcl',
  '**/.terraform.lock.hcl',
];

const TOP = new Set(
  'version projects workflows policies autodiscover automerge parallel_plan parallel_apply delete_source_branch_on_merge emoji_reaction allowed_regexp_prefixes abort_on_execution_order_fail repo_locks silence_pr_comments'.split(
    ' ',
  ),
);
const PROJECT = new Set(
  'name branch dir workspace workflow terraform_distribution terraform_version autoplan plan_requirements apply_requirements import_requirements depends_on delete_source_branch_on_merge repo_locking repo_locks execution_order_group policy_check custom_policy_check silence_pr_comments'.split(
    ' ',
  ),
);
/** These a server refuses; others it does not allow are passed over. */
const REFUSED: Override[] = [
  'plan_requirements',
  'apply_requirements',
  'import_requirements',
  'workflow',
  'delete_source_branch_on_merge',
  'repo_locking',
  'repo_locks',
  'custom_policy_check',
  'silence_pr_comments',
];

/** Why `atlantis.yaml` is not accepted. */
export class RepoConfigError extends Error {
  constructor(problem: string) {
    super(`parsing atlantis.yaml: ${problem}`);
    this.name = 'RepoConfigError';
  }
}

type Fields = Record<string, unknown>;

function fieldsOf(value: unknown, what: string, known: Set<string>): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new RepoConfigError(`${what} must be a mapping`);
  }
  for (const key of Object.keys(value)) {
    if (!known.has(key)) {
      throw new RepoConfigError(
        `yaml: unmarshal errors: field ${key} not found in ${what}`,
      );
    }
  }
  return value as Fields;
}

const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : [];

function requirements(value: unknown, otherwise: Requirement[]): Requirement[] {
  if (value === undefined || value === null) return otherwise;
  return listOf(value).map(word => {
    const found = REQUIREMENTS.find(each => each === word);
    if (found) return found;
    throw new RepoConfigError(
      `"${word}" is not a valid requirement, only ${REQUIREMENTS.join(
        ', ',
      )} are supported`,
    );
  });
}

function dirOf(value: unknown): string {
  if (typeof value !== 'string' || value === '') {
    throw new RepoConfigError('dir: cannot be blank.');
  }
  if (value.split('/').includes('..')) {
    throw new RepoConfigError("dir: cannot contain '..'.");
  }
  return path.posix.join('.', value).replace(/\/$/, '') || '.';
}

function regexOf(value: unknown): RegExp | undefined {
  if (typeof value !== 'string') return undefined;
  const match = /^\/(.*)\/$/.exec(value);
  if (!match) {
    throw new RepoConfigError(
      'branch: regex must begin and end with a slash "/".',
    );
  }
  return new RegExp(match[1]);
}

function projectOf(value: unknown, settings: AtlantisSettings): ProjectConfig {
  const fields = fieldsOf(value, 'type raw.Project', PROJECT);
  for (const key of REFUSED) {
    if (fields[key] === undefined || settings.allowedOverrides.includes(key)) {
      continue;
    }
    throw new RepoConfigError(
      `repo config not allowed to set '${key}' key: server-side config needs 'allowed_overrides: [${key}]'`,
    );
  }
  const autoplan = (fields.autoplan ?? {}) as Fields;
  const patterns = listOf(autoplan.when_modified);
  return {
    name: typeof fields.name === 'string' ? fields.name : '',
    dir: dirOf(fields.dir),
    workspace: String(fields.workspace ?? 'default'),
    whenModified:
      autoplan.when_modified === undefined ? WHEN_MODIFIED : patterns,
    autoplan: autoplan.enabled !== false,
    planRequirements: requirements(
      fields.plan_requirements,
      settings.planRequirements,
    ),
    applyRequirements: requirements(
      fields.apply_requirements,
      settings.applyRequirements,
    ),
    dependsOn: listOf(fields.depends_on),
    group: Number(fields.execution_order_group ?? 0),
    branch: regexOf(fields.branch),
    silenced: listOf(fields.silence_pr_comments),
  };
}

/** A project that no file names. */
export function unnamedProject(
  dir: string,
  workspace: string,
  settings: AtlantisSettings,
): ProjectConfig {
  return {
    ...projectOf({ dir }, settings),
    workspace,
  };
}

function checkNames(projects: readonly ProjectConfig[]) {
  const names = new Set<string>();
  const places = new Set<string>();
  for (const { name, dir, workspace } of projects) {
    const place = `${dir}\0${workspace}`;
    if (name === '' && places.has(place)) {
      throw new RepoConfigError(
        `there are two or more projects with dir: "${dir}" workspace: "${workspace}" that are not all named; they must have a 'name' key so they can be targeted for apply's separately`,
      );
    }
    if (name !== '' && names.has(name)) {
      throw new RepoConfigError(
        `found two or more projects with name "${name}"; project names must be unique`,
      );
    }
    places.add(place);
    names.add(name);
  }
}

/**
 * Reads `atlantis.yaml` as the server does: unknown fields are refused, and
 * what only the server may set.
 *
 * @param text undefined where the repository has no such file
 * @param base branch that the pull request goes to
 * @throws RepoConfigError
 */
export function readRepoConfig(
  text: string | undefined,
  settings: AtlantisSettings,
  base: string,
): RepoConfig {
  if (text === undefined) {
    return {
      projects: [],
      automerge: settings.automerge,
      autodiscover: 'auto',
      ignorePaths: [],
    };
  }
  let data: unknown;
  try {
    data = parse(text);
  } catch (error) {
    throw new RepoConfigError(`yaml: ${(error as Error).message}`);
  }
  const fields = fieldsOf(data ?? {}, 'type raw.RepoCfg', TOP);
  if (fields.version !== 3 && fields.version !== 2) {
    throw new RepoConfigError(
      "version: is required. If you've just upgraded Atlantis you need to rewrite your atlantis.yaml for version 3.",
    );
  }
  if (fields.workflows && !settings.allowedOverrides.includes('workflow')) {
    throw new RepoConfigError(
      "repo config not allowed to define custom workflows: server-side config needs 'allow_custom_workflows: true'",
    );
  }
  const all = Array.isArray(fields.projects) ? fields.projects : [];
  const projects = all
    .map(each => projectOf(each, settings))
    .filter(({ branch }) => !branch || branch.test(base));
  checkNames(projects);
  const discover = (fields.autodiscover ?? {}) as Fields;
  const mode = discover.mode;
  return {
    projects,
    automerge:
      typeof fields.automerge === 'boolean'
        ? fields.automerge
        : settings.automerge,
    autodiscover: mode === 'enabled' || mode === 'disabled' ? mode : 'auto',
    ignorePaths: listOf(discover.ignore_paths),
  };
}
