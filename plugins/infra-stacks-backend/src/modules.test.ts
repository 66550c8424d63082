import { startSandbox, type TestSandbox } from '@infra-portal/sandbox/testing';
import { startStacks, until } from './__testUtils__/startStacks';

jest.setTimeout(60_000);

let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const backend = (key: string) => `terraform {
  backend "s3" {
    bucket = "state"
    key    = "${key}"
  }
}
`;

const call = (host: string, ref: string) => `
module "queue" {
  source = "git::https://${host}/acme/shop-modules.git//modules/sqs?ref=${ref}"
}
`;

async function makeRepositories() {
  const { host } = new URL(sandbox.url);
  await sandbox.createRepository('shop-modules', {
    'modules/sqs/main.tf': 'resource "aws_sqs_queue" "it" {}\n',
    'modules/sqs/variables.tf': `variable "name" {
  type        = string
  description = <<-EOT
    What it is called.
  EOT
}
variable "fifo" {
  type    = bool
  default = false
}
output "arn" {
  description = "Where it is."
  value       = aws_sqs_queue.it.arn
}
`,
    'modules/sqs/README.md': `# SQS\n\n${'한'.repeat(200_000)}`,
    'modules/sqs/CHANGELOG.md': '# Changes\n\n## 1.1.0\n\n- More.\n',
    'modules/unused/main.tf': 'variable "x" {}\n',
  });
  const modules = await sandbox.clone('developer', 'shop-modules');
  for (const version of ['1.0.0', '1.1.0', '2.0.0-rc.1']) {
    await modules.git('tag', `sqs/v${version}`);
  }
  await modules.git('push', '-q', 'origin', '--tags');
  await sandbox.createRepository('shop', {
    CODEOWNERS: '* @acme/shop\n',
    'atlantis.yaml': `version: 3
projects:
  - { name: net, dir: stacks/net/vpc/dev }
  - { name: api, dir: stacks/shop/api/dev, depends_on: [net] }
  - { name: web, dir: stacks/shop/web/dev }
`,
    'stacks/net/vpc/service.yaml':
      'product: net\nservice: vpc\nowner: group:default/net\n',
    'stacks/shop/api/service.yaml': 'product: shop\nservice: api\n',
    'stacks/shop/web/service.yaml': 'product: shop\nservice: web\n',
    'stacks/net/vpc/dev/main.tf': `${backend('net/dev')}
resource "aws_ssm_parameter" "vpc" {
  name  = "/net/dev/vpc-id"
  type  = "String"
  value = "x"
}
output "vpc_id" { value = "x" }
`,
    'stacks/shop/api/dev/main.tf': `${backend('shop/dev')}
${call(host, 'sqs/v1.0.0')}
data "terraform_remote_state" "net" {
  backend = "s3"
  config = {
    bucket = "state"
    key    = "net/dev"
  }
}
data "aws_ssm_parameter" "vpc" {
  name = "/net/dev/vpc-id"
}
locals {
  vpc = data.terraform_remote_state.net.outputs.vpcid
}
`,
    'stacks/shop/web/dev/main.tf': `${backend('web/dev')}
${call(host, 'main')}
data "terraform_remote_state" "api" {
  backend = "s3"
  config = {
    bucket = "state"
    key    = "shop/dev"
  }
}
`,
  });
}

it('tells who uses which version, and who depends on whom', async () => {
  await makeRepositories();
  const { host } = new URL(sandbox.url);
  const { backend: server, get } = await startStacks(sandbox, [
    'shop',
    'shop-modules',
  ]);
  const { items } = await until(async () => {
    const { body } = await get('/modules');
    return body.items?.length === 2 ? body : undefined;
  });
  expect(items).toMatchObject([
    {
      name: 'sqs',
      repository: `${host}/acme/shop-modules`,
      source: `git::https://${host}/acme/shop-modules.git//modules/sqs`,
      external: false,
      latest: '1.1.0',
      versions: 3,
      stacks: 2,
      outdated: 1,
      moving: 1,
    },
    { name: 'unused', calls: 0 },
  ]);

  const { body: module } = await get('/modules/sqs').expect(200);
  expect(module).toMatchObject({
    versionList: ['2.0.0-rc.1', '1.1.0', '1.0.0'],
    changelog: expect.stringContaining('1.1.0'),
    variables: [
      { name: 'fifo', type: 'bool', default: 'false', required: false },
      {
        name: 'name',
        type: 'string',
        description: 'What it is called.',
        required: true,
      },
    ],
    outputs: [{ name: 'arn', description: 'Where it is.' }],
    resourceTypes: { aws_sqs_queue: 1 },
    uses: [
      {
        stack: 'shop-api-dev',
        version: '1.0.0',
        behind: 1,
        pin: 'pinned',
        url: expect.stringMatching(/\/blob\/.*\/main\.tf#L\d+$/),
      },
      { stack: 'shop-web-dev', pin: 'moving' },
    ],
  });
  expect(module.unreadable).toBeUndefined();
  expect(Buffer.byteLength(module.readme)).toBeLessThan(260 * 1024);
  expect(module.readme).not.toContain('\uFFFD');
  await get('/modules/nobody').expect(404);
  await get('/modules/..%2Fx').expect(400);

  const { body: api } = await get('/stacks/shop-api-dev').expect(200);
  expect(api).toMatchObject({
    calls: [
      { module: 'sqs', exactVersion: '1.0.0', latest: '1.1.0', behind: 1 },
    ],
    dependsOn: [
      {
        stack: {
          name: 'net-vpc-dev',
          product: 'net',
          owner: 'group:default/net',
        },
        kind: 'state',
        what: 's3://state/net/dev',
        outputs: ['vpcid'],
      },
      { stack: { name: 'net-vpc-dev' }, kind: 'parameter' },
      {
        stack: { name: 'net-vpc-dev' },
        kind: 'order',
        what: 'net',
        url: expect.stringMatching(/\/blob\/[0-9a-f]{40}\/atlantis\.yaml#L4$/),
      },
    ],
    usedBy: [
      {
        stack: { name: 'shop-web-dev' },
        kind: 'state',
        url: expect.stringMatching(/\/blob\/[0-9a-f]{40}\/.*web.*\.tf#L\d+$/),
      },
    ],
    reach: { stacks: 1, names: ['shop-web-dev'] },
    problems: expect.arrayContaining([
      expect.objectContaining({ code: 'outdated-module' }),
      expect.objectContaining({
        code: 'missing-output',
        file: 'stacks/shop/api/dev/main.tf',
        remedy: 'Read "vpc_id", or add "vpcid" to stacks/net/vpc/dev.',
      }),
    ]),
  });
  const { body: missing } = await get('/stacks?finding=missing-output');
  expect(missing.items).toMatchObject([{ name: 'shop-api-dev' }]);
  const { body: net } = await get('/stacks/net-vpc-dev').expect(200);
  expect(net.reach).toMatchObject({
    stacks: 2,
    owners: [{ owner: 'group:default/shop', stacks: 2 }],
    names: ['shop-api-dev', 'shop-web-dev'],
  });
  const { body: listed } = await get(
    '/stacks?module=sqs&finding=outdated-module',
  );
  expect(listed.items).toMatchObject([{ name: 'shop-api-dev' }]);

  const { body: graph } = await get('/products/shop/graph').expect(200);
  expect(graph).toEqual({
    nodes: [
      expect.objectContaining({
        name: 'net-vpc-dev',
        findings: expect.anything(),
      }),
      expect.objectContaining({ name: 'shop-api-dev' }),
      expect.objectContaining({ name: 'shop-web-dev' }),
    ],
    links: expect.arrayContaining([
      { from: 'shop-api-dev', to: 'net-vpc-dev', kind: 'state', count: 1 },
      { from: 'shop-api-dev', to: 'net-vpc-dev', kind: 'parameter', count: 1 },
      { from: 'shop-api-dev', to: 'net-vpc-dev', kind: 'order', count: 1 },
      { from: 'shop-web-dev', to: 'shop-api-dev', kind: 'state', count: 1 },
    ]),
  });
  await get('/products/nobody/graph').expect(404);

  const { body: sources } = await get('/sources');
  expect(sources.items[1]).toMatchObject({
    modules: 2,
    problems: expect.arrayContaining([
      expect.objectContaining({
        code: 'orphan-module',
        file: 'modules/unused',
      }),
    ]),
  });
  await server.stop();
});
