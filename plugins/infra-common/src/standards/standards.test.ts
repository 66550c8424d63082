import fc from 'fast-check';
import {
  environmentOf,
  exceptionCovers,
  exceptionState,
  fillPlaceholders,
  matchLayout,
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
