import { components, Rule, Rules } from '../engine/Rule';

const key: Rule = components(pricing => [
  pricing.line({
    name: 'Key',
    unit: 'keys',
    price: 'kms/key',
    of: [[1, 'keys']],
  }),
  pricing.usageLine({
    name: 'Requests',
    unit: 'requests',
    price: 'kms/requests',
    usage: 'kms.requests',
    of: [],
  }),
]);

export const security: Rules = {
  aws_kms_key: key,
  aws_kms_external_key: key,
  aws_kms_replica_key: key,
  aws_secretsmanager_secret: components(pricing => [
    pricing.line({
      name: 'Secret',
      unit: 'secrets',
      price: 'secrets/secret',
      of: [[1, 'secrets']],
    }),
    pricing.usageLine({
      name: 'API requests',
      unit: 'requests',
      price: 'secrets/api',
      usage: 'secrets.requests',
      of: [],
    }),
  ]),
  // Only the large ones cost.
  aws_ssm_parameter: components(pricing =>
    pricing.args.text('tier', 'Standard') === 'Advanced'
      ? [
          pricing.line({
            name: 'Advanced parameter',
            unit: 'parameters',
            price: 'ssm/advanced-parameter',
            of: [[1, 'parameters']],
          }),
        ]
      : [],
  ),
};
