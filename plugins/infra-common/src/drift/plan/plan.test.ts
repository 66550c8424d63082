import fc from 'fast-check';
import { driftResources, guessCause } from '.';
import { readAttributes } from './attributes';

const plan = (...lines: string[]) =>
  [
    'Terraform will perform the following actions:',
    '',
    '  # aws_x.y will be updated in-place',
    '  ~ resource "aws_x" "y" {',
    ...lines.map(line => `      ${line}`),
    '    }',
    '',
    'Plan: 0 to add, 1 to change, 0 to destroy.',
  ].join('\n');
const of = (...lines: string[]) => driftResources(plan(...lines))[0].attributes;

describe('attributes of a plan', () => {
  it.each<[string, string[], object[]]>([
    [
      'a value',
      ['~ name = "a -> \\"b" -> "c"', '  id = "1"'],
      [{ path: 'name', actual: '"a -> \\"b"', wanted: '"c"' }],
    ],
    [
      'a value that is only there, or only in the code',
      ['- a = 1 -> null', '+ b = true'],
      [
        { path: 'a', actual: '1' },
        { path: 'b', wanted: 'true' },
      ],
    ],
    [
      'keys of a map',
      [
        '~ tags = {',
        '      "Name" = "x"',
        '    - "a.b"  = "1" -> null',
        '    ~ "Team" = "a" -> "b"',
        '      # (2 unchanged elements hidden)',
        '  }',
      ],
      [
        { path: 'tags["a.b"]', actual: '"1"' },
        { path: 'tags.Team', actual: '"a"', wanted: '"b"' },
      ],
    ],
    [
      'a list that is shown whole',
      ['~ cidrs = [', '      "k",', '    - "a",', '    + "b",', '  ]'],
      [{ path: 'cidrs', actual: '["k", "a"]', wanted: '["k", "b"]' }],
    ],
    [
      'a list with hidden elements',
      [
        '~ cidrs = [',
        '      # (3 unchanged elements hidden)',
        '    - "a",',
        '  ]',
      ],
      [{ path: 'cidrs[]', actual: '"a"' }],
    ],
    [
      'blocks',
      [
        '~ ingress {',
        '    ~ from_port = 80 -> 443',
        '      # (3 unchanged attributes hidden)',
        '  }',
        '~ ingress {',
        '    + self = true',
        '  }',
      ],
      [
        { path: 'ingress[0].from_port', actual: '80', wanted: '443' },
        { path: 'ingress[1].self', wanted: 'true' },
      ],
    ],
    [
      'JSON',
      [
        '~ policy = jsonencode(',
        '    ~ {',
        '        ~ Statement = [',
        '            ~ {',
        '                ~ Effect = "Deny" -> "Allow"',
        '              },',
        '          ]',
        '      }',
        '  )',
      ],
      [
        {
          path: 'policy.Statement[0].Effect',
          actual: '"Deny"',
          wanted: '"Allow"',
        },
      ],
    ],
    [
      'one whole value after another',
      [
        '~ tags = {',
        '    Name = "x"',
        '    Team = "a"',
        '  } -> {',
        '    Name = "x"',
        '    Owner = "me"',
        '  }',
        '~ ports = [',
        '    1,',
        '  ] -> [',
        '    1,',
        '    2,',
        '  ]',
      ],
      [
        { path: 'tags.Team', actual: '"a"' },
        { path: 'tags.Owner', wanted: '"me"' },
        { path: 'ports', actual: '[1]', wanted: '[1, 2]' },
      ],
    ],
    [
      'lines of a longer text',
      ['~ data = <<-EOT', '      same', '    - old', '    + new', '  EOT'],
      [{ path: 'data', actual: 'old', wanted: 'new' }],
    ],
    [
      'what is hidden, and what is computed',
      ['~ a = (sensitive value)', '~ etag = "x" -> (known after apply)'],
      [
        { path: 'a' },
        { path: 'etag', actual: '"x"', wanted: '(known after apply)' },
      ],
    ],
  ])('%s', (_, lines, expected) => {
    expect(of(...lines)).toEqual(expected);
  });

  const fragment = fc.constantFrom(
    ...['~ a = {', '} -> {', '}', '] -> [', ']', '~ b = [', '- "x",', '(', ')'],
    ...['~ c = "a" -> "b"', '+ jsonencode(', '~ d = <<EOT', 'EOT', '~ e {'],
    ...['# (3 unchanged elements hidden)', '"k" = "v"', '+ {', '- [', '~'],
    ...['  # aws_x.z will be destroyed', '    }', '"\\', ' -> ', '+ = ='],
  );

  it('never throws, and gives no more than can be shown', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fragment, fc.string())), lines => {
        for (const { attributes } of driftResources(plan(...lines))) {
          expect(attributes.length).toBeLessThanOrEqual(100);
          for (const { path, actual = '', wanted = '' } of attributes) {
            expect(path.length).toBeLessThanOrEqual(300);
            expect(actual.length).toBeLessThanOrEqual(500);
            expect(wanted.length).toBeLessThanOrEqual(500);
          }
        }
      }),
      { numRuns: process.env.HEAVY ? 20_000 : 1_000 },
    );
  });

  it.each([
    ['open objects', '~ a = {'],
    ['open lists', '~ a = ['],
    ['strings that do not end', `~ a = "${'\\'.repeat(5_000)}`],
    ['keys that do not end', `"${'\\"'.repeat(4_000)}`],
    ['elements', `- "${'x'.repeat(400)}",`],
    ['arrows', `~ a = ${' ->'.repeat(3_000)}`],
  ])('takes time in proportion to the text: %s', (_, line) => {
    const lines = new Array(Math.ceil(1_000_000 / line.length)).fill(line);
    const began = performance.now();
    readAttributes(['~ resource "a" "b" {', '~ x = [', ...lines]);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe('causes', () => {
  const FIRST = Date.parse('2026-11-10T00:00:00Z');
  const DAY = 24 * 60 * 60_000;
  const counts = { add: 0, change: 1, destroy: 0, import: 0, forget: 0 };
  const episode = { firstSeen: FIRST, counts, changesOutside: false };
  const nobody = { applies: [], code: [] };
  const causeOf = (...lines: string[]) =>
    guessCause(episode, driftResources(plan(...lines)), nobody).cause;

  it.each([
    ['tags-only', ['~ tags = {', '  ~ "a" = "1" -> "2"', '}']],
    ['autoscaling', ['~ desired_count = 4 -> 2']],
    ['autoscaling', ['~ scaling_config {', '~ desired_size = 4 -> 2', '}']],
    ['provider-upgrade', ['~ etag = "x" -> (known after apply)']],
    ['provider-upgrade', ['~ port = "80" -> 80']],
    ['manual-change', ['~ engine = "a" -> "b"', '~ desired_count = 1 -> 2']],
  ])('%s: %j', (cause, lines) => {
    expect(causeOf(...lines)).toBe(cause);
  });

  it('takes what needs a person of several', () => {
    const two = [
      ...driftResources(plan('~ desired_count = 4 -> 2')),
      ...driftResources(plan('~ engine = "a" -> "b"')),
    ];
    expect(guessCause(episode, two, nobody)).toMatchObject({
      cause: 'manual-change',
      because: [
        {
          en: expect.stringContaining('aws_x.y'),
          ko: expect.stringContaining('aws_x.y'),
        },
        { en: 'No apply of this stack is known to the portal.' },
      ],
    });
    expect(guessCause(episode, [], nobody).cause).toBe('unknown');
  });

  it('is the code where that is newer than what was applied', () => {
    const resources = driftResources(plan('~ engine = "a" -> "b"'));
    const applies = [
      {
        at: FIRST - 3 * DAY,
        runId: 'r',
        commit: 'head',
        pullRequest: { number: 7, url: '' },
      },
    ];
    const guess = (code: object) =>
      guessCause(episode, resources, {
        applies,
        code: [{ at: FIRST - DAY, commit: 'c'.repeat(40), ...code }],
      });
    expect(guess({})).toMatchObject({
      cause: 'code-not-applied',
      because: [
        { en: 'Commit ccccccc changed the code at 2026-11-09 00:00 UTC.' },
        {
          en: 'The newest apply before it was seen ended at 2026-11-07 00:00 UTC.',
        },
      ],
      resources: [{ cause: 'code-not-applied' }],
    });
    expect(guess({ versionsOnly: true }).cause).toBe('provider-upgrade');
    // Atlantis applies before it merges: that commit is applied.
    expect(guess({ pull: 7 }).cause).toBe('manual-change');
    expect(guess({ parents: ['x', 'head'] }).cause).toBe('manual-change');
    // Code that came after the drift did not make it.
    expect(guess({ at: FIRST + 1 }).cause).toBe('manual-change');
  });
});
