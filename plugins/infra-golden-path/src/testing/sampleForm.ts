import type { FormModel } from '@infra-portal/infra-common';

const environment = (name: string, cpu: number, count: number) => ({
  name,
  account: '222222222222',
  zone: `${name}.acme.example`,
  approvals: name === 'prod' ? 2 : 1,
  cpu: { allowed: [256, 512, 1024], default: cpu },
  memory: { min: 512, max: 4096, default: cpu * 2 },
  count: { min: 0, max: 10, default: count },
  instance: { allowed: ['t4g.micro'], default: 't4g.micro' },
  database: { allowed: ['db.t4g.micro'], default: 'db.t4g.micro' },
  cache: { allowed: ['cache.t4g.micro'], default: 'cache.t4g.micro' },
});

/** Every part that golden paths may know. */
export const ALL_PARTS = [
  'image',
  'source',
  'port',
  'healthPath',
  'cpu',
  'memory',
  'count',
  'ingress',
  'database',
  'cache',
  'buckets',
  'queues',
  'topics',
  'auth',
  'secrets',
  'variables',
  'deployment',
  'objectives',
  'recovery',
];

const text = (en: string) => ({ en, ko: `${en} (ko)` });

/** A form for tests: two products, two golden paths, three environments. */
export const sampleForm: FormModel = {
  repository: 'github.com/acme/infrastructure',
  repositories: ['github.com/acme/infrastructure'],
  base: { branch: 'main', commit: 'a'.repeat(40) },
  products: [
    {
      name: 'authhub',
      owner: 'group:default/developers',
      budget: 1200,
      services: ['session'],
      costCenters: ['CC-2100'],
    },
    { name: 'crawler', services: [], costCenters: [] },
  ],
  naming: {
    product: { pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', maxLength: 20 },
    service: { pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', maxLength: 20 },
  },
  regions: { default: 'ap-northeast-2', allowed: ['ap-northeast-2'] },
  environments: [
    environment('shared', 256, 0),
    environment('dev', 256, 1),
    environment('stg', 256, 1),
    environment('prod', 512, 1),
  ],
  costCenterPattern: '^CC-[0-9]{4}$',
  goldenPaths: [
    {
      name: 'ecs-fargate',
      version: '1.0.0',
      runtime: 'ecs-fargate',
      title: text('Service on ECS Fargate'),
      description: text('Containers without servers.'),
      supports: ALL_PARTS,
      questions: [
        {
          name: 'logDays',
          title: text('Days of logs'),
          schema: { type: 'integer', minimum: 1, maximum: 365 },
          default: 30,
        },
      ],
    },
    {
      name: 'worker',
      version: '1.0.0',
      runtime: 'worker',
      title: text('Worker'),
      description: text('Takes jobs from a queue.'),
      supports: ['image', 'cpu', 'memory', 'count', 'queues', 'auth.opa'],
      questions: [],
    },
  ],
  broken: [],
  observedAt: '2026-11-21T10:00:00Z',
};
