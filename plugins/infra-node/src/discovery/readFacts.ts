import { posix } from 'node:path';
import { HclError } from '../terraform/read/hclError';
import {
  isModuleFile,
  MAX_FILE_BYTES,
} from '../terraform/read/moduleDirectory';
import type { BrokenFacts, FileFacts } from './facts';
import {
  argoFacts,
  kustomizationFacts,
  playbookFacts,
  workflowFacts,
} from './layerFacts';
import {
  atlantisFacts,
  changelogFacts,
  intentFacts,
  readmeFacts,
  terragruntFacts,
} from './otherFacts';
import { standardsFacts } from './standardsFacts';
import { terraformFacts } from './terraformFacts';
import type { TreeEntry } from './tree';
import { valuesFacts } from './valuesFacts';

/** What a file is to discovery, by its name. */
export type FileRole =
  | 'terraform'
  | 'terraform-json'
  | 'values'
  | 'values-json'
  | 'atlantis'
  | 'terragrunt'
  | 'changelog'
  | 'readme'
  | 'standards'
  | 'kustomization'
  | 'argocd'
  | 'playbook'
  | 'workflow'
  | 'intent'
  | 'link';

/** Folders that tools make; nobody's Terraform is in there. */
const SKIPPED =
  /(?:^|\/)(?:\.git|\.terraform|\.terragrunt-cache|node_modules)(?:\/|$)/;

/** Only what modules say of themselves is of use, and there is much to read. */
const MODULE_FOLDER = /(?:^|\/)modules?\//;

const roleOfName = (path: string): FileRole | undefined => {
  const name = posix.basename(path);
  if (isModuleFile(name)) {
    return name.endsWith('.json') ? 'terraform-json' : 'terraform';
  }
  if (/\.tfvars(?:\.json)?$/.test(name)) {
    return name.endsWith('.json') ? 'values-json' : 'values';
  }
  switch (name) {
    case 'atlantis.yaml':
      return path === name ? 'atlantis' : undefined;
    case 'terragrunt.hcl':
      return 'terragrunt';
    case 'CHANGELOG.md':
      return 'changelog';
    case 'README.md':
      return MODULE_FOLDER.test(path) || path === name ? 'readme' : undefined;
    case 'portal.yaml':
      return path === name ? 'standards' : undefined;
    case 'service.yaml':
      return 'intent';
    case 'kustomization.yaml':
    case 'kustomization.yml':
    case 'Kustomization':
      return 'kustomization';
    default:
      return /\.ya?ml$/.test(name) ? roleOfYaml(path) : undefined;
  }
};

const WORKFLOW = /^\.github\/workflows\/[^/]+$/;
const PLAYBOOK =
  /(?:^|\/)(?:ansible|playbooks?)\/(?!(?:.*\/)?(?:roles|group_vars|host_vars|vars|defaults|tasks|handlers|templates|files|inventor(?:y|ies))\/)|^(?:site|playbook[\w-]*)\.ya?ml$/;
const ARGOCD =
  /(?:^|[/_-])(?:argo(?:-?cd)?|apps?|applications?|application-?sets?|appsets?|clusters?|bootstrap|gitops|projects)(?=[/._-])/i;

/** By their places, for there are very many files of YAML. */
function roleOfYaml(path: string): FileRole | undefined {
  if (WORKFLOW.test(path)) return 'workflow';
  if (PLAYBOOK.test(path)) return 'playbook';
  return ARGOCD.test(path) ? 'argocd' : undefined;
}

/** A file that nobody could look into. */
export const unreadFacts = (problem: string): BrokenFacts => ({
  kind: 'broken',
  line: 1,
  column: 1,
  problem: `cannot be read: ${problem}`,
  isUnread: true,
});

export const TOO_LARGE = unreadFacts(
  `it is larger than ${MAX_FILE_BYTES / 1024 / 1024} MiB`,
);

/**
 * What must be read of a file, if anything. Every link must be: a folder may be
 * reached through it.
 */
export function roleOf(entry: TreeEntry): FileRole | undefined {
  if (SKIPPED.test(entry.path)) return undefined;
  return entry.kind === 'symlink' ? 'link' : roleOfName(entry.path);
}

/**
 * Key of a file's facts between runs: the content and how it is read, not the
 * path.
 */
export function factsKey(entry: TreeEntry, role: FileRole): string {
  return `${role}:${entry.blob}`;
}

function factsOf(text: string, path: string, role: FileRole): FileFacts {
  try {
    switch (role) {
      case 'link':
        return { kind: 'link', target: text };
      case 'atlantis':
        return atlantisFacts(text);
      case 'terragrunt':
        return terragruntFacts(text, path);
      case 'changelog':
        return changelogFacts(text);
      case 'readme':
        return readmeFacts(text);
      case 'standards':
        return standardsFacts(text);
      case 'kustomization':
        return kustomizationFacts(text);
      case 'argocd':
        return argoFacts(text);
      case 'playbook':
        return playbookFacts(text);
      case 'workflow':
        return workflowFacts(text);
      case 'intent':
        return intentFacts(text);
      case 'values':
      case 'values-json':
        return valuesFacts(text, path);
      default:
        return terraformFacts(text, path);
    }
  } catch (error) {
    const known = error instanceof HclError;
    return {
      kind: 'broken',
      line: known ? error.line : 1,
      column: known ? error.column : 1,
      problem: known ? error.problem : `cannot be read: ${error}`,
    };
  }
}

/**
 * Reads one file; what cannot be read is a fact too. Nothing of the text is
 * kept: a piece of a string holds all of it in memory until it is copied.
 */
export function readFacts(
  text: string,
  path: string,
  role: FileRole,
): FileFacts {
  return JSON.parse(JSON.stringify(factsOf(text, path, role)));
}
