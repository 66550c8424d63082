import {
  fargateProblem,
  usualCount,
  type FormEnvironment,
} from '@infra-portal/infra-common';
import { answerAt, type Answers } from './answers';
import type { Derived } from './fields';

/** What the table of environments has a row for. */
export type Setting =
  | 'cpu'
  | 'memory'
  | 'count.min'
  | 'count.max'
  | 'region'
  | 'database.instance'
  | 'cache.node';

const standard = (value: unknown): Derived => ({ value, origin: 'standards' });

/** The rule that rendering follows too. */
function countOf({ count, name }: FormEnvironment, part: 'min' | 'max') {
  const { value, origin } = usualCount(count, name);
  const isSafety = origin === 'safety';
  return {
    value: value[part],
    origin: isSafety ? ('safety' as const) : ('standards' as const),
  };
}

/** What a service gets in an environment when nothing is said for that one. */
export function environmentDefault(
  setting: Setting,
  environment: FormEnvironment,
  answers: Answers,
  region: string,
): Derived {
  const said = answerAt(answers, setting.split('.'));
  if (said !== undefined) return { value: said, origin: 'answer' };
  switch (setting) {
    case 'cpu':
      return standard(environment.cpu.default);
    case 'memory':
      return standard(environment.memory.default);
    case 'count.min':
      return countOf(environment, 'min');
    case 'count.max':
      return countOf(environment, 'max');
    case 'region':
      return standard(region);
    case 'database.instance':
      return standard(environment.database.default);
    default:
      return standard(environment.cache.default);
  }
}

const MEMORY_STEPS = [
  512, 1024, 2048, 3072, 4096, 5120, 6144, 8192, 12288, 16384, 24576, 30720,
  61440, 122880,
];

/** MiB that can be chosen; on Fargate those that go with the CPU. */
export function memoryOptions(
  environment: FormEnvironment,
  runtime: string | undefined,
  cpu: unknown,
): number[] {
  const { min, max } = environment.memory;
  const fargate = runtime === 'ecs-fargate' || runtime === 'worker';
  return MEMORY_STEPS.filter(
    each =>
      each >= min &&
      each <= max &&
      !(fargate && typeof cpu === 'number' && fargateProblem(cpu, each)),
  );
}
