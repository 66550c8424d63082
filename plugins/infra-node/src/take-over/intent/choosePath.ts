import type {
  DeclaredResource,
  TakeOverIntent,
} from '@infra-portal/infra-common';
import type { GoldenPath } from '../../golden-path';
import { loadModule } from '../../terraform/read/loadModule';
import type { OfferedModule } from '../types';
import { hasIngress } from './readIngress';
import { blocksIn } from './StackReader';

/** Types of resources that run something of a service. */
const WORKLOADS = new Set([
  'aws_apprunner_service',
  'aws_autoscaling_group',
  'aws_batch_job_definition',
  'aws_cloudfront_distribution',
  'aws_ecs_service',
  'aws_eks_node_group',
  'aws_instance',
  'aws_lambda_function',
  'aws_sfn_state_machine',
]);

/** Parts of an intent that resources of a type are. */
const PARTS: Record<string, string> = {
  aws_db_instance: 'database',
  aws_elasticache_replication_group: 'cache',
  aws_sqs_queue: 'queues',
  aws_sns_topic: 'topics',
  aws_cognito_user_pool_client: 'auth',
};

/** What a golden path can make, told by its files. */
export interface PathReach {
  path: GoldenPath;
  types: ReadonlySet<string>;
  /** False where a module of it is not among those that are released. */
  isWhole: boolean;
  /** Text of its Terraform. */
  text: string;
}

/** Types of resources that the files and modules of a golden path have. */
export function reachOf(
  path: GoldenPath,
  modules: readonly OfferedModule[],
): PathReach {
  const files = [...path.files].filter(
    ([file]) => file.endsWith('.tf') && !file.startsWith('tests/'),
  );
  const own = loadModule(
    files.map(([file, text]) => ({ path: file, text })),
  ).resources;
  const used = modules.filter(({ name }) =>
    Object.hasOwn(path.definition.modules, name),
  );
  const keys = [
    ...own.keys(),
    ...used.flatMap(({ module }) => [...module.resources.keys()]),
  ];
  return {
    path,
    types: new Set(keys.map(key => key.split('.')[0])),
    isWhole: used.length === Object.keys(path.definition.modules).length,
    text: files.map(([, text]) => text).join('\n'),
  };
}

const isFargate = ({ values }: DeclaredResource) =>
  values.launch_type === 'FARGATE' ||
  blocksIn(values, 'capacity_provider_strategy').some(each =>
    String(each.capacity_provider).startsWith('FARGATE'),
  ) ||
  JSON.stringify(values.requires_compatibilities) === '["FARGATE"]';

const isOfKubernetes = ({ type, values }: DeclaredResource) =>
  /^(?:aws_eks_|kubernetes_|helm_)/.test(type) ||
  /"(?:[a-z.-]+\.)?(?:kubernetes|k8s)\.io\//.test(JSON.stringify(values));

/** What runs the service, in the words of golden paths. */
function runtimesOf(resources: readonly DeclaredResource[]): string[] {
  const has = (type: string) => resources.some(each => each.type === type);
  if (has('aws_ecs_service')) {
    return resources.some(isFargate) ? ['ecs-fargate', 'worker'] : ['ecs-ec2'];
  }
  if (resources.some(isOfKubernetes)) return ['kubernetes'];
  if (has('aws_cloudfront_distribution')) return ['static-site'];
  return ['ec2'];
}

const OF_STARTER = [
  'ecs-fargate',
  'worker',
  'ecs-ec2',
  'kubernetes',
  'static-site',
  'ec2',
];

const knows = ({ definition }: GoldenPath, part: string) =>
  definition.supports.some(
    each => each === part || each.startsWith(`${part}.`),
  );

/** Parts of the intent that a stack has. */
function partsOf(resources: readonly DeclaredResource[]): string[] {
  const found = resources.flatMap(({ type }) => PARTS[type] ?? []);
  const all = hasIngress(resources) ? ['ingress', ...found] : found;
  return [...new Set(all)];
}

export type Choice = Pick<TakeOverIntent, 'paths' | 'why'> & {
  /** The best first. */
  fitting: PathReach[];
};

/** How much of a stack a golden path does not reach. */
const outside = (
  { types, path }: PathReach,
  resources: readonly DeclaredResource[],
  called: readonly string[],
) =>
  called.filter(name => !Object.hasOwn(path.definition.modules, name)).length *
    resources.length +
  resources.filter(({ type }) => !types.has(type)).length;

/**
 * The golden paths that fit a stack: they run what it runs, and know the parts of
 * an intent that it has. What reaches most of it is the first; of two that reach
 * the same, the one that is made for less.
 *
 * @param called modules of the organisation that it calls, or would
 */
export function choosePath(
  all: readonly PathReach[],
  resources: readonly DeclaredResource[],
  called: readonly string[],
): Choice {
  if (all.length === 0) return { fitting: [], paths: [], why: 'no-paths' };
  const workloads = [
    ...new Set(
      resources.map(({ type }) => type).filter(type => WORKLOADS.has(type)),
    ),
  ];
  if (workloads.length === 0) {
    return { fitting: [], paths: [], why: 'no-workload' };
  }
  const runtimes = runtimesOf(resources);
  const parts = partsOf(resources);
  const paths: Choice['paths'] = [];
  const fitting = all.filter(({ isWhole, path, types }) => {
    const { name, runtime } = path.definition;
    const foreign = isWhole ? workloads.filter(type => !types.has(type)) : [];
    const isOther = OF_STARTER.includes(runtime) && !runtimes.includes(runtime);
    const unknown = parts.filter(part => !knows(path, part));
    if (foreign.length > 0 || isOther) {
      const names = foreign.length > 0 ? foreign : workloads;
      paths.push({ name, lacks: 'workload', names });
    } else if (unknown.length > 0) {
      paths.push({ name, lacks: 'part', names: unknown });
    } else return true;
    return false;
  });
  fitting.sort(
    (a, b) =>
      outside(a, resources, called) - outside(b, resources, called) ||
      a.path.definition.supports.length - b.path.definition.supports.length,
  );
  return { fitting, paths, ...(fitting.length === 0 && { why: 'no-fit' }) };
}
