import { Offer } from './offers';

export const security: readonly Offer[] = [
  {
    key: 'kms/key',
    service: 'awskms',
    productFamily: 'Encryption Key',
    attributes: { usagetype: '{region}-KMS-Keys' },
    unit: 'Keys',
    virginia: ['1', 'calculator', 'infracost'],
    seoul: ['1', 'calculator', 'catalogue'],
  },
  {
    key: 'kms/requests',
    service: 'awskms',
    productFamily: 'API Request',
    attributes: { usagetype: '{region}-KMS-Requests' },
    unit: 'Requests',
    virginia: ['0.000003', 'calculator', 'infracost'],
    seoul: ['0.000003', 'calculator', 'catalogue'],
  },
  {
    key: 'secrets/secret',
    service: 'AWSSecretsManager',
    productFamily: 'Secret',
    attributes: { usagetype: '{region}-AWSSecretsManager-Secrets' },
    unit: 'Secrets',
    virginia: ['0.4', 'calculator', 'infracost'],
    seoul: ['0.4', 'calculator', 'catalogue', 'script'],
  },
  {
    key: 'secrets/api',
    service: 'AWSSecretsManager',
    productFamily: 'API Request',
    attributes: { usagetype: '{region}-AWSSecretsManagerAPIRequest' },
    unit: 'API Requests',
    virginia: ['0.000005', 'calculator', 'infracost'],
    seoul: ['0.000005', 'calculator', 'catalogue'],
  },
];
