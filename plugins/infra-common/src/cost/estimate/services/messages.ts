import { Amount } from '../../amount';
import { Known } from '../engine/Arguments';
import { Pricing } from '../engine/Pricing';
import { components, Rules } from '../engine/Rule';

/** AWS gives a broker 1,000 GB unless a size is written. */
const USUAL_BROKER_GB = '1000';

function brokerStorage({ args }: Pricing): Known<Amount> {
  const nodes = args.block('broker_node_group_info');
  const old = nodes.amount('ebs_volume_size');
  return old === undefined
    ? nodes
        .block('storage_info')
        .block('ebs_storage_info')
        .amount('volume_size', USUAL_BROKER_GB)
    : old;
}

function requestOf({ args }: Pricing): Known<string> {
  const isFifo = args.flag('fifo_queue');
  if (isFifo === null) return null;
  return isFifo ? 'sqs/request-fifo' : 'sqs/request';
}

export const messages: Rules = {
  aws_sqs_queue: components(pricing => [
    pricing.usageLine({
      name: 'Requests',
      unit: 'requests',
      price: requestOf(pricing),
      usage: 'sqs.requests',
      of: [],
    }),
  ]),
  aws_msk_cluster: components(pricing => {
    const { args } = pricing;
    const type =
      args.block('broker_node_group_info').text('instance_type') ?? null;
    const brokers = args.amount('number_of_broker_nodes') ?? null;
    return [
      pricing.hours(`Broker (${type ?? '?'})`, type && `msk/${type}`, [
        brokers,
        'brokers',
      ]),
      pricing.line({
        name: 'Storage',
        unit: 'GB',
        price: 'msk/storage',
        of: [
          [brokers, 'brokers'],
          [brokerStorage(pricing), 'GB'],
        ],
      }),
    ];
  }),
};
