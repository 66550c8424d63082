import { UNCONFIGURED } from './configuration';
import { knownAnswer } from './knownAnswers';
import { parameterAnswer } from './parameterAnswers';

const configuration = { ...UNCONFIGURED, region: 'ap-northeast-2' };
const valueOf = (name: string) =>
  parameterAnswer({ name }, configuration).value;

it.each([
  ['/shared/network/vpc-id', /^vpc-[0-9a-f]{17}$/],
  ['/shared/network/private-subnet-ids', /^subnet-\w{17},subnet-\w{17}$/],
  [
    '/shared/kms/data-key-arn',
    /^arn:aws:kms:ap-northeast-2:\d{12}:key\/.{36}$/,
  ],
  ['/shared/dns/cloudfront-certificate-arn', /^arn:aws:acm:us-east-1:/],
  ['/shared/dns/certificate-arn', /^arn:aws:acm:ap-northeast-2:/],
  ['/shared/ingress/public/security-group-id', /^sg-[0-9a-f]{17}$/],
  ['/shared/dns/zone-id', /^Z[0-9A-F]{13}$/],
  ['/aws/service/ami/image_id', /^ami-/],
  ['/some/role-arn', /^arn:aws:iam::\d{12}:role\/role$/],
  ['/some/bucket-arn', /^arn:aws:s3:::bucket-/],
  ['/some/thing-arn', /^arn:aws:resource:/],
  ['/shared/network/vpc-cidr', /^10\.0\.0\.0\/16$/],
  ['odd', /^odd$/],
])('%s holds what its name says', (name, form) => {
  expect(valueOf(name)).toMatch(form);
  expect(valueOf(name)).toBe(valueOf(name));
});

it('tells parameters apart', () => {
  expect(valueOf('/a/vpc-id')).not.toBe(valueOf('/b/vpc-id'));
});

it('knows a secret by its name', () => {
  const { arn, id } = knownAnswer(
    'aws_secretsmanager_secret',
    { name: 'dts/tax-api-key' },
    configuration,
  );
  expect(arn).toMatch(
    /^arn:aws:secretsmanager:ap-northeast-2:\d{12}:secret:dts\/tax-api-key-\w{6}$/,
  );
  expect(id).toBe(arn);
});
