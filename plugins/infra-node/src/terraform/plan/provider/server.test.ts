import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { shippedSchemas } from '../../schema';
import { ProviderServer, serveProviders } from './server';
import { findTerraform } from '../findTerraform';

const run = promisify(execFile);

const STACK = `
terraform {
  required_providers {
    aws    = { source = "hashicorp/aws", version = "~> 6.0" }
    random = { source = "hashicorp/random" }
  }
}
provider "aws" {
  region              = "ap-northeast-2"
  allowed_account_ids = ["444444444444"]
  default_tags {
    tags = { Environment = "prod", Team = "platform" }
  }
}
provider "aws" {
  alias  = "edge"
  region = "us-east-1"
  default_tags {
    tags = { Environment = "edge" }
  }
}
data "aws_caller_identity" "this" {}
data "aws_region" "this" {}
data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::x/*", "arn:aws:s3:::y/*"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}
resource "random_password" "db" { length = 20 }
resource "aws_sqs_queue" "home" {
  name   = "home"
  policy = data.aws_iam_policy_document.read.json
  tags   = { Team = "auth", Service = "api" }
}
resource "aws_sqs_queue" "edge" {
  provider = aws.edge
  name     = "edge-\${data.aws_caller_identity.this.account_id}"
}
resource "aws_db_instance" "db" {
  instance_class = "db.t4g.micro"
  password       = random_password.db.result
}
output "arn" { value = aws_sqs_queue.home.arn }
`;

const terraform = findTerraform();
const withTerraform = terraform || process.env.CI ? describe : describe.skip;

withTerraform('the provider served to Terraform', () => {
  let server: ProviderServer;
  let folder: string;

  beforeAll(async () => {
    server = await serveProviders(shippedSchemas());
    folder = await mkdtemp(path.join(os.tmpdir(), 'provider-test-'));
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function execute(...args: string[]) {
    const { TF_CLI_CONFIG_FILE: _, ...env } = process.env;
    const { stdout } = await run(terraform?.path ?? 'terraform', args, {
      cwd: folder,
      env: { ...env, TF_REATTACH_PROVIDERS: server.reattach },
      maxBuffer: 2 ** 26,
    });
    return stdout;
  }

  it('plans, applies and destroys without a registry', async () => {
    await writeFile(path.join(folder, 'main.tf'), STACK);
    await execute('plan', '-input=false', '-out=p');
    const plan = JSON.parse(await execute('show', '-json', 'p'));
    const change = (address: string) =>
      plan.resource_changes.find(
        (each: { address: string }) => each.address === address,
      ).change;

    const home = change('aws_sqs_queue.home');
    expect(home.after).toMatchObject({
      region: 'ap-northeast-2',
      tags_all: { Environment: 'prod', Team: 'auth', Service: 'api' },
    });
    expect(home.after_unknown).toMatchObject({ arn: true, url: true });
    expect(JSON.parse(home.after.policy)).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 's3:GetObject',
          Resource: ['arn:aws:s3:::x/*', 'arn:aws:s3:::y/*'],
          Principal: { AWS: '*' },
        },
      ],
    });
    // Each provider block has its own region and tags.
    expect(change('aws_sqs_queue.edge').after).toMatchObject({
      name: 'edge-444444444444',
      region: 'us-east-1',
      tags_all: { Environment: 'edge' },
    });
    expect(change('random_password.db').after_sensitive.result).toBe(true);
    expect(change('aws_db_instance.db').after_sensitive.password).toBe(true);

    await execute('apply', '-auto-approve', '-input=false');
    await execute('plan', '-input=false', '-detailed-exitcode');
    expect(await execute('output', '-raw', 'arn')).toMatch(
      /^arn:aws:sqs:ap-northeast-2:444444444444:queue\/[0-9a-f]+$/,
    );
    await execute('destroy', '-auto-approve', '-input=false');
  }, 180_000);

  it('lets Terraform explain a misspelt argument', async () => {
    await writeFile(
      path.join(folder, 'main.tf'),
      'resource "aws_s3_bucket" "b" {\n  buckett = "x"\n}\n',
    );
    await expect(execute('validate')).rejects.toMatchObject({
      stderr: expect.stringContaining('Did you mean "bucket"?'),
    });
  }, 180_000);

  it('answers a tag named __proto__ with a diagnostic', async () => {
    await writeFile(
      path.join(folder, 'main.tf'),
      'resource "aws_sqs_queue" "q" {\n  tags = { "__proto__" = "x", constructor = "y" }\n}\n',
    );
    await expect(execute('plan', '-input=false')).rejects.toMatchObject({
      stderr: expect.stringContaining('__proto__ is not allowed'),
    });
  }, 180_000);
});

it('tells Terraform the place and the process that it can see', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'provider-test-'));
  const server = await serveProviders(shippedSchemas().slice(0, 1), {
    place: { folder, seenAs: '/run', pid: 1 },
  });
  const entries = JSON.parse(server.reattach);
  expect(Object.keys(entries)).toEqual([
    'registry.terraform.io/hashicorp/aws',
    'registry.opentofu.org/hashicorp/aws',
  ]);
  expect(entries['registry.terraform.io/hashicorp/aws']).toMatchObject({
    Pid: 1,
    Addr: { Network: 'unix', String: '/run/p0' },
  });
  await server.close();
  await rm(folder, { recursive: true });
});
