import { Amount } from '../../amount';
import { CostComponent } from '../estimate';
import { Arguments, Known } from '../engine/Arguments';
import { Factor, Pricing } from '../engine/Pricing';
import { argumentsOf } from '../engine/Resources';
import { Part, Rule, Rules } from '../engine/Rule';
import { PUBLIC_ADDRESS } from './addresses';
import { instanceVolumes, templateVolumes } from './volumes';

/** Metrics that detailed monitoring adds to each instance. */
const DETAILED_METRICS = 7;

interface Machine {
  type: Known<string>;
  /** `-spot`, `-dedicated`: how it is paid when not on demand and shared. */
  terms: Known<string>;
  detailed: boolean;
  isPublic: boolean;
}

/** Linux, as nothing in an instance says which system its image has. */
function machineLines(
  pricing: Pricing,
  { type, terms, detailed, isPublic }: Machine,
  count: readonly Factor[],
): CostComponent[] {
  return [
    pricing.line({
      name: `Instance (Linux, ${terms?.slice(1) || 'on demand'}, ${
        type ?? '?'
      })`,
      unit: 'hours',
      price: type === null || terms === null ? null : `ec2${terms}/${type}`,
      ...(terms === '-spot' && { atMost: `ec2/${type}` }),
      of: [...count, [pricing.runningHours, 'h']],
    }),
    ...(detailed
      ? [
          pricing.line({
            name: 'Detailed monitoring',
            unit: 'metrics',
            price: 'cw/metric',
            of: [...count, [DETAILED_METRICS, 'metrics']],
          }),
        ]
      : []),
    ...(isPublic
      ? [pricing.hours(PUBLIC_ADDRESS.name, PUBLIC_ADDRESS.price, ...count)]
      : []),
  ];
}

const tenancyTerms = (tenancy: Known<string>): Known<string> => {
  if (tenancy === null) return null;
  return tenancy === 'default' ? '' : `-${tenancy}`;
};

const instance: Rule = pricing => {
  const { args } = pricing;
  const from = pricing.linked('launch_template', 'aws_launch_template');
  const template = from && argumentsOf(from);
  const own = args.text('instance_type');
  const machine = {
    type: own ?? template?.text('instance_type') ?? null,
    terms: args.has('instance_market_options')
      ? '-spot'
      : tenancyTerms(args.text('tenancy', 'default')),
    detailed: args.flag('monitoring') === true,
    isPublic: args.flag('associate_public_ip_address') === true,
  };
  return {
    components: machineLines(pricing, machine, []),
    parts: instanceVolumes(pricing, args),
  };
};

/** What a launch template makes, by its own arguments. */
function machineOf(template: Arguments, override?: string): Machine {
  return {
    type: override ?? template.text('instance_type') ?? null,
    terms: template.has('instance_market_options')
      ? '-spot'
      : tenancyTerms(template.block('placement').text('tenancy', 'default')),
    detailed: template.block('monitoring').flag('enabled') === true,
    isPublic: template
      .blocks('network_interfaces')
      .some(each => each.flag('associate_public_ip_address') === true),
  };
}

/** `count` instances of a launch template, as one part. */
function machinesOf(
  pricing: Pricing,
  template: Arguments,
  count: Known<Amount>,
  override?: string,
): Part[] {
  const each = [[count, 'instances']] as const;
  return [
    {
      name: 'launch_template',
      components: machineLines(pricing, machineOf(template, override), each),
      parts: templateVolumes(pricing, template, each),
    },
  ];
}

const UNKNOWN = Arguments.of({}, ['instance_type']);

const TEMPLATES = ['aws_launch_template', 'aws_launch_configuration'];

/** As many as are wanted, else the least; how it scales is not looked at. */
const group: Rule = pricing => {
  const { args } = pricing;
  const mixed = args.block('mixed_instances_policy').block('launch_template');
  const found =
    pricing.linked('launch_template', ...TEMPLATES) ??
    pricing.linked('mixed_instances_policy', ...TEMPLATES) ??
    pricing.linked('launch_configuration', ...TEMPLATES);
  const wanted = args.amount('desired_capacity');
  const count = wanted === undefined ? args.amount('min_size', '0') : wanted;
  const override = mixed.blocks('override')[0]?.text('instance_type');
  return {
    components: [],
    parts: machinesOf(
      pricing,
      found ? argumentsOf(found) : UNKNOWN,
      count,
      override ?? undefined,
    ),
  };
};

/** Nodes of EKS without a launch template of their own. */
const nodeGroup: Rule = pricing => {
  const { args } = pricing;
  const found = pricing.linked('launch_template', 'aws_launch_template');
  const count = args.block('scaling_config').amount('desired_size', '0');
  const types = args.list('instance_types');
  const type = args.isUnknown('instance_types') ? undefined : types?.[0];
  const isSpot = args.text('capacity_type', 'ON_DEMAND') === 'SPOT';
  if (found && !isSpot) {
    return {
      components: [],
      parts: machinesOf(pricing, argumentsOf(found), count, type),
    };
  }
  const usual = args.isUnknown('instance_types') ? null : 't3.medium';
  return {
    components: [
      ...machineLines(
        pricing,
        {
          type: type ?? usual,
          terms: isSpot ? '-spot' : '',
          detailed: false,
          isPublic: false,
        },
        [[count, 'instances']],
      ),
      pricing.line({
        name: 'Storage (general purpose SSD, gp2)',
        unit: 'GB',
        price: 'ebs/gp2',
        of: [
          [count, 'instances'],
          [args.amount('disk_size', '20'), 'GB'],
        ],
      }),
    ],
  };
};

export const instances: Rules = {
  aws_instance: instance,
  aws_autoscaling_group: group,
  aws_eks_node_group: nodeGroup,
  aws_eks_cluster: pricing => ({
    components: [pricing.hours('Cluster', 'eks/cluster')],
  }),
};
