import Big from 'big.js';
import { toAmount } from '../../amount';
import { Arguments } from '../../estimate/engine/Arguments';
import { DeclaredResource } from '../../estimate/resources';
import { SavingChange, SavingFact } from '../types';
import { Looking, ofTypes, Proposal, Rule } from './Proposal';

type Path = (string | number)[];

/** IOPS that gp3 includes, those that gp2 gives for a GB, and the most of gp3. */
const INCLUDED = 3_000;
const FOR_A_GB = 3;
const MOST = 16_000;

const set = (
  address: string,
  path: Path,
  from: string | null,
  to: string | number,
): SavingChange => ({ kind: 'set', address, path, from, to });

/** A volume of EC2; `isDefault`: gp2 is what AWS takes where it says nothing. */
function volume(
  { address }: DeclaredResource,
  args: Arguments,
  at: Path,
  names: { type: string; size: string; isDefault?: boolean },
): { changes: SavingChange[]; facts: SavingFact[] } | undefined {
  const said = args.text(names.type);
  const isDefault = said === undefined && names.isDefault === true;
  if (said !== 'gp2' && !isDefault) return undefined;
  const size = args.amount(names.size, '8');
  if (size === null) return undefined;
  const iops = new Big(size).times(FOR_A_GB);
  const isLarge = iops.gt(INCLUDED);
  return {
    changes: [
      set(address, [...at, names.type], said ?? null, 'gp3'),
      ...(isLarge
        ? [
            set(
              address,
              [...at, 'iops'],
              null,
              Number(toAmount(iops.gt(MOST) ? MOST : iops.round(0, 3))),
            ),
          ]
        : []),
    ],
    facts: [
      ...(isDefault ? (['value-is-default'] as const) : []),
      ...(isLarge ? (['keeps-iops'] as const) : []),
    ],
  };
}

const IN_BLOCK = { type: 'volume_type', size: 'volume_size' };

/** Where volumes are, in one resource. */
function volumesOf(resource: DeclaredResource, args: Arguments) {
  if (resource.type === 'aws_ebs_volume') {
    const names = { type: 'type', size: 'size', isDefault: true };
    return [volume(resource, args, [], names)];
  }
  const blocks = ['root_block_device', 'ebs_block_device'].flatMap(name =>
    args
      .blocks(name)
      .map((block, at) => volume(resource, block, [name, at], IN_BLOCK)),
  );
  const mappings = args.blocks('block_device_mappings').map((mapping, at) => {
    const path = ['block_device_mappings', at, 'ebs', 0];
    return volume(resource, mapping.block('ebs'), path, IN_BLOCK);
  });
  return [...blocks, ...mappings];
}

const ec2 = (looking: Looking): Proposal[] =>
  ofTypes(
    looking,
    'aws_ebs_volume',
    'aws_instance',
    'aws_launch_template',
    'aws_launch_configuration',
  ).flatMap(({ resource, args }) => {
    const found = volumesOf(resource, args).filter(each => each !== undefined);
    if (found.length === 0) return [];
    return [
      {
        resource,
        risk: 'none' as const,
        facts: [...new Set(found.flatMap(each => each.facts))],
        alternatives: [
          {
            changes: found.flatMap(each => each.changes),
            parameters: { from: 'gp2', to: 'gp3' },
          },
        ],
      },
    ];
  });

const rds = (looking: Looking): Proposal[] =>
  ofTypes(looking, 'aws_db_instance').flatMap(({ resource, args }) => {
    const said = args.text('storage_type');
    const isDefault =
      said === undefined &&
      !args.has('iops') &&
      !args.has('replicate_source_db');
    if (said !== 'gp2' && !isDefault) return [];
    const { address } = resource;
    return [
      {
        resource,
        risk: 'none' as const,
        facts: isDefault ? ['value-is-default' as const] : [],
        alternatives: [
          {
            changes: [set(address, ['storage_type'], said ?? null, 'gp3')],
            parameters: { from: 'gp2', to: 'gp3' },
          },
        ],
      },
    ];
  });

/** Volumes and databases on gp2. */
export const gp3: Rule = looking => [...ec2(looking), ...rds(looking)];
