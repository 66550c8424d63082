import type { EnvironmentName, Standards } from '../standards';
import type { Problem } from '../validation';
import type { ServiceIntent } from './intent';
import { resolveEnvironment } from './resolve';

const steps = (min: number, max: number, step: number) =>
  Array.from({ length: (max - min) / step + 1 }, (_, i) => min + i * step);

/** Memory in MiB that Fargate has, by CPU units. */
const FARGATE: Record<number, number[]> = {
  256: [512, 1024, 2048],
  512: steps(1024, 4096, 1024),
  1024: steps(2048, 8192, 1024),
  2048: steps(4096, 16384, 1024),
  4096: steps(8192, 30720, 1024),
  8192: steps(16384, 61440, 4096),
  16384: steps(32768, 122880, 8192),
};
const ON_FARGATE = new Set(['ecs-fargate', 'worker']);

type Say = (path: (string | number)[], message: string) => void;

/**
 * What the organisation's standards say against an intent, at the field that
 * causes it. An empty list means that nothing does.
 */
export function checkIntent(
  intent: ServiceIntent,
  standards: Standards,
): Problem[] {
  const problems: Problem[] = [];
  const say: Say = (path, message) => problems.push({ path, message });
  for (const kind of ['product', 'service'] as const) {
    checkName(kind, intent[kind], standards, say);
  }
  for (const name of Object.keys(intent.environments) as EnvironmentName[]) {
    if (!standards.environments[name] || !standards.sizes[name]) {
      say(['environments', name], `${name} is not set up in portal.yaml`);
    } else {
      checkEnvironment(intent, standards, name, say);
    }
  }
  return problems;
}

function checkName(
  kind: 'product' | 'service',
  name: string,
  { naming }: Standards,
  say: Say,
) {
  const { pattern, maxLength } = naming[kind];
  if (name.length > maxLength) {
    say(
      [kind],
      `${kind} has ${name.length} characters; ${maxLength} are allowed`,
    );
  }
  if (!new RegExp(pattern, 'u').test(name)) {
    say([kind], `${kind} does not follow the naming rule ${pattern}`);
  }
}

function checkEnvironment(
  intent: ServiceIntent,
  standards: Standards,
  name: EnvironmentName,
  say: Say,
) {
  const sizes = standards.sizes[name]!;
  const settings = resolveEnvironment(intent, standards, name);
  const { cpu, memory, count, region, database, cache } = settings;
  const at = (origin: string, ...field: string[]) =>
    origin === 'environment' ? ['environments', name, ...field] : field;
  const oneOf = (
    value: string | number,
    allowed: readonly (string | number)[],
    origin: string,
    ...field: string[]
  ) => {
    if (!allowed.includes(value)) {
      say(
        at(origin, ...field),
        `${value} is not allowed in ${name}: ${allowed.join(', ')}`,
      );
    }
  };
  oneOf(region.value, standards.regions.allowed, region.origin, 'region');
  oneOf(cpu.value, sizes.cpu.allowed, cpu.origin, 'cpu');
  if (memory.value < sizes.memory.min || memory.value > sizes.memory.max) {
    say(
      at(memory.origin, 'memory'),
      `${memory.value} MiB is not allowed in ${name}: ${sizes.memory.min} to ${sizes.memory.max}`,
    );
  }
  if (count.value.max > sizes.count.max || count.value.min < sizes.count.min) {
    say(
      at(count.origin, 'count'),
      `${count.value.min} to ${count.value.max} is not allowed in ${name}: ${sizes.count.min} to ${sizes.count.max}`,
    );
  }
  if (ON_FARGATE.has(intent.goldenPath.name)) {
    const problem = fargateProblem(cpu.value, memory.value);
    if (problem) say(at(memory.origin, 'memory'), problem);
  }
  if (database) {
    const { instance } = database.value;
    const path = intent.environments[name]?.database?.instance
      ? 'environment'
      : 'intent';
    oneOf(instance, sizes.database.allowed, path, 'database', 'instance');
  }
  if (cache) {
    const path = intent.environments[name]?.cache?.node
      ? 'environment'
      : 'intent';
    oneOf(cache.value.node, sizes.cache.allowed, path, 'cache', 'node');
  }
}

/**
 * What Fargate says against a size.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
 */
export function fargateProblem(cpu: number, memory: number) {
  const sizes = FARGATE[cpu];
  if (!sizes) {
    const known = Object.keys(FARGATE).join(', ');
    return `Fargate has no tasks of ${cpu} CPU units: ${known}`;
  }
  return sizes.includes(memory)
    ? undefined
    : `Fargate has no tasks of ${cpu} CPU units with ${memory} MiB: ${sizes.join(
        ', ',
      )}`;
}
