import fc from 'fast-check';
import { BACKEND, codes, find } from './__testUtils__/find';
import { readFacts } from './readFacts';

const secretCodes = (files: Record<string, string>) =>
  codes(find(files)).filter(code => code.startsWith('plaintext-secret'));

/** Texts that no name contains by chance. */
const secret = fc
  .array(fc.constantFrom(...'bcdfghjkmnpqrstvwxzBCDFGHJKLMNPQRSTVWXZ'), {
    minLength: 10,
    maxLength: 20,
  })
  .map(letters => `7${letters.join('')}42`);

/** Places of a secret in Terraform. */
const PLACES: ((text: string) => string)[] = [
  text => `resource "aws_db_instance" "x" {\n  password = "${text}"\n}\n`,
  text => `locals {\n  db = { host = "h", password = "${text}" }\n}\n`,
  text => `variable "db_password" {\n  default = "${text}"\n}\n`,
  text => `module "a" {\n  source    = "./m"\n  api_token = "${text}"\n}\n`,
  text =>
    `resource "aws_ssm_parameter" "x" {\n  name  = "/a"\n  type  = "SecureString"\n  value = "${text}"\n}\n`,
  text =>
    `terraform {\n  backend "s3" {\n    bucket     = "b"\n    secret_key = "${text}"\n  }\n}\n`,
  text => `provider "x" {\n  auth {\n    token = "${text}"\n  }\n}\n`,
  text =>
    `module "a" {\n  source = "git::https://x:${text}@github.com/a/b.git?ref=v1.0.0"\n}\n`,
  text => `locals {\n  url = "postgres://app:${text}@\${var.host}/x"\n}\n`,
  text =>
    `data "terraform_remote_state" "x" {\n  backend = "s3"\n  config = { key = "k", secret_key = "${text}" }\n}\n`,
  text => `locals {\n  password = <<EOT\n${text}\nEOT\n  name = "x"\n}\n`,
];

describe('secrets in plain text', () => {
  it('are found wherever they are, and never told', () => {
    fc.assert(
      fc.property(
        secret,
        fc.constantFrom(...PLACES),
        fc.nat({ max: 3 }),
        (text, place, lines) => {
          const file = `${'\n'.repeat(lines)}${place(text)}`;
          const facts = readFacts(file, 'a/main.tf', 'terraform');
          expect(JSON.stringify(facts)).not.toContain(text);
          expect(facts).toMatchObject({
            kind: 'terraform',
            secrets: [{ line: expect.any(Number) }],
            problems: [],
          });
          const found = find({ 'a/main.tf': file, 'a/b_override.tf': BACKEND });
          expect(JSON.stringify(found)).not.toContain(text);
          const at = file.slice(0, file.indexOf(text)).split('\n').length;
          const [{ line }] = found.findings.filter(
            ({ code }) => code === 'plaintext-secret',
          );
          // A heredoc begins a line earlier.
          expect([at, at - 1]).toContain(line);
        },
      ),
    );
  });

  it('are found in JSON and in values, whose folder may be a stack’s own', () => {
    expect(
      secretCodes({
        'a/main.tf': BACKEND,
        'a/x.tf.json': JSON.stringify({
          resource: { aws_db_instance: { x: { password: 'hunter2' } } },
        }),
        'a/prod.tfvars': 'size = 1\ndb_password = "hunter2"\n',
        'a/env/dev.tfvars.json':
          '{\n  "db": {\n    "password": "hunter2"\n  }\n}',
        'a/examples/x.tfvars': 'password = "hunter2"\n',
        'other/x.tfvars': 'password = "hunter2"\n',
      }),
    ).toEqual([
      'plaintext-secret a/x.tf.json:1',
      'plaintext-secret a/prod.tfvars:2',
      'plaintext-secret a/env/dev.tfvars.json:3',
    ]);
  });

  it('are none where they are referred to, generated or yet to come', () => {
    expect(
      secretCodes({
        'a/main.tf': [
          BACKEND,
          'resource "random_password" "db" { length = 32 }',
          'resource "aws_db_instance" "x" {',
          '  password                    = random_password.db.result',
          '  manage_master_user_password = true',
          '}',
          'locals { token = "${var.token}", }'.replace(', }', ' }'),
          'resource "aws_db_instance" "y" {',
          '  password = "q7Xw2mZp9LrT4vKs"',
          '  lifecycle { ignore_changes = [password] }',
          '}',
          'resource "aws_ssm_parameter" "x" {',
          '  name  = "/colour"',
          '  type  = "SecureString"',
          '  value = "blue"',
          '}',
          'variable "db_password" { default = "" }',
          'variable "api_token" { default = null }',
          'resource "aws_cognito_user_pool_client" "x" {',
          '  token_validity_units { access_token = "minutes" }',
          '}',
          'module "a" {',
          '  source  = "./m"',
          '  secrets = { DB_PASSWORD = "arn:aws:secretsmanager:x:1:secret:y" }',
          '}',
        ].join('\n'),
        'a/terraform.tfvars': 'password = ""\ntoken = "changeme"\n',
      }),
    ).toEqual([]);
  });

  it('says that a file of values cannot be read', () => {
    const found = find({ 'a/main.tf': BACKEND, 'a/x.tfvars': 'x = {\n' });
    expect(codes(found)).toEqual(['syntax-error a/x.tfvars:1']);
  });
});
