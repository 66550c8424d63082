import { DeclaredResource } from '../../estimate/resources';
import { SavingRisk } from '../types';
import { gravitonOf, newerOf } from './machineTypes';
import { Alternative, Looking, ofTypes, Proposal, Rule } from './Proposal';

/** By type of resource: the argument with the type of machine. */
export const MACHINES: Readonly<
  Record<string, { argument: string; isManaged: boolean }>
> = {
  aws_instance: { argument: 'instance_type', isManaged: false },
  aws_launch_template: { argument: 'instance_type', isManaged: false },
  aws_launch_configuration: { argument: 'instance_type', isManaged: false },
  aws_db_instance: { argument: 'instance_class', isManaged: true },
  aws_elasticache_cluster: { argument: 'node_type', isManaged: true },
  aws_elasticache_replication_group: { argument: 'node_type', isManaged: true },
};

export interface Machine {
  resource: DeclaredResource;
  argument: string;
  type: string;
  /** AWS runs it, so that no image has to be made for it. */
  isManaged: boolean;
}

/** All whose type is known. */
export const machinesOf = (looking: Looking): Machine[] =>
  ofTypes(looking, ...Object.keys(MACHINES)).flatMap(({ resource, args }) => {
    const { argument, isManaged } = MACHINES[resource.type];
    const type = args.text(argument);
    return type ? [{ resource, argument, type, isManaged }] : [];
  });

/** The same machine of another type. */
export const toType = (
  { resource: { address }, argument, type }: Machine,
  to: string,
): Alternative => ({
  changes: [{ kind: 'set', address, path: [argument], from: type, to }],
  parameters: { from: type, to },
});

const tasks = (looking: Looking): Proposal[] =>
  ofTypes(looking, 'aws_ecs_task_definition').flatMap(({ resource, args }) => {
    const platform = args.block('runtime_platform');
    const kind = platform.text('cpu_architecture', 'X86_64');
    const system = platform.text('operating_system_family', 'LINUX');
    if (kind !== 'X86_64' || system !== 'LINUX') return [];
    const isSaid = platform.text('cpu_architecture') !== undefined;
    const { address } = resource;
    return [
      {
        resource,
        risk: 'migration' as const,
        facts: [
          'needs-arm-image' as const,
          ...(isSaid ? [] : ['value-is-default' as const]),
        ],
        alternatives: [
          {
            changes: [
              {
                kind: 'set' as const,
                address,
                path: ['runtime_platform', 0, 'cpu_architecture'],
                from: isSaid ? kind : null,
                to: 'ARM64',
              },
            ],
            parameters: { from: kind, to: 'ARM64' },
          },
        ],
      },
    ];
  });

/** The same size with a processor of ARM. */
export const graviton: Rule = looking => [
  ...machinesOf(looking).flatMap((machine): Proposal[] => {
    const alternatives = gravitonOf(machine.type).map(to =>
      toType(machine, to),
    );
    if (alternatives.length === 0) return [];
    const { resource, isManaged } = machine;
    const risk: SavingRisk = isManaged ? 'restart' : 'migration';
    const facts = isManaged ? [] : (['needs-arm-image'] as const);
    return [{ resource, alternatives, risk, facts: [...facts] }];
  }),
  ...tasks(looking),
];

/** The same size of a later generation. */
export const oldGeneration: Rule = looking =>
  machinesOf(looking).flatMap((machine): Proposal[] => {
    const alternatives = newerOf(machine.type).map(to => toType(machine, to));
    if (alternatives.length === 0) return [];
    return [{ resource: machine.resource, alternatives, risk: 'restart' }];
  });
