import type {
  GateFinding,
  Preview,
  ServiceIntent,
  Standards,
} from '@infra-portal/infra-common';
import {
  type ApplicationFile,
  type GoldenPath,
  previewFileOf,
  renderApplication,
  repositoryName,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import type { ApplicationRepositories, Seen } from './ApplicationRepositories';
import { atRepository, TARGETS } from './findings';
import type { ApplicationSettings } from './settings';
import { targetOf } from './target';

/** What skeletons of applications are proposed with. */
export interface ApplicationTools {
  settings: ApplicationSettings;
  repositories: ApplicationRepositories;
}

/** A skeleton as a request needs it. */
export interface PreparedApplication {
  repository: RepositoryRef;
  branch: string;
  /** A repository that is not there may be made. */
  mayCreate: boolean;
  /** Who owns the service; is let into a repository that is made. */
  team: string;
  files: ApplicationFile[];
}

export interface ApplicationProposal {
  findings: GateFinding[];
  shown?: NonNullable<Preview['application']>;
  prepared?: PreparedApplication;
}

/** Its own prefix, so that nobody takes it for a branch of infrastructure. */
const branchOf = (
  { product, service }: Pick<ServiceIntent, 'product' | 'service'>,
  change: string,
) => `portal-application/${product}/${service}/${change}`;

/** All paths that say whether a file is needed. */
export const pathsOf = (files: readonly ApplicationFile[]): string[] => [
  ...new Set(files.flatMap(({ path, unless }) => [path, ...unless])),
];

const stateOf = ({ state }: Seen) => {
  if (state === 'existing') return 'existing';
  return state === 'missing' ? 'new' : 'unknown';
};

/**
 * The skeleton that an intent asks for, beside what its repository has.
 * @throws DocumentError, HclError where the golden path is wrong
 */
export async function proposeApplication(
  order: {
    intent: ServiceIntent;
    standards: Standards;
    path: GoldenPath;
    infrastructure: RepositoryRef;
    change: string;
  },
  { settings, repositories }: ApplicationTools,
): Promise<ApplicationProposal> {
  const { intent, standards, path, infrastructure, change } = order;
  const { source } = intent;
  if (!source) return { findings: [] };
  const target = targetOf(source.repository, infrastructure, settings);
  if ('problem' in target) return { findings: [target.problem] };
  const { repository } = target;
  const all = await renderApplication(intent, standards, path);
  const seen = await repositories.look(repository, pathsOf(all));
  const problem = problemOf(seen, settings);
  if (problem?.severity === 'error') return { findings: [problem] };
  const files = missingFiles(all, seen);
  const branch = branchOf(intent, change);
  const name = repositoryName(repository);
  const { there } = seen.state === 'existing' ? seen : { there: new Set() };
  return {
    findings: problem ? [problem] : [],
    shown: {
      repository: name,
      state: stateOf(seen),
      branch,
      ...(seen.state === 'existing' && { base: seen.branch }),
      files: files.map(file =>
        previewFileOf({ path: file.path, after: file.text }),
      ),
      kept: all.map(each => each.path).filter(each => there.has(each)),
    },
    prepared: {
      ...{ repository, branch, files: all },
      team: intent.owner.replace(/^.*[:/]/, ''),
      mayCreate: settings.create && seen.state !== 'existing',
    },
  };
}

/** The files that a repository has neither under this name nor another. */
export function missingFiles(
  files: readonly ApplicationFile[],
  seen: Seen | { there: ReadonlySet<string> },
): ApplicationFile[] {
  if (!('there' in seen)) return [...files];
  const { there } = seen;
  return files.filter(
    ({ path, unless }) => ![path, ...unless].some(each => there.has(each)),
  );
}

function problemOf(
  seen: Seen,
  { create }: ApplicationSettings,
): GateFinding | undefined {
  if (seen.state === 'forbidden') {
    return atRepository('forbidden', TARGETS.forbidden);
  }
  if (seen.state === 'unknown') {
    return atRepository('unreachable', TARGETS.unreachable, 'warning');
  }
  if (seen.state === 'missing') {
    return create ? undefined : atRepository('missing', TARGETS.missing);
  }
  if (seen.archived) return atRepository('archived', TARGETS.archived);
  return seen.empty ? atRepository('empty', TARGETS.empty) : undefined;
}
