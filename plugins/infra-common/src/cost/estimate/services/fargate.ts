import Big from 'big.js';
import { Amount, toAmount } from '../../amount';
import { CostComponent } from '../estimate';
import { Arguments, entryOf, Known, toQuantity } from '../engine/Arguments';
import { Factor, Pricing } from '../engine/Pricing';
import { argumentsOf } from '../engine/Resources';
import { components, Rules } from '../engine/Rule';
import { PUBLIC_ADDRESS } from './addresses';

/** Storage of a task that is free, in GB. */
const FREE_STORAGE = 20;

/** `256` and `.25 vCPU`, `512` and `0.5 GB` mean the same. */
function inWholes(value: Known<string> | undefined, unit: string) {
  if (value === null || value === undefined) return null;
  const written = /^([\d.]+)\s*([a-z]*)$/i.exec(value.trim());
  const text = written?.[1].replace(/^\./, '0.');
  const number = toQuantity(text);
  if (!written || number === null) return null;
  if (written[2].toLowerCase() === unit) return number;
  return written[2] === '' ? toAmount(new Big(number).div(1024)) : null;
}

interface Task {
  cpu: Known<Amount>;
  memory: Known<Amount>;
  /** `arm-` in the keys of prices; null when not known. */
  kind: Known<string>;
  /** GB beyond those that are free. */
  storage: Known<Amount>;
}

const NOT_KNOWN: Task = { cpu: null, memory: null, kind: null, storage: '0' };

const KINDS = { X86_64: '', ARM64: 'arm-' };

function storageOf(task: Arguments): Known<Amount> {
  const size = task
    .block('ephemeral_storage')
    .amount('size_in_gib', `${FREE_STORAGE}`);
  if (size === null) return null;
  const paid = new Big(size).minus(FREE_STORAGE);
  return paid.gt(0) ? toAmount(paid) : '0';
}

const sizeText = (task: Arguments, name: string) => {
  const number = task.amount(name);
  return number ?? task.text(name);
};

function taskOf(pricing: Pricing): { task: Task; args?: Arguments } {
  const found = pricing.linked('task_definition', 'aws_ecs_task_definition');
  if (!found) return { task: NOT_KNOWN };
  const args = argumentsOf(found);
  const platform = args
    .block('runtime_platform')
    .text('cpu_architecture', 'X86_64');
  return {
    args,
    task: {
      cpu: inWholes(sizeText(args, 'cpu'), 'vcpu'),
      memory: inWholes(sizeText(args, 'memory'), 'gb'),
      kind: entryOf(KINDS, platform) ?? null,
      storage: storageOf(args),
    },
  };
}

interface Share {
  tasks: Known<Amount>;
  spot: boolean;
}

/**
 * Tasks by kind of capacity. ECS gives the base first and the rest by weight;
 * what does not go up evenly is counted on demand.
 */
function shareOf(args: Arguments, tasks: Known<Amount>): Share[] {
  const all = args.blocks('capacity_provider_strategy').map(each => ({
    name: each.text('capacity_provider'),
    base: Number(each.amount('base', '0')),
    weight: Number(each.amount('weight', '0')),
  }));
  const spots = all.filter(each => each.name === 'FARGATE_SPOT');
  if (spots.length === 0 || tasks === null) return [{ tasks, spot: false }];
  const sum = (list: typeof all, of: 'base' | 'weight') =>
    list.reduce((total, each) => total + each[of], 0);
  const count = Number(tasks);
  const base = Math.min(count, sum(spots, 'base'));
  const rest = Math.max(0, count - sum(all, 'base'));
  const weights = sum(all, 'weight') || 1;
  const spot =
    spots.length === all.length
      ? count
      : Math.floor(base + (rest * sum(spots, 'weight')) / weights);
  return [
    { tasks: toAmount(count - spot), spot: false },
    { tasks: toAmount(spot), spot: true },
  ].filter(each => each.tasks !== '0');
}

function linesOf(pricing: Pricing, task: Task, share: Share): CostComponent[] {
  const key = (what: string) =>
    task.kind === null
      ? null
      : `ecs/fargate-${share.spot ? 'spot-' : ''}${task.kind}${what}`;
  const onDemand = (what: string) => `ecs/fargate-${task.kind}${what}`;
  const line = (name: string, unit: string, what: string, size: Factor) =>
    pricing.line({
      name: share.spot ? `${name}, Spot` : name,
      unit,
      price: key(what),
      ...(share.spot && { atMost: onDemand(what) }),
      of: [[share.tasks, 'tasks'], size, [pricing.runningHours, 'h']],
    });
  return [
    line('vCPU', 'vCPU-hours', 'vcpu', [task.cpu, 'vCPU']),
    line('Memory', 'GB-hours', 'gb', [task.memory, 'GB']),
    ...(task.storage === '0'
      ? []
      : [
          line('Storage', 'GB-hours', 'storage', [
            task.storage,
            `GB beyond ${FREE_STORAGE}`,
          ]),
        ]),
  ];
}

/** Whether tasks run on Fargate; those on instances are paid with these. */
function isFargate(args: Arguments, task: Arguments | undefined): boolean {
  const type = args.text('launch_type');
  if (typeof type === 'string') return type === 'FARGATE';
  const providers = args.blocks('capacity_provider_strategy');
  if (providers.length > 0) {
    return providers.some(each =>
      each.text('capacity_provider')?.startsWith('FARGATE'),
    );
  }
  const fits = task?.list('requires_compatibilities');
  return fits?.length === 1 && fits[0] === 'FARGATE';
}

/** As Infracost, but ARM at its own price, and Spot not at that on demand. */
function service(pricing: Pricing): CostComponent[] {
  const { args } = pricing;
  const { task, args: definition } = taskOf(pricing);
  if (!isFargate(args, definition)) return [];
  const tasks = args.amount('desired_count', '0');
  const isPublic = args.block('network_configuration').flag('assign_public_ip');
  return [
    ...shareOf(args, tasks).flatMap(share => linesOf(pricing, task, share)),
    ...(isPublic === false
      ? []
      : [
          pricing.hours(PUBLIC_ADDRESS.name, isPublic && PUBLIC_ADDRESS.price, [
            tasks,
            'tasks',
          ]),
        ]),
  ];
}

export const fargate: Rules = { aws_ecs_service: components(service) };
