import type { ObjectValue, Value } from './codec';
import type { ProviderConfiguration } from './configuration';
import { parameterAnswer } from './parameterAnswers';
import { policyDocument } from './policyDocument';

type Answer = (
  config: ObjectValue,
  configuration: ProviderConfiguration,
) => { [name: string]: Value };

const zones = (region: string) => ['a', 'b', 'c'].map(z => `${region}${z}`);

/**
 * Data sources that modules read all the time, answered as AWS might. What is
 * not named here is made up by its name and type.
 */
const ANSWERS: Record<string, Answer> = {
  aws_availability_zones: (_, { region }) => ({
    id: region,
    names: zones(region),
    zone_ids: ['az1', 'az2', 'az3'].map(az => `${region}-${az}`),
    group_names: [region],
  }),
  aws_caller_identity: (_, { account }) => ({
    id: account,
    account_id: account,
    arn: `arn:aws:sts::${account}:assumed-role/simulated/plan`,
    user_id: 'AROAEXAMPLESIMULATED:plan',
  }),
  aws_partition: () => ({
    id: 'aws',
    partition: 'aws',
    dns_suffix: 'amazonaws.com',
    reverse_dns_prefix: 'com.amazonaws',
  }),
  aws_region: (config, { region }) => {
    const name = config.region ?? config.name ?? region;
    return {
      id: name,
      name,
      region: name,
      description: `Region ${name}`,
      endpoint: `ec2.${name}.amazonaws.com`,
    };
  },
  aws_default_tags: (_, { defaultTags }) => ({ tags: defaultTags ?? {} }),
  aws_iam_policy_document: policyDocument,
  aws_service_principal: (config, { region }) => ({
    name: `${config.service_name}.amazonaws.com`,
    suffix: 'amazonaws.com',
    region: config.region ?? region,
  }),
  // Six characters of AWS's own follow the name.
  aws_secretsmanager_secret: ({ name, arn }, { region, account }) => {
    const found =
      arn ??
      `arn:aws:secretsmanager:${region}:${account}:secret:${name}-AbCdEf`;
    return { id: found, arn: found };
  },
  aws_ssm_parameter: parameterAnswer,
  aws_subnets: () => ({
    ids: ['a', 'b', 'c'].map(zone => `subnet-0000000000000000${zone}`),
  }),
  aws_ip_ranges: () => ({ cidr_blocks: ['192.0.2.0/24'] }),
  tls_certificate: () => ({
    certificates: [
      {
        cert_pem: '',
        is_ca: true,
        issuer: 'CN=example',
        max_path_length: -1,
        not_after: '2036-01-01T00:00:00Z',
        not_before: '2026-01-01T00:00:00Z',
        public_key_algorithm: 'RSA',
        serial_number: '1',
        sha1_fingerprint: '0'.repeat(40),
        signature_algorithm: 'SHA256-RSA',
        subject: 'CN=example',
        version: 3,
      },
    ],
  }),
  external: () => ({ result: {} }),
  http: () => ({ status_code: 200, response_body: '', body: '' }),
};

/** The known part of what a data source answers. */
export function knownAnswer(
  type: string,
  config: ObjectValue,
  configuration: ProviderConfiguration,
): { [name: string]: Value } {
  return Object.hasOwn(ANSWERS, type)
    ? ANSWERS[type](config, configuration)
    : {};
}
