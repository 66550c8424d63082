/** GiB of memory for one vCPU, by the letter that a family begins with. */
const MEMORY_PER_CPU: Record<string, number> = { c: 2, m: 4, r: 8, x: 16 };

/** Sizes below `large` exist in the burstable families only: t3, t4g. */
const BURSTABLE: Record<string, { cpus: number; memoryGib: number }> = {
  nano: { cpus: 2, memoryGib: 0.5 },
  micro: { cpus: 2, memoryGib: 1 },
  small: { cpus: 2, memoryGib: 2 },
  medium: { cpus: 2, memoryGib: 4 },
  large: { cpus: 2, memoryGib: 8 },
  xlarge: { cpus: 4, memoryGib: 16 },
  '2xlarge': { cpus: 8, memoryGib: 32 },
};

/** What the operating system and the agents keep for themselves, in MiB. */
const RESERVED_MIB = 256;

/**
 * What an EC2 instance type has, by its name: `m7g.large` has two vCPUs with
 * 4 GiB each.
 * @returns undefined for a family whose names do not say it
 */
export function instanceCapacity(
  type: string,
): { cpus: number; memoryGib: number } | undefined {
  const match = /^([a-z])\d+[a-z-]*\.([a-z0-9]+)$/.exec(type);
  if (!match) return undefined;
  const [, family, size] = match;
  if (family === 't') {
    return Object.hasOwn(BURSTABLE, size) ? BURSTABLE[size] : undefined;
  }
  const perCpu = Object.hasOwn(MEMORY_PER_CPU, family)
    ? MEMORY_PER_CPU[family]
    : undefined;
  const cpus = cpusOf(size);
  return perCpu && cpus ? { cpus, memoryGib: cpus * perCpu } : undefined;
}

function cpusOf(size: string): number | undefined {
  if (size === 'medium') return 1;
  if (size === 'large') return 2;
  const times = /^(\d*)xlarge$/.exec(size);
  return times ? 4 * Number(times[1] || 1) : undefined;
}

/**
 * Whether a task has room on an instance. One of a family that is not known
 * counts as large enough: its owner chose it.
 * @param cpu CPU units; 1024 are one vCPU
 * @param memory MiB
 */
export function fitsInstance(type: string, cpu: number, memory: number) {
  const capacity = instanceCapacity(type);
  return (
    !capacity ||
    (cpu <= capacity.cpus * 1024 &&
      memory + RESERVED_MIB <= capacity.memoryGib * 1024)
  );
}

/**
 * The instance type for a task: the usual one where the task has room on it,
 * else the first of the allowed that has room, else the one with most memory.
 */
export function chooseInstance(
  choice: { allowed: readonly string[]; default: string },
  cpu: number,
  memory: number,
): string {
  const types = [choice.default, ...choice.allowed];
  const memoryOf = (type: string) => instanceCapacity(type)?.memoryGib ?? 0;
  return (
    types.find(type => fitsInstance(type, cpu, memory)) ??
    types.reduce((a, b) => (memoryOf(b) > memoryOf(a) ? b : a))
  );
}
