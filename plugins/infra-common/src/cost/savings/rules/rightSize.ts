import { fargateProblem } from '../../../golden-path/fargate';
import { Sizes } from '../../../standards/schema';
import { Arguments } from '../../estimate/engine/Arguments';
import { DeclaredResource } from '../../estimate/resources';
import { SavingChange } from '../types';
import { MACHINES, machinesOf, toType } from './machines';
import { Looking, ofTypes, Proposal, Rule } from './Proposal';

/** What the standards call the machines of a type of resource. */
const usualType = (sizes: Sizes, type: string): string => {
  if (type === 'aws_db_instance') return sizes.database.default;
  return type.startsWith('aws_elasticache_')
    ? sizes.cache.default
    : sizes.instance.default;
};

const asked = (
  resource: DeclaredResource,
  changes: SavingChange[],
  parameters: Record<string, string>,
): Proposal => ({
  resource,
  risk: 'restart',
  facts: ['size-may-be-needed'],
  isQuestion: true,
  alternatives: [{ changes, parameters }],
});

const machines = (looking: Looking, sizes: Sizes): Proposal[] =>
  machinesOf(looking).flatMap(machine => {
    const { type } = machine.resource;
    const usual = usualType(sizes, type);
    if (usual === machine.type || !Object.hasOwn(MACHINES, type)) return [];
    const { changes, parameters = {} } = toType(machine, usual);
    return [asked(machine.resource, changes, parameters)];
  });

/** Numbers that are greater than usual, made usual. */
function lowered(
  resource: DeclaredResource,
  args: Arguments,
  usual: Record<string, number>,
): SavingChange[] {
  return Object.entries(usual).flatMap(([name, to]) => {
    const now = args.amount(name);
    if (!now || Number(now) <= to) return [];
    const from = resource.values[name];
    // Numbers stay what they are written as.
    const value = typeof from === 'string' ? String(to) : to;
    const { address } = resource;
    return [{ kind: 'set' as const, address, path: [name], from, to: value }];
  });
}

const valueOf = (changes: SavingChange[], name: string, args: Arguments) => {
  const found = changes.find(
    each => each.kind === 'set' && each.path[0] === name,
  );
  return Number(
    (found?.kind === 'set' ? found.to : undefined) ?? args.amount(name) ?? NaN,
  );
};

const tasks = (looking: Looking, sizes: Sizes): Proposal[] =>
  ofTypes(looking, 'aws_ecs_task_definition').flatMap(({ resource, args }) => {
    const usual = { cpu: sizes.cpu.default, memory: sizes.memory.default };
    const changes = lowered(resource, args, usual);
    const cpu = valueOf(changes, 'cpu', args);
    const memory = valueOf(changes, 'memory', args);
    if (changes.length === 0 || fargateProblem(cpu, memory)) return [];
    const now = `${args.amount('cpu')}/${args.amount('memory')}`;
    return [asked(resource, changes, { from: now, to: `${cpu}/${memory}` })];
  });

const services = (looking: Looking, sizes: Sizes): Proposal[] =>
  ofTypes(looking, 'aws_ecs_service').flatMap(({ resource, args }) => {
    const usual = { desired_count: sizes.count.default };
    const changes = lowered(resource, args, usual);
    if (changes.length === 0) return [];
    const from = `${args.amount('desired_count')}`;
    const to = `${sizes.count.default}`;
    const proposal = asked(resource, changes, { from, to });
    return [{ ...proposal, risk: 'less-redundancy' as const }];
  });

/** What is greater than the standards' usual size of the environment. */
export const rightSize: Rule = looking => {
  const { environment, standards } = looking;
  const all = standards?.sizes ?? {};
  const sizes =
    environment !== undefined && Object.hasOwn(all, environment)
      ? all[environment as keyof typeof all]
      : undefined;
  if (!sizes) return [];
  return [
    ...machines(looking, sizes),
    ...tasks(looking, sizes),
    ...services(looking, sizes),
  ];
};
