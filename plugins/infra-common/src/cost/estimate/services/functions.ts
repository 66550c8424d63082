import Big from 'big.js';
import { toAmount } from '../../amount';
import { Pricing } from '../engine/Pricing';
import { components, Rules } from '../engine/Rule';

const USUAL_MEMORY_MB = '128';

const isArm = ({ args }: Pricing): boolean =>
  args.list('architectures')?.[0] === 'arm64';

/** As memory is billed: in GB. */
function memoryOf({ args }: Pricing) {
  const size = args.amount('memory_size', USUAL_MEMORY_MB);
  return size === null ? null : toAmount(new Big(size).div(1024));
}

/** The first tier; the free tier of an account is left out. */
export const functions: Rules = {
  aws_lambda_function: components(pricing => [
    pricing.usageLine({
      name: 'Requests',
      unit: 'requests',
      price: 'lambda/request',
      usage: 'lambda.requests',
      of: [],
    }),
    pricing.usageLine(
      {
        name: 'Duration',
        unit: 'GB-seconds',
        price: isArm(pricing) ? 'lambda/gb-second-arm' : 'lambda/gb-second',
        usage: 'lambda.duration-ms',
        of: [
          ['0.001', 's/ms'],
          [pricing.usage('lambda.requests') ?? null, 'requests'],
          [memoryOf(pricing), 'GB'],
        ],
      },
      'ms',
    ),
  ]),
};
