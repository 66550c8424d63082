import fc from 'fast-check';
import { MAY_HOLD_SECRETS, secretKind } from './secretText';

const TOKEN = 'q7Xw2mZp9LrT4vKs';

describe('secretKind', () => {
  it.each([
    ['password', 'hunter2'],
    ['master_password', 'correct horse battery staple'],
    ['dbPassword', 'P4ssw0rd!'],
    ['DB-PASSWORD', 'letmein99'],
    ['secret_string', TOKEN],
    ['token', TOKEN],
    ['datadog_api_key', '0123456789abcdef0123456789abcdef'],
    ['client_secret', TOKEN],
    ['secret_key', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzzzz9KEYa'],
    ['anything', `AKIA${'ABCDEFGH'.repeat(2)}`],
    [undefined, `ghp_${'a1'.repeat(18)}`],
    [undefined, 'postgres://app:hunter22@db.acme.internal/app'],
  ])('takes %s = %s for a secret', (name, text) => {
    expect(secretKind(name, text)).toEqual(expect.any(String));
    expect(MAY_HOLD_SECRETS.test(`${name} = "${text}"`)).toBe(true);
  });

  it.each([
    ['password', ''],
    ['password', 'changeme'],
    ['password', 'CHANGE_ME_IN_CONSOLE'],
    ['password', '<set by operations>'],
    ['password', 'REPLACE-WITH-SECRET'],
    ['password', '********'],
    ['secret_string', 'INITIAL_VALUE'],
    ['secret_string', 'populate-manually'],
    ['secret_string', 'default@acme.example'],
    ['secure_string', 'blue'],
    [undefined, 'https://hooks.slack.com/services/placeholder'],
    ['password', 'alreadyRotated1'],
    ['password', 'arn:aws:secretsmanager:eu-west-1:1:secret:db-AbCdEf'],
    ['password', '/shared/db/password'],
    ['db_password', 'db_password'],
    ['password', 'authhub-db-password'],
    ['password', 'var.password'],
    ['password', 'vault:secret/data/db#password'],
    ['password_length', '32'],
    ['password_policy', 'strict-policy-2024'],
    ['secret', 'authhub/db/prod1'],
    ['secret_name', TOKEN],
    ['secret_arn', TOKEN],
    ['access_token', 'hours'],
    ['token', 'required'],
    ['id_token', 'write'],
    ['hash_key', 'id'],
    ['key', 'stacks/a/prod/terraform.tfstate'],
    ['kms_key_id', 'alias/acme-terraform-state'],
    ['ssh_public_key', `ssh-ed25519 ${TOKEN.repeat(4)}`],
    ['api_key', 'authhub-api-key-2'],
    ['token', 'my-service-account'],
    ['access_key', 'AKIAIOSFODNN7EXAMPLE'],
    [undefined, 'postgres://user:password@localhost/app'],
    [undefined, TOKEN],
    ['description', 'The password 1234 of the database'],
  ])('lets %s = %s be', (name, text) => {
    expect(secretKind(name, text)).toBeUndefined();
  });

  it('ends on any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ unit: 'binary' }), (name, text) => {
        secretKind(name, text);
      }),
    );
  });
});
