import type { EnvironmentName, Standards } from '../standards';
import type { LocalisedText } from '../texts';
import type { Problem } from '../validation';
import { checkProtection } from './checkProtection';
import { checkTags } from './checkTags';
import { fargateText } from './fargate';
import type { ServiceIntent } from './intent';
import { resolveEnvironment } from './resolve';

/** Golden paths of the starter repository whose tasks Fargate runs. */
const ON_FARGATE = new Set(['ecs-fargate', 'worker']);

/** Tells what is wrong at a field; the sentences name the place themselves. */
export type Say = (
  code: string,
  path: (string | number)[],
  text: LocalisedText,
) => void;

/**
 * What the organisation's standards say against an intent, at the field that
 * causes it. An empty list means that nothing does.
 */
export function checkIntent(
  intent: ServiceIntent,
  standards: Standards,
): Problem[] {
  const problems: Problem[] = [];
  const say: Say = (code, path, text) =>
    problems.push({
      path,
      message: text.en,
      code: `standards.${code}`,
      text: { en: sentence(text.en), ko: text.ko },
    });
  for (const kind of ['product', 'service'] as const) {
    checkName(kind, intent[kind], standards, say);
  }
  checkTags(intent, standards, say);
  for (const name of Object.keys(intent.environments) as EnvironmentName[]) {
    if (!standards.environments[name] || !standards.sizes[name]) {
      say('environment', ['environments', name], {
        en: `${name} is not set up in portal.yaml`,
        ko: `portal.yaml에 없는 환경입니다: ${name}`,
      });
    } else {
      checkEnvironment(intent, standards, name, say);
    }
  }
  return problems;
}

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}

function checkName(
  kind: 'product' | 'service',
  name: string,
  { naming }: Standards,
  say: Say,
) {
  const { pattern, maxLength } = naming[kind];
  if (name.length > maxLength) {
    say('name-length', [kind], {
      en: `${kind} has ${name.length} characters; ${maxLength} are allowed`,
      ko: `이름은 ${maxLength}자까지 쓸 수 있습니다. 지금은 ${name.length}자입니다.`,
    });
  }
  if (!new RegExp(pattern, 'u').test(name)) {
    say('name-pattern', [kind], {
      en: `${kind} does not follow the naming rule ${pattern}`,
      ko: `이름 규칙에 맞지 않습니다. 규칙: ${pattern}`,
    });
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
  const refuse = (path: string[], value: string, allowed: string) =>
    say('size', path, {
      en: `${value} is not allowed in ${name}: ${allowed}`,
      ko: `허용되지 않는 값입니다: ${value}. ${name} 환경에서 쓸 수 있는 값: ${allowed}`,
    });
  const oneOf = (
    value: string | number,
    allowed: readonly (string | number)[],
    origin: string,
    ...field: string[]
  ) => {
    if (!allowed.includes(value)) {
      refuse(at(origin, ...field), String(value), allowed.join(', '));
    }
  };
  oneOf(region.value, standards.regions.allowed, region.origin, 'region');
  oneOf(cpu.value, sizes.cpu.allowed, cpu.origin, 'cpu');
  if (memory.value < sizes.memory.min || memory.value > sizes.memory.max) {
    const { min, max } = sizes.memory;
    refuse(
      at(memory.origin, 'memory'),
      `${memory.value} MiB`,
      `${min} to ${max}`,
    );
  }
  if (count.value.max > sizes.count.max || count.value.min < sizes.count.min) {
    const { min, max } = sizes.count;
    refuse(
      at(count.origin, 'count'),
      `${count.value.min} to ${count.value.max}`,
      `${min} to ${max}`,
    );
  }
  if (ON_FARGATE.has(intent.goldenPath.name)) {
    const problem = fargateText(cpu.value, memory.value);
    if (problem) say('fargate', at(memory.origin, 'memory'), problem);
  }
  if (database) {
    const { instance } = database.value;
    const origin = intent.environments[name]?.database?.instance
      ? 'environment'
      : 'intent';
    oneOf(instance, sizes.database.allowed, origin, 'database', 'instance');
  }
  if (cache) {
    const origin = intent.environments[name]?.cache?.node
      ? 'environment'
      : 'intent';
    oneOf(cache.value.node, sizes.cache.allowed, origin, 'cache', 'node');
  }
  checkProtection(intent, standards, settings, say);
}
