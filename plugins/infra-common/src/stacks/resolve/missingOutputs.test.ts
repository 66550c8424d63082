import type { StackSummary } from '../api';
import type { StateRead } from '../discovery';
import { missingOutputs } from './missingOutputs';
import type { TiedStack, Ties } from './types';

const at = { file: 'apps/main.tf', line: 7 };

const stack = (
  dir: string,
  ties: Partial<Ties> = {},
  more: Partial<StackSummary> = {},
): TiedStack => {
  const { repository = 'github.com/acme/a', workspace = 'default' } = more;
  return {
    summary: {
      ref: `${repository}//${dir}#${workspace}`,
      repository,
      dir,
      workspace,
      layer: 'product',
      resources: 0,
      modules: 0,
      findings: { error: 0, warning: 0, info: 0 },
      incomplete: false,
      ...more,
    },
    ties: {
      calls: [],
      reads: [],
      parametersRead: [],
      parametersWritten: [],
      ...ties,
    },
  };
};

const s3 = (key: string) => ({
  backend: { type: 's3', settings: { bucket: 'state', key } },
});
const network = (more: Partial<StackSummary> = {}) =>
  stack(
    'network',
    { ...s3('network'), outputs: ['subnet_ids', 'vpc_id'] },
    more,
  );
const reader = (name: string, more: Partial<StateRead> = {}) =>
  stack('app', {
    reads: [
      {
        ...at,
        name: 'network',
        backend: 's3',
        settings: { bucket: 'state', key: 'network' },
        outputs: [{ ...at, name }],
        ...more,
      },
    ],
  });
const told = (...all: TiedStack[]) =>
  [...missingOutputs(all).values()].flat().map(({ remedy }) => remedy);

it('tells which output is not there, and the one that is meant', () => {
  const all = [network(), reader('vpcid')];
  expect(missingOutputs(all)).toEqual(
    new Map([
      [
        'github.com/acme/a//app#default',
        [
          {
            ...at,
            code: 'missing-output',
            severity: 'warning',
            message:
              'the output "vpcid" is read of the state of network, which has no such output; the nearest is "vpc_id"',
            remedy: 'Read "vpc_id", or add "vpcid" to network.',
          },
        ],
      ],
    ]),
  );
  expect(told(network(), reader('zone'))).toEqual([
    'Add it to network, or read one of its outputs: subnet_ids, vpc_id.',
  ]);
  const elsewhere = network({ repository: 'github.com/acme/net' });
  expect(told(elsewhere, reader('zone'))).toEqual([
    expect.stringContaining('to github.com/acme/net//network,'),
  ]);
  expect(told(network(), reader('vpc_id'))).toEqual([]);
});

it('counts stacks of one code in several workspaces as one', () => {
  const dev = network({ workspace: 'dev' });
  const prod = network({ workspace: 'prod' });
  expect(told(dev, prod, reader('zone', { workspace: 'dev' }))).toHaveLength(1);
  expect(told(dev, prod, reader('zone', { workspace: 'qa' }))).toHaveLength(1);
});

it.each([
  ['it is not known whose state it is', [reader('zone')]],
  ['files were not read', [network({ incomplete: true }), reader('zone')]],
  ['two write one state', [network(), network({ dir: 'b' }), reader('zone')]],
  [
    'nothing fails without it',
    [
      network(),
      reader('x', { outputs: [{ ...at, name: 'x', isOptional: true }] }),
    ],
  ],
  [
    'the address has unknown pieces',
    [
      stack('network', s3('${var.x}')),
      reader('zone', { settings: { bucket: 'state', key: '${var.x}' } }),
    ],
  ],
  [
    'a stack reads what it gave itself',
    [stack('self', { ...reader('zone').ties, ...s3('network') })],
  ],
])('says nothing when %s', (_, all) => {
  expect(told(...all)).toEqual([]);
});

it('takes names for names', () => {
  const odd = stack('network', { ...s3('network'), outputs: ['__proto__'] });
  expect(told(odd, reader('__proto__'))).toEqual([]);
  expect(told(odd, reader('constructor'))).toHaveLength(1);
});
