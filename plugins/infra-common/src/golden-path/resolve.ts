import type { EnvironmentName, Sizes, Standards } from '../standards';
import { chooseInstance } from './instances';
import type { ServiceIntent } from './intent';

/** Where a value comes from: said by a person, or a rule of the organisation. */
export type Origin = 'environment' | 'intent' | 'standards' | 'safety';

export interface Resolved<T> {
  value: T;
  origin: Origin;
}

/** What a service gets in one environment, each value with its origin. */
export interface EnvironmentSettings {
  name: EnvironmentName;
  account: Resolved<string>;
  region: Resolved<string>;
  image?: Resolved<string>;
  /** CPU units; 1024 are one vCPU. */
  cpu: Resolved<number>;
  /** MiB. */
  memory: Resolved<number>;
  /** EC2 instance type with room for a task, for runtimes on instances. */
  instance: Resolved<string>;
  count: Resolved<{ min: number; max: number; cpuPercent: number }>;
  variables: Resolved<Record<string, string>>;
  database?: Resolved<{
    engine: 'postgres' | 'mysql';
    instance: string;
    storageGib: number;
    multiAz: boolean;
    proxy: boolean;
    backupDays: number;
    protected: boolean;
  }>;
  cache?: Resolved<{ node: string; replicas: number }>;
}

const first = <T>(
  ...choices: [T | undefined, Origin][]
): Resolved<T> | undefined => {
  const found = choices.find(([value]) => value !== undefined);
  return found && { value: found[0] as T, origin: found[1] };
};

/**
 * Days that a database's backups are kept where data must not be lost, by how
 * well it is protected; elsewhere one day.
 */
const BACKUP_DAYS = { none: 7, standard: 14, critical: 35 };

/** How many tasks production starts with at least, whatever the standards say. */
const ALIVE = 2;

type Protection = { backupDays: number };

/** What counts where data must not be lost: in production, whoever says so. */
function leastProtection(
  { protection }: Standards,
  name: EnvironmentName,
): Protection | undefined {
  if (protection?.environments.includes(name)) return protection;
  return name === 'prod' ? { backupDays: 0 } : undefined;
}

function sizesOf(standards: Standards, name: EnvironmentName): Sizes {
  const sizes = standards.sizes[name];
  if (!sizes) {
    throw new Error(
      `portal.yaml has no sizes for ${name}: add sizes.${name}, or leave the environment out.`,
    );
  }
  return sizes;
}

/**
 * What an intent means in one environment: what it says for the environment,
 * else what it says for all, else the organisation's default. Development is
 * cheap and production safe unless somebody says otherwise.
 *
 * @throws Error when the environment is not one of the intent or the standards
 */
export function resolveEnvironment(
  intent: ServiceIntent,
  standards: Standards,
  name: EnvironmentName,
): EnvironmentSettings {
  const own = intent.environments[name];
  const rules = standards.environments[name];
  if (!own || !rules) {
    const where = own ? 'portal.yaml' : 'the intent';
    throw new Error(`${name} is not an environment of ${where}.`);
  }
  const sizes = sizesOf(standards, name);
  const least = leastProtection(standards, name);
  const cpu = first(
    [own.cpu, 'environment'],
    [intent.cpu, 'intent'],
    [sizes.cpu.default, 'standards'],
  )!;
  const memory = first(
    [own.memory, 'environment'],
    [intent.memory, 'intent'],
    [sizes.memory.default, 'standards'],
  )!;
  const settings: EnvironmentSettings = {
    name,
    account: { value: rules.account, origin: 'standards' },
    region: first(
      [own.region, 'environment'],
      [standards.regions.default, 'standards'],
    )!,
    cpu,
    memory,
    instance: {
      value: chooseInstance(sizes.instance, cpu.value, memory.value),
      origin: 'standards',
    },
    count: countOf(intent, own.count, sizes, name),
    variables: {
      value: { ...intent.variables, ...own.variables },
      origin: own.variables ? 'environment' : 'intent',
    },
    image: first([own.image, 'environment'], [intent.image, 'intent']),
  };
  return {
    ...settings,
    ...(intent.database && {
      database: databaseOf(intent, own.database, sizes, least),
    }),
    ...(intent.cache && { cache: cacheOf(intent, own.cache, sizes, least) }),
  };
}

function countOf(
  intent: ServiceIntent,
  own: ServiceIntent['count'],
  sizes: Sizes,
  name: EnvironmentName,
): EnvironmentSettings['count'] {
  const { value, origin } = usualCount(sizes.count, name);
  return first(
    [own, 'environment'],
    [intent.count, 'intent'],
    [{ ...value, cpuPercent: 60 }, origin],
  )!;
}

/**
 * How many run in an environment when nobody says: the organisation's number, in
 * production enough to survive the loss of one, and twice that under load as
 * far as the standards allow.
 */
export function usualCount(
  limits: { default: number; max: number },
  name: string,
): Resolved<{ min: number; max: number }> {
  const isRaised = name === 'prod' && limits.default < ALIVE;
  const min = isRaised ? ALIVE : limits.default;
  const max = Math.max(min, Math.min(limits.max, min * 2));
  return { value: { min, max }, origin: isRaised ? 'safety' : 'standards' };
}

function databaseOf(
  intent: ServiceIntent,
  own: Partial<NonNullable<ServiceIntent['database']>> | undefined,
  sizes: Sizes,
  least: Protection | undefined,
): NonNullable<EnvironmentSettings['database']> {
  const said = { ...intent.database!, ...defined(own) };
  const days = least
    ? Math.max(BACKUP_DAYS[intent.recovery], least.backupDays)
    : 1;
  return {
    origin: own ? 'environment' : 'intent',
    value: {
      engine: said.engine,
      instance: said.instance ?? sizes.database.default,
      storageGib: said.storageGib,
      multiAz: said.multiAz ?? least !== undefined,
      proxy: said.proxy,
      backupDays: said.backupDays ?? days,
      protected: least !== undefined,
    },
  };
}

function cacheOf(
  intent: ServiceIntent,
  own: Partial<NonNullable<ServiceIntent['cache']>> | undefined,
  sizes: Sizes,
  least: Protection | undefined,
): NonNullable<EnvironmentSettings['cache']> {
  const said = { ...intent.cache!, ...defined(own) };
  return {
    origin: own ? 'environment' : 'intent',
    value: {
      node: said.node ?? sizes.cache.default,
      replicas: said.replicas ?? (least ? 1 : 0),
    },
  };
}

/** Without what is there but not said, so that it does not hide what is. */
function defined<T extends object>(value: T | undefined): Partial<T> {
  return Object.fromEntries(
    Object.entries(value ?? {}).filter(([, each]) => each !== undefined),
  ) as Partial<T>;
}
