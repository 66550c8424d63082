import {
  type DeclaredResource,
  findCredential,
} from '@infra-portal/infra-common';
import { isOpenIn } from '../findInputs';
import { Container, containersIn } from './containers';
import { blocksIn, numberOf, type StackReader } from './StackReader';
import type { Json } from './types';

const CPU_METRICS = [
  'ECSServiceAverageCPUUtilization',
  'ASGAverageCPUUtilization',
];

/** The tasks or instances that run, and how many. */
export function readService(stack: StackReader, runtime: string): void {
  if (runtime === 'kubernetes' || runtime === 'static-site') return;
  const tasks = stack.of('aws_ecs_task_definition');
  if (tasks.length > 0) {
    const task = stack.only(['image'], tasks);
    if (task) readTask(stack, task);
  }
  readCount(stack, tasks.length > 0);
}

function readTask(stack: StackReader, task: DeclaredResource): void {
  stack.argument(['cpu'], task, 'cpu', numberOf);
  stack.argument(['memory'], task, 'memory', numberOf);
  const at = stack.at(task);
  const block = stack.blockOf(task);
  const found = block ? containersIn(stack.module, block) : [];
  const main = mainOf(stack, found);
  if (!main) {
    stack.miss(['image'], found.length > 1 ? 'several' : 'computed', at);
    return;
  }
  const image = main.text('image');
  if (image === undefined) stack.miss(['image'], 'computed', at);
  else stack.say(['image'], image, at);
  const port = main.port();
  if (port !== undefined) stack.say(['port'], port, at);
  readVariables(stack, main, at);
  for (const { name } of main.entries('secrets')) {
    stack.miss(['secrets', name], 'computed', at);
  }
}

/** The container that requests go to, or the only one. */
function mainOf(
  stack: StackReader,
  all: readonly Container[],
): Container | undefined {
  if (all.length === 1) return all[0];
  const named = stack
    .of('aws_ecs_service')
    .flatMap(({ values }) => blocksIn(values, 'load_balancer'))
    .map(each => each.container_name);
  const main = all.filter(
    each => each.isMain || named.includes(each.text('name') ?? null),
  );
  return main.length === 1 ? main[0] : undefined;
}

/** Whether the golden path gives a variable of this name by itself. */
const isOfPath = (stack: StackReader, name: string) =>
  stack.isWordOfPath(name) ||
  (name.includes('_') &&
    stack.isOfPath(`}_${name.slice(name.lastIndexOf('_') + 1)}"`));

function readVariables(
  stack: StackReader,
  main: Container,
  at: ReturnType<StackReader['at']>,
): void {
  for (const { name, text } of main.entries('environment')) {
    const path = ['variables', name];
    if (isOfPath(stack, name)) stack.miss(path, 'given', at);
    else if (text === undefined) stack.miss(path, 'computed', at);
    else if (findCredential({ variables: { [name]: text } })) {
      stack.miss(path, 'credential', at);
    } else stack.say(path, text, at);
  }
}

/** Percent of CPU that scaling holds, where it does. */
function cpuPercent(stack: StackReader): number | undefined {
  const policies = stack.of(
    'aws_appautoscaling_policy',
    'aws_autoscaling_policy',
  );
  const targets = policies.flatMap(({ values }) =>
    [
      ...blocksIn(values, 'target_tracking_scaling_policy_configuration'),
      ...blocksIn(values, 'target_tracking_configuration'),
    ].filter(each =>
      blocksIn(each, 'predefined_metric_specification').some(metric =>
        CPU_METRICS.includes(String(metric.predefined_metric_type)),
      ),
    ),
  );
  return targets.length === 1 ? numberOf(targets[0].target_value) : undefined;
}

function readCount(stack: StackReader, hasTasks: boolean): void {
  const [type, min, max] = hasTasks
    ? ['aws_appautoscaling_target', 'min_capacity', 'max_capacity']
    : ['aws_autoscaling_group', 'min_size', 'max_size'];
  const limits = stack.only(['count'], stack.of(type));
  if (limits) {
    const isOpen = [min, max].some(each => isOpenIn(limits, each));
    const [least, most] = [min, max].map(each => numberOf(limits.values[each]));
    const percent = cpuPercent(stack);
    if (isOpen || least === undefined || most === undefined) {
      stack.miss(['count'], 'computed', stack.at(limits));
    } else if (percent === undefined && least !== most) {
      stack.miss(['count'], 'absent', stack.at(limits), `${least}–${most}`);
    } else sayCount(stack, limits, least, most, percent);
    return;
  }
  const service = stack.only(['count'], stack.of('aws_ecs_service'));
  if (!service || stack.of(type).length > 0) return;
  const desired = numberOf((service.values.desired_count ?? null) as Json);
  if (desired === undefined) {
    const isOpen = isOpenIn(service, 'desired_count');
    stack.miss(['count'], isOpen ? 'computed' : 'absent', stack.at(service));
  } else sayCount(stack, service, desired, Math.max(desired, 1), undefined);
}

function sayCount(
  stack: StackReader,
  from: DeclaredResource,
  min: number,
  max: number,
  percent: number | undefined,
): void {
  const count = {
    min,
    max,
    ...(percent !== undefined && { cpuPercent: percent }),
  };
  stack.say(['count'], count, stack.at(from));
}
