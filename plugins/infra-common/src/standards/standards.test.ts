import fc from 'fast-check';
import {
  environmentOf,
  environmentRank,
  exceptionCovers,
  exceptionState,
  fillPlaceholders,
  matchLayout,
  placeWordOf,
  regionOf,
  usualPlaceWord,
} from '.';

describe('matchLayout', () => {
  it('splits an environment from a region', () => {
    const path = 'stacks/{product}/{service}/{environment}-{region}';
    expect(
      matchLayout({ path }, 'stacks/authhub/api/prod-ap-northeast-2'),
    ).toEqual({
      product: 'authhub',
      service: 'api',
      environment: 'prod',
      region: 'ap-northeast-2',
    });
    expect(matchLayout({ path }, 'stacks/authhub/api/prod')).toBeUndefined();
  });

  it('takes odd folders as they are', () => {
    const path = 'terraform/environments/{environment}/*/{name}';
    expect(
      matchLayout({ path }, 'terraform/environments/staging/x (old)/a+b'),
    ).toEqual({ environment: 'staging', name: 'a+b' });
  });

  it('finds again what was filled in', () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
    fc.assert(
      fc.property(word, word, (product, name) => {
        const path = 'stacks/{product}/x.y/{name}';
        const directory = fillPlaceholders(path, { product, name });
        expect(matchLayout({ path }, directory)).toEqual({ product, name });
        const other = directory.replace('x.y', 'xzy');
        expect(matchLayout({ path }, other)).toBeUndefined();
      }),
    );
  });
});

it('leaves unknown placeholders, and those of every object, alone', () => {
  expect(fillPlaceholders('{a}-{b}-{constructor}', { a: '1' })).toBe(
    '1-{b}-{constructor}',
  );
});

describe('environmentOf', () => {
  it.each([
    ['prod', 'prod'],
    ['Production', 'prod'],
    ['stage', 'stg'],
    ['staging', 'stg'],
    ['global', 'shared'],
    ['qa', undefined],
  ])('%s is %s', (word, expected) => {
    expect(environmentOf(word)).toBe(expected);
  });

  it('follows the standards first', () => {
    const account = { account: '1', approvals: 1, approvers: [] };
    const environments = { dev: { ...account, aliases: ['qa', 'stage'] } };
    expect(environmentOf('QA', { environments })).toBe('dev');
    expect(environmentOf('stage', { environments })).toBe('dev');
  });
});

describe('exceptions', () => {
  it('are valid through their last day', () => {
    const exception = { until: '2026-11-21' };
    const at = (time: string) => exceptionState(exception, new Date(time));
    expect(at('2026-11-21T23:59:59.999Z')).toBe('valid');
    expect(at('2026-11-22T00:00:00.000Z')).toBe('expired');
  });

  it('cover a folder, where * is one folder name', () => {
    const exception = { stacks: ['stacks/community/*/dev'] };
    expect(exceptionCovers(exception, 'stacks/community/web/dev')).toBe(true);
    expect(exceptionCovers(exception, 'stacks/community/dev')).toBe(false);
    expect(exceptionCovers(exception, 'stacks/community/a/b/dev')).toBe(false);
    expect(exceptionCovers(exception, 'stacks/communityX/a/dev')).toBe(false);
  });
});

describe('words of places', () => {
  it.each([
    ['apne2', 'ap-northeast-2'],
    ['an2', 'ap-northeast-2'],
    ['use1', 'us-east-1'],
    ['uw2', 'us-west-2'],
    ['euw1', 'eu-west-1'],
    ['cac1', 'ca-central-1'],
    ['aps1', 'ap-south-1'],
    ['us-gov-west-1', 'us-gov-west-1'],
    ['asia-northeast3', 'asia-northeast3'],
    ['s3', undefined],
    ['ec2', undefined],
    ['as1', undefined],
    ['app1', undefined],
    ['use1x', undefined],
    ['web1', undefined],
    ['northeast2', undefined],
  ])('%s is the region %s', (word, region) => {
    expect(regionOf(word)).toBe(region);
  });

  it('finds other environments, those of the standards first', () => {
    const standards = {
      environments: {
        stg: { account: '1', aliases: ['uat'], approvals: 0, approvers: [] },
      },
      otherEnvironments: ['Blue'],
    };
    expect(placeWordOf('BLUE', standards)).toBe('Blue');
    expect(placeWordOf('uat', standards)).toBe('stg');
    expect(placeWordOf('qa', standards)).toBeUndefined();
    expect(placeWordOf('constructor')).toBeUndefined();
    expect(usualPlaceWord('QA')).toBe('qa');
    expect(usualPlaceWord('pre-prod')).toBe('preprod');
    expect(usualPlaceWord('api')).toBeUndefined();
    const all = ['x', 'shared', 'prod', 'qa', 'stg', 'dev', 'a'];
    expect(
      all.sort((a, b) => environmentRank(a) - environmentRank(b)).slice(0, 5),
    ).toEqual(['dev', 'qa', 'stg', 'prod', 'shared']);
  });
});
