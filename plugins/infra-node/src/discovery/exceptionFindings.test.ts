import { BACKEND, find } from './__testUtils__/find';

const exceptions = (now: string | undefined, more = '') =>
  find(
    {
      'stacks/a/b/prod/main.tf': BACKEND,
      'stacks/a/b/dev/main.tf': BACKEND,
      'portal.yaml': [
        'exceptions:',
        '  - id: short-logs',
        '    rule: log-retention',
        '    stacks: [stacks/a/*/prod]',
        '    until: 2026-11-20',
        '  - id: gone',
        '    rule: naming',
        '    stacks: [stacks/gone]',
        '    until: 2026-11-21',
        more,
      ].join('\n'),
    },
    now ? { now: new Date(now) } : {},
  ).findings.map(({ code, file, line, dir }) =>
    [code, `${file}:${line}`, dir].join(' ').trim(),
  );

describe('exceptions of portal.yaml', () => {
  it('end after their last day, where the stacks are', () => {
    expect(exceptions('2026-11-20T23:59:59Z')).toEqual([]);
    expect(exceptions('2026-11-21T00:00:00Z')).toEqual([
      'expired-exception portal.yaml:2 stacks/a/b/prod',
    ]);
    expect(exceptions('2026-11-22T00:00:00Z')).toEqual([
      'expired-exception portal.yaml:2 stacks/a/b/prod',
      'expired-exception portal.yaml:6',
    ]);
  });

  it('end for nobody who does not know the day', () => {
    expect(exceptions(undefined)).toEqual([]);
  });

  it.each([
    '  - 1',
    '  - id: x',
    '  - {id: x, rule: y, stacks: z, until: 2020-01-01}',
    '  - {id: x, rule: y, stacks: [], until: never}',
    'x: [',
  ])('%s is no reason to fail', text => {
    expect(exceptions('2026-11-21T00:00:00Z', text)).toEqual(
      text === 'x: ['
        ? []
        : ['expired-exception portal.yaml:2 stacks/a/b/prod'],
    );
  });
});
