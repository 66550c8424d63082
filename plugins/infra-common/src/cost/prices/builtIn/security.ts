import { Offer, soldBy } from './offers';

const key = soldBy('awskms', 'Encryption Key');
const keyRequest = soldBy('awskms', 'API Request');
const secret = soldBy('AWSSecretsManager', 'Secret');
const secretRequest = soldBy('AWSSecretsManager', 'API Request');

export const security: readonly Offer[] = [
  key('kms/key', 'Keys', '{region}-KMS-Keys', {
    virginia: ['1', 'calculator', 'infracost'],
    seoul: ['1', 'calculator', 'catalogue'],
  }),
  keyRequest('kms/requests', 'Requests', '{region}-KMS-Requests', {
    virginia: ['0.000003', 'calculator', 'infracost'],
    seoul: ['0.000003', 'calculator', 'catalogue'],
  }),
  secret('secrets/secret', 'Secrets', '{region}-AWSSecretsManager-Secrets', {
    virginia: ['0.4', 'calculator', 'infracost'],
    seoul: ['0.4', 'calculator', 'catalogue', 'script'],
  }),
  secretRequest(
    'secrets/api',
    'API Requests',
    '{region}-AWSSecretsManagerAPIRequest',
    {
      virginia: ['0.000005', 'calculator', 'infracost'],
      seoul: ['0.000005', 'calculator', 'catalogue'],
    },
  ),
];
