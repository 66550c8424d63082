import { entryOf } from '../engine/Arguments';
import { HOURS, Pricing } from '../engine/Pricing';
import { components, Rule, Rules } from '../engine/Rule';
import { PUBLIC_ADDRESS } from './addresses';

/** By `load_balancer_type`. Zones: in how many it is at least. */
const BALANCERS = {
  application: { name: 'Application', key: 'alb', zones: 2 },
  network: { name: 'Network', key: 'nlb', zones: 1 },
};

function zonesOf(pricing: Pricing, least: number): [number, string] {
  const { args } = pricing;
  const known = args.size('subnets') ?? args.blocks('subnet_mapping').length;
  return known > 0 ? [known, 'zones'] : [least, 'zones at least'];
}

const balancer: Rule = pricing => {
  const { args } = pricing;
  const type = args.text('load_balancer_type', 'application');
  if (type === null) {
    return { components: [pricing.hours('Load balancer', null)] };
  }
  const internal = args.flag('internal');
  const kind = entryOf(BALANCERS, type);
  if (!kind) {
    return { components: [pricing.hours('Load balancer', `lb/${type}`)] };
  }
  return {
    components: [
      pricing.hours(`${kind.name} load balancer`, `${kind.key}/hour`),
      pricing.usageLine(
        {
          name: 'Capacity units',
          unit: 'LCU-hours',
          price: `${kind.key}/lcu`,
          usage: `${kind.key}.lcu`,
          of: [[HOURS, 'h']],
        },
        'LCU',
      ),
      ...(internal === true
        ? []
        : [
            pricing.hours(
              `${PUBLIC_ADDRESS.name}es`,
              internal === null ? null : PUBLIC_ADDRESS.price,
              zonesOf(pricing, kind.zones),
            ),
          ]),
    ],
  };
};

const endpoint: Rule = pricing => {
  const type = pricing.args.text('vpc_endpoint_type', 'Gateway');
  if (type === 'Gateway') return { components: [] };
  if (type !== 'Interface') {
    return {
      components: [
        pricing.hours('Endpoint', type && `vpce-${type.toLowerCase()}/hour`),
      ],
    };
  }
  const subnets = pricing.args.size('subnet_ids');
  return {
    components: [
      pricing.hours('Interface endpoint', 'vpce/hour', [
        subnets === undefined ? 1 : subnets,
        'subnets',
      ]),
      pricing.usageLine({
        name: 'Data processed',
        unit: 'GB',
        price: 'vpce/gb',
        usage: 'vpc-endpoint.processed-gb',
        of: [],
      }),
    ],
  };
};

export const network: Rules = {
  aws_lb: balancer,
  aws_alb: balancer,
  aws_vpc_endpoint: endpoint,
  aws_nat_gateway: components(pricing => [
    pricing.hours('NAT gateway', 'nat/hour'),
    pricing.usageLine({
      name: 'Data processed',
      unit: 'GB',
      price: 'nat/gb',
      usage: 'nat.processed-gb',
      of: [],
    }),
  ]),
};
