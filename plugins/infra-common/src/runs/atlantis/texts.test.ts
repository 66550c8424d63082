import fc from 'fast-check';
import { block, many, planOutput } from '../__testUtils__/texts';
import { boundOutput, cleanText } from './clean';
import { parseComment } from './comments';
import { readCounts } from './counts';
import { joinPieces } from './pieces';
import { parsePlan } from './planText';
import { readRequest } from './requests';
import { readStatusContext } from './statuses';

describe('statuses', () => {
  it.each([
    ['atlantis/plan', { command: 'plan' }],
    ['atlantis/plan: a/b/default', { command: 'plan', target: 'a/b/default' }],
    ['atlantis/apply: api: x', { command: 'apply', target: 'api: x' }],
    ['atlantis/policy_check', { command: 'policy_check' }],
    ['atlantis/pre_workflow_hook: x', undefined],
    ['atlantis/plan: ', undefined],
    ['other/plan', undefined],
    ['atlantis/constructor', undefined],
  ])('reads %j', (context, wanted) => {
    expect(readStatusContext('atlantis', context)).toEqual(wanted);
  });

  it('reads counts in all forms', () => {
    expect(
      readCounts(
        'Plan: 1 to import, 2 to add, 3 to change, 4 to destroy, 5 to forget.',
      ),
    ).toEqual({
      hasChanges: true,
      counts: { import: 1, add: 2, change: 3, destroy: 4, forget: 5 },
    });
    expect(
      readCounts(
        'Apply complete! Resources: 1 added, 0 changed, 0 destroyed.\nPlan: 1 to add, 0 to change, 2 to destroy.',
      ).counts,
    ).toMatchObject({ add: 2, destroy: 2 });
    expect(
      readCounts('No changes. Infrastructure is up-to-date.').hasChanges,
    ).toBe(false);
    expect(readCounts('Changes to Outputs:\n  + a = 1').hasChanges).toBe(true);
    expect(readCounts('')).toEqual({});
  });
});

describe('cleaning', () => {
  it('takes colours, tokens and secrets out and keeps lines', () => {
    const token = `ghp_${'a'.repeat(36)}`;
    const clean = cleanText(
      [
        '\u001b[1m\u001b[32m+ resource\u001b[0m',
        `git clone https://bot:${token}@github.com/acme/infra`,
        `      + db_password = "hunter2hunter2"`,
        '      + name = "mail"',
        `      + value = "AKIA${'B'.repeat(16)}"`,
        '-----BEGIN RSA PRIVATE KEY-----',
        'MIIEow',
        '-----END RSA PRIVATE KEY-----',
        'after',
      ].join('\r\n'),
    );
    expect(clean.split('\n')).toEqual([
      '+ resource',
      'git clone https://bot:(removed by the portal)@github.com/acme/infra',
      '      + db_password = (removed by the portal)',
      '      + name = "mail"',
      '      + value = "(removed by the portal)"',
      '(removed by the portal)',
      '(removed by the portal)',
      '(removed by the portal)',
      'after',
    ]);
  });

  it('keeps the head and the tail of long output', () => {
    const text = Array.from({ length: 1_000 }, (_, i) => `line ${i}`);
    const kept = boundOutput(text.join('\n'), 1_000);
    expect(kept.truncated).toBe(true);
    expect(kept.text).toMatch(/^line 0\n/);
    expect(kept.text).toMatch(/\nline 999$/);
    const gone = Number(/… (\d+) lines/.exec(kept.text)![1]);
    expect(kept.text.split('\n').length - 1 + gone).toBe(1_000);
  });

  it('is done once for all, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
      }),
    );
  });
});

describe('plans', () => {
  it('shows the riskiest first', () => {
    const plan = [
      '  # module.a.aws_sqs_queue.new["x"] will be created',
      '+ resource "aws_sqs_queue" "new" {',
      '      + tags = {',
      '          # aws_db.fake will be destroyed',
      '        }',
      '    }',
      '',
      '  # aws_db_instance.main must be replaced',
      '-/+ resource "aws_db_instance" "main" {',
      '    ~ engine_version = "14" -> "16" # forces replacement',
      '      # (12 unchanged attributes hidden)',
      '    }',
      '',
      '  # aws_s3_bucket.old will be destroyed',
      '  # (because aws_s3_bucket.old is not in configuration)',
      '- resource "aws_s3_bucket" "old" {',
      '    }',
      '  # aws_iam_role.a has moved to aws_iam_role.b',
      '    resource "aws_iam_role" "b" {',
      '    }',
      '  # aws_x.gone will no longer be managed by Terraform, but will not be destroyed',
      ' . resource "aws_x" "gone" {',
      '    }',
      'Plan: 2 to add, 0 to change, 2 to destroy.',
    ].join('\n');
    expect(parsePlan(plan)).toEqual([
      {
        address: 'aws_s3_bucket.old',
        action: 'delete',
        why: 'because aws_s3_bucket.old is not in configuration',
        line: 14,
        lines: 4,
      },
      {
        address: 'aws_db_instance.main',
        action: 'replace',
        why: 'engine_version forces replacement',
        line: 8,
        lines: 5,
      },
      { address: 'aws_x.gone', action: 'forget', line: 21, lines: 3 },
      {
        address: 'module.a.aws_sqs_queue.new["x"]',
        action: 'create',
        line: 1,
        lines: 6,
      },
      {
        address: 'aws_iam_role.b',
        action: 'move',
        movedFrom: 'aws_iam_role.a',
        line: 18,
        lines: 3,
      },
    ]);
    expect(parsePlan('No changes.')).toBeUndefined();
  });
});

describe('requests', () => {
  const names = ['atlantis', '@bot'];
  it.each([
    ['atlantis plan', { command: 'plan' }],
    [
      '  Atlantis apply -d a/b -w x -- -var x',
      { command: 'apply', dir: 'a/b', workspace: 'x' },
    ],
    ['@bot plan --project=api', { command: 'plan', project: 'api' }],
    ['atlantis approve_policies', { command: 'policy_check' }],
    ['atlantis unlock', undefined],
    ['please atlantis plan', undefined],
    ['atlantis plan\nthanks', undefined],
  ])('reads %j', (body, wanted) => {
    expect(readRequest(body, names)).toEqual(wanted);
  });
});

describe('pieces', () => {
  const end =
    '\n```\n\n<br>\n\n**Warning**: Output length greater than max comment size. Continued in next comment.';
  const start = 'Continued plan output from previous comment.\n```diff\n';
  const piece = (number: number, body: string, author = 'bot') => ({
    ...{ number, author, body },
  });
  const whole = many('Plan', [
    [{ dir: 'a' }, block(planOutput())],
    [{ dir: 'b' }, block(planOutput('queue', 7))],
  ]);
  const cut = whole.indexOf('+ create');
  const pieces = [
    piece(1, whole.slice(0, cut - 1) + end),
    piece(2, 'human', 'somebody'),
    piece(3, start + whole.slice(cut)),
  ];

  it('puts together what was split', () => {
    const joined = joinPieces(pieces);
    expect(joined).toHaveLength(2);
    expect(joined[0]).toMatchObject({ first: pieces[0], last: pieces[2] });
    expect(joined[0].body).toBe(whole);
    expect(parseComment(joined[0].body)).toEqual(parseComment(whole));
  });

  it('leaves alone what has no beginning or no end', () => {
    expect(joinPieces(pieces.slice(1)).map(({ body }) => body)).toEqual([
      'human',
      pieces[2].body,
    ]);
    const [open] = joinPieces(pieces.slice(0, 2));
    expect(parseComment(open.body)).toMatchObject({ kind: 'results' });
  });
});
