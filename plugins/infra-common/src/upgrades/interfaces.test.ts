import { compareInterfaces, type ModuleFace } from './interfaces';

const FACE: ModuleFace = {
  inputs: [
    { name: 'name', type: 'string' },
    { name: 'size', type: 'number', default: '1' },
    { name: 'gone', type: 'string', default: '""' },
  ],
  outputs: [{ name: 'arn' }],
  requiredVersion: '>= 1.9',
  providers: { aws: '>= 5.0' },
  resources: { aws_sqs_queue: 1 },
};

/** Whether one type takes another is for who reads Terraform. */
const same = () => false;

it('tells of a type that takes more, and of its default too', () => {
  const face = (type: string, usual?: string): ModuleFace => ({
    ...{ ...FACE, providers: {}, resources: {} },
    inputs: [{ name: 'size', type, ...(usual && { default: usual }) }],
  });
  const shown = (from: ModuleFace, to: ModuleFace) =>
    compareInterfaces(from, to, (_, after) => after === 'any').map(
      ({ change, breaking, before, after }) =>
        `${change}${breaking ? '!' : ''} ${before} → ${after}`,
    );
  expect(shown(face('number'), face('any'))).toEqual([
    'type-widened number → any',
  ]);
  expect(shown(face('number', '1'), face('any', '2'))).toEqual([
    'type-widened number → any',
    'default-changed 1 → 2',
  ]);
  expect(shown(face('any', '1'), face('number'))).toEqual([
    'type-changed! any → number',
    'became-required! 1 → undefined',
  ]);
  expect(shown(face('any'), face('any', '2'))).toEqual([
    'default-changed undefined → 2',
  ]);
});

it('tells what breaks callers first', () => {
  expect(compareInterfaces(FACE, FACE, same)).toEqual([]);
  const after: ModuleFace = {
    inputs: [
      { name: 'name', type: 'object({})' },
      { name: 'size', type: 'number', default: '2' },
      { name: 'fresh', type: 'string' },
      { name: 'free', type: 'string', default: 'null' },
    ],
    outputs: [{ name: 'url' }],
    requiredVersion: '>= 1.11',
    providers: { aws: '>= 6.0' },
    resources: { aws_sqs_queue: 1, aws_kms_key: 1 },
  };
  const shown = compareInterfaces(FACE, after, same).map(
    ({ kind, name, change, breaking }) =>
      `${kind} ${name} ${change}${breaking ? '!' : ''}`,
  );
  expect(shown).toEqual([
    'variable fresh added-required!',
    'variable gone removed!',
    'variable name type-changed!',
    'output arn removed!',
    'terraform terraform version-raised!',
    'provider aws version-raised!',
    'variable free added',
    'variable size default-changed',
    'output url added',
    'resource aws_kms_key added',
  ]);
});
