import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { folderWith, run } from '../__testUtils__/run';

const STARTER = path.resolve(__dirname, '../../../../templates/infrastructure');
const STACK = `resource "aws_cloudwatch_log_group" "api" {
  name = "/shop/api"
}

resource "aws_sns_topic" "news" {
  name = "news"
}
`;
const MODULE = `variable "name" {
  type = string
}

resource "aws_cloudwatch_log_group" "this" {
  name = var.name
}
`;

/** A repository with a released module and a hand-written stack. */
function repository(more: Record<string, string> = {}): string {
  const cwd = folderWith({
    'portal.yaml': fs.readFileSync(path.join(STARTER, 'portal.yaml'), 'utf8'),
    'modules/log/main.tf': MODULE,
    'stacks/shop/api/dev/main.tf': STACK,
    ...more,
  });
  const git = (...args: string[]) =>
    execFileSync(
      'git',
      ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args],
      {
        cwd,
      },
    );
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'Begin');
  git('tag', 'log/v1.2.0');
  return cwd;
}

it('prints what a stack would become, and writes nothing', async () => {
  const cwd = repository();
  const { code, out, err } = await run(cwd, 'take-over', 'stacks/shop/api/dev');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain(
    'aws_cloudwatch_log_group.api -> module.api_log.aws_cloudwatch_log_group.this (log 1.2.0)',
  );
  expect(out).toMatch(
    /^stacks\S+main\.tf:5: aws_sns_topic\.news stays: no-module/m,
  );
  expect(out).toMatch(/^Plan: /m);
  expect(out).toMatch(/^\+moved \{$/m);
  const file = path.join(cwd, 'stacks/shop/api/dev/main.tf');
  expect(fs.readFileSync(file, 'utf8')).toBe(STACK);
}, 60_000);

it('gives the proposal as JSON', async () => {
  const cwd = repository();
  const { out } = await run(cwd, 'take-over', 'stacks/shop/api/dev', '--json');
  expect(JSON.parse(out)).toMatchObject({
    matches: [{ module: 'log', version: '1.2.0' }],
    left: [{ address: 'aws_sns_topic.news', reason: 'no-module' }],
    proof: { holds: true },
  });
}, 60_000);

const SERVICE = `resource "aws_ecs_task_definition" "this" {
  family                   = "mails"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 256
  memory                   = 512
  container_definitions    = jsonencode([{ name = "mails", image = "ghcr.io/acme/mails:1.0.0" }])
}

resource "aws_ecs_service" "this" {
  name            = "mails"
  launch_type     = "FARGATE"
  desired_count   = 1
  task_definition = aws_ecs_task_definition.this.arn
}
`;

it('says which golden path a stack comes nearest to, and why none', async () => {
  const folder = path.join(STARTER, 'golden-paths/worker');
  const golden = fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => fs.statSync(path.join(folder, file)).isFile())
    .map(file => [
      `golden-paths/worker/${file}`,
      fs.readFileSync(path.join(folder, file), 'utf8'),
    ]);
  const cwd = repository({
    ...Object.fromEntries(golden),
    'stacks/shop/mails/dev/versions.tf': 'terraform {\n  backend "s3" {}\n}\n',
    'stacks/shop/mails/dev/main.tf': SERVICE,
  });
  const mails = 'stacks/shop/mails/dev';
  const { out } = await run(cwd, 'take-over', mails, '--json');
  expect(JSON.parse(out).intent).toMatchObject({
    goldenPath: { name: 'worker' },
    intent: { product: 'shop', service: 'mails', cpu: 256, memory: 512 },
  });
  const { out: text } = await run(cwd, 'take-over', mails);
  expect(text).toContain(`${mails}/main.tf:1: cpu = 256\n`);
  expect(text).toContain('description is not known: person\n');
  expect(text).toContain('service.yaml:\n  version: 1\n  product: shop\n');
  const { out: none } = await run(cwd, 'take-over', 'stacks/shop/api/dev');
  expect(none).toContain('No golden path fits: no-workload\n');
}, 60_000);

it('imports what no state has, and says which ids it lacks', async () => {
  const cwd = repository();
  const stack = 'stacks/shop/api/dev';
  const lacking = await run(cwd, 'take-over', stack, '--mode', 'import');
  expect(lacking.code).toBe(1);
  expect(lacking.out).toContain(
    'module.api_log.aws_cloudwatch_log_group.this <- /shop/api (import)',
  );
  expect(lacking.out).toMatch(
    /^aws_sns_topic\.news would be made: its id is not known \(given-by-aws/m,
  );
  expect(lacking.out).toContain('import blocks need Terraform 1.5 or later');
  const told = await run(
    ...([cwd, 'take-over', stack, '--json', '--mode', 'import'] as const),
    ...(['--import', 'aws_sns_topic.news=arn:aws:sns:a:1:news=x'] as const),
  );
  expect(told.code).toBe(0);
  expect(JSON.parse(told.out)).toMatchObject({
    imports: [{}, { id: 'arn:aws:sns:a:1:news=x', isTold: true }],
  });
}, 60_000);

it('refuses wishes that mean nothing', async () => {
  const cwd = repository();
  const stack = 'stacks/shop/api/dev';
  const mode = await run(cwd, 'take-over', stack, '--mode', 'other');
  expect(mode.err).toMatch(/--mode: /);
  const leave = await run(cwd, 'take-over', stack, '--leave', 'aws_x.y');
  expect(leave.err).toContain('The stack has no resource "aws_x.y"');
}, 60_000);
