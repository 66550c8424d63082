import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { capture } from './capture.mjs';
import { complaints, judgeCheckov, judgeConftest } from './judge.mjs';

/** Plans at once: checkov keeps all of them in memory. */
const CHECKOV_BATCH = 20;

/** Environment in which checkov asks nobody for anything. */
const OFFLINE = { BC_SKIP_MAPPING: 'TRUE', LOG_LEVEL: 'ERROR' };

/** A bucket open to everybody and a port open to the world, as a plan has them. */
export function plantedPlan() {
  const resource = (type, name, values) => ({
    address: `${type}.${name}`,
    mode: 'managed',
    type,
    name,
    provider_name: 'registry.terraform.io/hashicorp/aws',
    schema_version: 0,
    values,
    sensitive_values: {},
  });
  const resources = [
    resource('aws_s3_bucket', 'planted', { bucket: 'planted', tags: null }),
    resource('aws_s3_bucket_acl', 'planted', {
      bucket: 'planted',
      acl: 'public-read-write',
    }),
    resource('aws_vpc_security_group_ingress_rule', 'planted', {
      security_group_id: 'sg-1',
      cidr_ipv4: '0.0.0.0/0',
      from_port: 22,
      to_port: 22,
      ip_protocol: 'tcp',
    }),
  ];
  return {
    format_version: '1.2',
    terraform_version: '1.11.4',
    planned_values: { root_module: { resources } },
    resource_changes: resources.map(each => ({
      address: each.address,
      mode: each.mode,
      type: each.type,
      name: each.name,
      provider_name: each.provider_name,
      change: {
        actions: ['create'],
        before: null,
        after: each.values,
        after_unknown: {},
        before_sensitive: false,
        after_sensitive: {},
      },
    })),
    configuration: {
      provider_config: {
        aws: { name: 'aws', full_name: 'registry.terraform.io/hashicorp/aws' },
      },
      root_module: {
        resources: resources.map(({ address, mode, type, name }) => ({
          address,
          mode,
          type,
          name,
          provider_config_key: 'aws',
          schema_version: 0,
        })),
      },
    },
  };
}

/** What a scanner says instead of its report is what went wrong. */
function judge(stdout, stderr, read) {
  try {
    return read(stdout);
  } catch (error) {
    throw new Error(
      `${error.message}\n${stderr.slice(-3000)}\n${stdout.slice(-1000)}`,
    );
  }
}

/**
 * Checkov leaves passed checks out of a quiet report, and without them an
 * empty scan looks like a good one. It also reads the configuration of the
 * folder it runs in, so it runs elsewhere. Exceptions written as comments do
 * not count: to match them with plans takes it fifteen times as long.
 */
function checkovConfiguration(root) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'checkov-'));
  const text = fs.readFileSync(path.join(root, '.checkov.yaml'), 'utf8');
  const file = path.join(folder, 'configuration.yaml');
  fs.writeFileSync(file, text.replace(/^quiet:.*$/m, ''));
  return { folder, file };
}

async function checkov(tool, root, plans) {
  const { folder, file } = checkovConfiguration(root);
  try {
    const { stdout, stderr } = await capture(
      tool,
      [
        ...plans.flatMap(plan => ['-f', path.join(root, plan)]),
        '--framework',
        'terraform_plan',
        '--config-file',
        file,
        '--output',
        'json',
        '--compact',
      ],
      { cwd: folder, env: { ...process.env, ...OFFLINE } },
    );
    return judge(stdout, stderr, text => judgeCheckov(text, plans, root));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns {Promise<string[]>} complaints */
export async function scanWithCheckov(tool, root, plans, planted) {
  if (!fs.existsSync(path.join(root, '.checkov.yaml')))
    return ['.checkov.yaml is missing.'];
  if (plans.length === 0) return ['checkov had no plan to look at.'];
  const found = [];
  for (let at = 0; at < plans.length; at += CHECKOV_BATCH) {
    const batch = plans.slice(at, at + CHECKOV_BATCH);
    found.push(...complaints('checkov', await checkov(tool, root, batch)));
  }
  const control = await checkov(tool, root, [planted]);
  if (control.failures.length === 0)
    found.push('checkov does not find the planted violation.');
  return found;
}

/** @returns {Promise<string[]>} complaints */
export async function verifyPolicies(tool, root) {
  const { code, stdout, stderr } = await capture(
    tool,
    ['verify', '--policy', 'policies', '--data', 'policies/testdata'],
    { cwd: root },
  );
  const output = `${stdout}\n${stderr}`;
  const count = Number(/(\d+) tests?,/.exec(output)?.[1] ?? 0);
  if (code !== 0) return [output.trim().slice(-6000)];
  return count > 0 ? [] : [`conftest verify ran no test: ${output.trim()}`];
}

async function conftest(tool, root, plans) {
  const { stdout, stderr } = await capture(
    tool,
    [
      'test',
      '--config-file',
      'policies/conftest.toml',
      '--output',
      'json',
      ...plans,
    ],
    { cwd: root },
  );
  return judge(stdout, stderr, text => judgeConftest(text, plans));
}

/** @returns {Promise<string[]>} complaints */
export async function testPolicies(tool, root, plans, planted) {
  if (plans.length === 0) return ['conftest had no plan to look at.'];
  const found = complaints('conftest', await conftest(tool, root, plans));
  const control = await conftest(tool, root, [planted]);
  if (control.failures.length === 0)
    found.push('conftest does not find the planted violation.');
  return found;
}
