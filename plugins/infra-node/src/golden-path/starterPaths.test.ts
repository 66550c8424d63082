import { starterPaths } from './__testUtils__/starter';

const CONTAINERS = ['ec2', 'ecs-ec2', 'ecs-fargate', 'worker'];
const APPLICATIONS = [...CONTAINERS, 'kubernetes'];
const ECS = ['ecs-ec2', 'ecs-fargate'];
const REACHED = [...ECS, 'ec2'];

/**
 * Files that golden paths have in common. Each path is complete in itself, with a
 * version of its own; a change of one of these belongs into all of them.
 */
const COPIES: Record<string, string[]> = {
  'stack/versions.tf': [...APPLICATIONS, 'static-site'],
  'stack/providers.tf': [...APPLICATIONS, 'static-site'],
  'stack/data.tf': CONTAINERS,
  'stack/outputs.tf': ECS,
  'stack/ingress.tf': ECS,
  'stack/auth.tf': ECS,
  'slo/availability.yaml': REACHED,
  'slo/latency.yaml': REACHED,
  'application/compose.yaml': APPLICATIONS,
  'application/dockerignore': APPLICATIONS,
  'application/dockerfile/go': APPLICATIONS,
  'application/dockerfile/java': APPLICATIONS,
  'application/dockerfile/node': APPLICATIONS,
  'application/dockerfile/python': APPLICATIONS,
  'application/delivery.md': ECS,
  'application/policy/authz.rego': ECS,
  'application/policy/authz_test.rego': ECS,
};

it.each(Object.entries(COPIES))('%s is the same in %j', (file, names) => {
  const paths = starterPaths();
  const [first, ...others] = names.map(name =>
    paths.get(name)?.files.get(file),
  );
  expect(first).toBeDefined();
  for (const other of others) expect(other).toBe(first);
});
