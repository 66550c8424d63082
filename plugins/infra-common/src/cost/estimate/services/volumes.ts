import Big from 'big.js';
import { Amount, toAmount } from '../../amount';
import { CostComponent } from '../estimate';
import { Arguments, entryOf, Known } from '../engine/Arguments';
import { Factor, Pricing } from '../engine/Pricing';
import { components, Part, Rules } from '../engine/Rule';

/** Without a size AWS takes that of the image; 8 GB is what Infracost takes. */
const USUAL_SIZE = '8';

const DESCRIPTIONS = {
  gp2: 'general purpose SSD, gp2',
  gp3: 'general purpose SSD, gp3',
  io1: 'provisioned IOPS SSD, io1',
  io2: 'provisioned IOPS SSD, io2',
};

interface Names {
  type: string;
  size: string;
}

/** What goes beyond an amount that is included. */
export function beyond(
  value: Known<Amount> | undefined,
  included: number,
): Known<Amount> {
  if (value === null || value === undefined) return value === null ? null : '0';
  const paid = new Big(value).minus(included);
  return paid.gt(0) ? toAmount(paid) : '0';
}

/** Lines of a volume, of each of `count` instances. */
export function volumeLines(
  pricing: Pricing,
  volume: Arguments,
  names: Names,
  count: readonly Factor[] = [],
): CostComponent[] {
  const type = volume.text(names.type, 'gp2');
  const provisioned = type === 'io1' || type === 'io2';
  const gp3 = type === 'gp3';
  const iops = volume.amount('iops', provisioned ? '100' : '0');
  const extra = [
    {
      name: 'IOPS',
      unit: 'IOPS',
      price: `ebs/${type}-iops`,
      value: gp3 ? beyond(iops, 3_000) : provisioned && iops,
    },
    {
      name: 'Throughput',
      unit: 'MB/s',
      price: `ebs/${type}-throughput`,
      value: gp3 && beyond(volume.amount('throughput'), 125),
    },
  ].flatMap(({ value, ...line }) =>
    value === false || value === '0'
      ? []
      : [pricing.line({ ...line, of: [...count, [value, line.unit]] })],
  );
  return [
    pricing.line({
      name: `Storage (${entryOf(DESCRIPTIONS, type) ?? type ?? '?'})`,
      unit: 'GB',
      price: type && `ebs/${type}`,
      of: [...count, [volume.amount(names.size, USUAL_SIZE), 'GB']],
    }),
    ...extra,
  ];
}

const IN_INSTANCE: Names = { type: 'volume_type', size: 'volume_size' };

/** The volumes that an instance brings: its root and those of its blocks. */
export function instanceVolumes(pricing: Pricing, args: Arguments): Part[] {
  return [
    {
      name: 'root_block_device',
      components: volumeLines(
        pricing,
        args.block('root_block_device'),
        IN_INSTANCE,
      ),
    },
    ...args.blocks('ebs_block_device').map((block, index) => ({
      name: `ebs_block_device[${index}]`,
      components: volumeLines(pricing, block, IN_INSTANCE),
    })),
  ];
}

/** The volumes of a launch template; its image's own when it names none. */
export function templateVolumes(
  pricing: Pricing,
  args: Arguments,
  count: readonly Factor[],
): Part[] {
  const mappings = args.blocks('block_device_mappings');
  if (mappings.length === 0) {
    return [
      {
        name: 'root_block_device',
        components: volumeLines(
          pricing,
          Arguments.of({}, []),
          IN_INSTANCE,
          count,
        ),
      },
    ];
  }
  return mappings.map((mapping, index) => ({
    name: `block_device_mappings[${index}]`,
    components: volumeLines(pricing, mapping.block('ebs'), IN_INSTANCE, count),
  }));
}

export const volumes: Rules = {
  aws_ebs_volume: components(pricing =>
    volumeLines(pricing, pricing.args, { type: 'type', size: 'size' }),
  ),
};
