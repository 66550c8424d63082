import {
  checkIntent,
  resolveEnvironment,
  type ServiceIntentInput,
  validateIntent,
} from '.';
import { type Standards, validateStandards } from '../standards';

const size = {
  cpu: { allowed: [256], default: 256 },
  memory: { min: 512, max: 1024, default: 512 },
  count: { min: 0, max: 4, default: 1 },
  instance: { allowed: ['t4g.micro'], default: 't4g.micro' },
  database: { allowed: ['db.t4g.micro'], default: 'db.t4g.micro' },
  cache: { allowed: ['cache.t4g.micro'], default: 'cache.t4g.micro' },
};

function standardsWith(more: object): Standards {
  const result = validateStandards({
    version: 1,
    organisation: { name: 'acme', title: 'Acme' },
    modules: { url: 'https://github.com/acme/infrastructure.git' },
    environments: {
      dev: { account: '222222222222', approvals: 1 },
      stg: { account: '333333333333', approvals: 1 },
      prod: { account: '444444444444', approvals: 2 },
    },
    regions: { default: 'eu-west-1', allowed: ['eu-west-1'] },
    state: { bucket: 'state', key: '{directory}/x', region: 'eu-west-1' },
    naming: {
      product: { pattern: '.', maxLength: 12 },
      service: { pattern: '.', maxLength: 12 },
      resource: '{product}-{service}-{environment}',
    },
    tags: { required: [{ name: 'Service' }] },
    layout: [
      { path: 'stacks/{product}/{service}/{environment}-{region}' },
      { path: 'stacks/{product}/{service}/{environment}' },
    ],
    owners: { default: 'platform', shared: 'platform' },
    sizes: { dev: size, stg: size, prod: size },
    ...more,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value as Standards;
}

const protection = { environments: ['stg', 'prod'], backupDays: 10 };
const standards = standardsWith({ protection });

function intentOf(more: Partial<ServiceIntentInput>) {
  const result = validateIntent({
    version: 1,
    product: 'authhub',
    service: 'api',
    description: 'x',
    owner: 'platform',
    costCenter: 'x',
    goldenPath: { name: 'ec2', version: '1.0.0' },
    environments: { dev: {}, stg: {}, prod: {} },
    ...more,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

const said = (more: Partial<ServiceIntentInput>, rules = standards) =>
  checkIntent(intentOf(more), rules).map(
    ({ path, code }) => `${path.join('.')} ${code}`,
  );

const RULE = 'standards.protection';
const exception = (rule: string, stacks: string[]) => ({
  ...{ id: 'one-zone', rule, stacks, until: '2026-01-01' },
  ...{ reason: 'Until it has moved.', approvedBy: 'platform' },
});

describe('data that must not be lost', () => {
  it('is protected when nothing is said', () => {
    const more = {
      database: {},
      cache: {},
      recovery: 'none' as const,
    };
    expect(said(more)).toEqual([]);
    const { database, cache } = resolveEnvironment(
      intentOf(more),
      standards,
      'stg',
    );
    expect(database?.value).toMatchObject({
      ...{ multiAz: true, backupDays: 10, protected: true },
    });
    expect(cache?.value.replicas).toBe(1);
    // Nothing is asked where nobody asks for it, but production is safe.
    const without = standardsWith({});
    const settings = (name: 'stg' | 'prod') =>
      resolveEnvironment(intentOf(more), without, name).database?.value;
    expect(settings('stg')).toMatchObject({ multiAz: false, backupDays: 1 });
    expect(settings('prod')).toMatchObject({ multiAz: true, backupDays: 7 });
    expect(said({ cache: { replicas: 0 } }, without)).toEqual([]);
  });

  it.each<[Partial<ServiceIntentInput>, string[]]>([
    [{ database: { multiAz: false } }, Array(2).fill('database.multiAz')],
    [{ database: { backupDays: 9 } }, Array(2).fill('database.backupDays')],
    [{ database: { backupDays: 10 } }, []],
    [{ cache: { replicas: 0 } }, Array(2).fill('cache.replicas')],
    [
      {
        database: {},
        cache: {},
        environments: {
          dev: { database: { multiAz: false }, cache: { replicas: 0 } },
          prod: { database: { multiAz: false, backupDays: 1 } },
        },
      },
      [
        'environments.prod.database.multiAz',
        'environments.prod.database.backupDays',
      ],
    ],
  ])('is told at the field: %j', (more, fields) => {
    expect(said(more)).toEqual(fields.map(field => `${field} ${RULE}`));
  });

  it('is told in both languages', () => {
    const [problem] = checkIntent(
      intentOf({
        database: { backupDays: 3 },
        environments: { prod: {} },
      }),
      standards,
    );
    expect(problem.text).toEqual({
      en: 'Backups are kept for 3 days; in prod 10 are the least.',
      ko: '백업을 10일 이상 보관해야 하는 환경입니다: prod. 지금은 3일입니다.',
    });
  });

  it('is left to the policies where an exception speaks of it', () => {
    const more = {
      database: { multiAz: false, backupDays: 1 },
      environments: { prod: {} },
    };
    const rules = (stacks: string[]) =>
      standardsWith({
        protection,
        exceptions: [exception('rds-multi-az', stacks)],
      });
    expect(said(more, rules(['stacks/authhub/*/prod']))).toEqual([
      `database.backupDays ${RULE}`,
    ]);
    expect(said(more, rules(['stacks/dts/*/prod']))).toHaveLength(2);
  });
});
