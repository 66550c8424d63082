import {
  type DriftAttribute,
  type DriftResource,
  leftText,
} from '@infra-portal/infra-common';
import { adoptValues, ignoreChanges } from '.';

const queue = (...lines: string[]) =>
  ['resource "aws_sqs_queue" "mail" {', ...lines, '}', ''].join('\n');
const resource = (
  attributes: DriftAttribute[],
  more: Partial<DriftResource> = {},
): DriftResource => ({
  address: 'aws_sqs_queue.mail',
  action: 'update',
  cause: 'manual-change',
  attributes,
  ...more,
});

const adopt = async (
  text: string,
  attributes: DriftAttribute[],
  more: Partial<DriftResource> = {},
  how = adoptValues,
) => {
  const { files, left } = await how({
    files: [{ path: 'a/main.tf', text }],
    resources: [resource(attributes, more)],
  });
  return { after: files[0]?.after ?? text, left };
};

const tags = ['  tags = {', '    Name = "mail" # c', '    Team = "a"', '  }'];

describe('adopting what is there', () => {
  it.each<[string, string, DriftAttribute[], string]>([
    [
      'a number',
      queue('  # keep', '  delay_seconds = 5 # why', '  name = "x"'),
      [{ path: 'delay_seconds', actual: '30', wanted: '5' }],
      queue('  # keep', '  delay_seconds = 30 # why', '  name = "x"'),
    ],
    [
      'a number written as text',
      queue('  delay_seconds = "5"'),
      [{ path: 'delay_seconds', actual: '30', wanted: '5' }],
      queue('  delay_seconds = 30'),
    ],
    [
      'text that would be code',
      queue('  name = "a"'),
      [{ path: 'name', actual: '"${file(\\"x\\")}\\n%{if}"', wanted: '"a"' }],
      queue('  name = "$${file(\\"x\\")}\\n%%{if}"'),
    ],
    [
      'a tag that differs',
      queue(...tags),
      [{ path: 'tags.Team', actual: '"b"', wanted: '"a"' }],
      queue(...tags).replace('"a"', '"b"'),
    ],
    [
      'a tag that was added',
      queue(...tags),
      [{ path: 'tags.Owner', actual: '"me"' }],
      queue(...tags.slice(0, 3), '    Owner = "me"', '  }').replaceAll(
        /(Name|Team) =/g,
        '$1 =',
      ),
    ],
    [
      'a tag that was removed',
      queue(...tags),
      [{ path: 'tags.Team', wanted: '"a"' }],
      queue(...tags.slice(0, 2), '  }'),
    ],
    [
      'a tag with dots',
      queue('  tags = { "a.b/c" = "1" }'),
      [{ path: 'tags["a.b/c"]', actual: '"2"', wanted: '"1"' }],
      queue('  tags = { "a.b/c" = "2" }'),
    ],
    [
      'the first of all tags',
      queue('  name = "x"'),
      [{ path: 'tags.Owner', actual: '"me"' }],
      queue('  name = "x"', '  tags = {', '    Owner = "me"', '  }'),
    ],
    [
      'an argument that is not written',
      queue('  name = "x"'),
      [{ path: 'delay_seconds', actual: '30' }],
      queue('  name = "x"', '  delay_seconds = 30'),
    ],
    [
      'an argument that is there no more',
      queue('  name = "x"', '  delay_seconds = 30'),
      [{ path: 'delay_seconds', wanted: '30' }],
      queue('  name = "x"'),
    ],
    [
      'an argument of the one block of a kind',
      queue('  ingress {', '    port = 1', '  }'),
      [{ path: 'ingress[0].port', actual: '2', wanted: '1' }],
      queue('  ingress {', '    port = 2', '  }'),
    ],
    [
      'a list',
      queue('  cidrs = ["a", "b"]'),
      [
        {
          path: 'cidrs',
          actual: '[\n  "a",\n  "c",\n]',
          wanted: '[\n  "a",\n  "b",\n]',
        },
      ],
      queue('  cidrs = ["a", "c"]'),
    ],
    [
      'a set, in the order it has',
      queue('  cidrs = ["c", "a"]'),
      [{ path: 'cidrs', actual: '["a", "b", "c"]', wanted: '["a", "c"]' }],
      queue('  cidrs = ["c", "a", "b"]'),
    ],
    [
      'the instance of a choice',
      queue('  count = var.on ? 1 : 0', '  name  = "a"'),
      [{ path: 'name', actual: '"b"', wanted: '"a"' }],
      queue('  count = var.on ? 1 : 0', '  name  = "b"'),
    ],
  ])('takes %s', async (title, text, attributes, expected) => {
    const more = title.startsWith('the instance')
      ? { address: 'aws_sqs_queue.mail[0]' }
      : {};
    const { after, left } = await adopt(text, attributes, more);
    expect(left).toEqual([]);
    expect(after.replaceAll(/ +=/g, ' =')).toBe(
      expected.replaceAll(/ +=/g, ' ='),
    );
  });

  it('does not tell of what follows tags', async () => {
    const { left } = await adopt(queue(...tags), [
      { path: 'tags.Team', actual: '"b"', wanted: '"a"' },
      { path: 'tags_all.Team', actual: '"b"', wanted: '"a"' },
    ]);
    expect(left).toEqual([]);
  });

  it.each<[string, string, DriftAttribute, Partial<DriftResource>, RegExp]>([
    [
      'an expression',
      queue('  name = var.name'),
      { path: 'name', actual: '"b"', wanted: '"a"' },
      {},
      /name is not written as a plain value/,
    ],
    [
      'a merged map',
      queue('  tags = merge(local.tags, { Team = "a" })'),
      { path: 'tags.Team', actual: '"b"', wanted: '"a"' },
      {},
      /tags is not written as a plain value/,
    ],
    [
      'code that says something else',
      queue('  name = "c"'),
      { path: 'name', actual: '"b"', wanted: '"a"' },
      {},
      /does not say what the plan wanted/,
    ],
    [
      'a hidden value',
      queue('  name = "a"'),
      { path: 'name' },
      {},
      /hides both values/,
    ],
    [
      'a sensitive value',
      queue('  name = "a"'),
      { path: 'name', actual: '(sensitive value)', wanted: '"a"' },
      {},
      /does not show the value whole/,
    ],
    [
      'a value with a secret removed',
      queue('  name = "a"'),
      { path: 'name', actual: '"x(removed by the portal)"', wanted: '"a"' },
      {},
      /does not show the value whole/,
    ],
    [
      'a credential',
      queue('  name = "a"'),
      { path: 'name', actual: `"ghp_${'a1B2'.repeat(9)}"`, wanted: '"a"' },
      {},
      /looks like a secret/,
    ],
    [
      'a value that is known later',
      queue('  name = "a"'),
      { path: 'name', actual: '"b"', wanted: '(known after apply)' },
      {},
      /does not show the value whole/,
    ],
    [
      'JSON',
      queue('  policy = "{}"'),
      { path: 'policy', actual: 'jsonencode({})', wanted: '"{}"' },
      {},
      /does not show the value whole/,
    ],
    [
      'several blocks',
      queue('  ingress {', '  }', '  ingress {', '  }'),
      { path: 'ingress[1].port', actual: '2', wanted: '1' },
      {},
      /several blocks ingress/,
    ],
    [
      'what may be another block',
      queue('  ingress {', '    port = 1', '  }'),
      { path: 'ingress[0].description', actual: '"x"' },
      {},
      /may be that a whole block differs/,
    ],
    [
      'a part of a list',
      queue('  cidrs = ["a", "b"]'),
      { path: 'cidrs[]', actual: '"c"' },
      {},
      /only a part of the list/,
    ],
    [
      'a dynamic block',
      queue('  dynamic "ingress" {', '    for_each = []', '  }'),
      { path: 'ingress[0].port', actual: '2', wanted: '1' },
      {},
      /dynamic block/,
    ],
    [
      'all instances',
      queue('  for_each = toset(["a"])', '  name = "a"'),
      { path: 'name', actual: '"b"', wanted: '"a"' },
      { address: 'aws_sqs_queue.mail["a"]' },
      /has for_each: what is written there counts for all instances/,
    ],
    [
      'a module',
      queue('  name = "a"'),
      { path: 'name', actual: '"b"', wanted: '"a"' },
      { address: 'module.queue.aws_sqs_queue.mail' },
      /belongs to the module queue/,
    ],
    [
      'what is gone',
      queue('  name = "a"'),
      { path: 'name', wanted: '"a"' },
      { action: 'create' },
      /It is gone/,
    ],
    [
      'a block that is no more',
      queue('  name = "a"'),
      { path: 'name', actual: '"b"', wanted: '"a"' },
      { address: 'aws_sqs_queue.other' },
      /no block for it any more/,
    ],
    [
      'what may be a block',
      queue('  name = "a"'),
      { path: 'versioning', actual: '[{ enabled = true }]' },
      {},
      /it may be a block/,
    ],
  ])('leaves %s', async (_title, text, attribute, more, why) => {
    const { after, left } = await adopt(text, [attribute], more);
    expect(after).toBe(text);
    expect(left).toHaveLength(1);
    expect(leftText(left[0].why, 'en')).toMatch(why);
    expect(leftText(left[0].why, 'ko')).toMatch(/[가-힣]/);
  });

  it('leaves what override files or JSON say', async () => {
    const attributes = [{ path: 'name', actual: '"b"', wanted: '"a"' }];
    const override = await adoptValues({
      files: [
        { path: 'main.tf', text: queue('  name = "a"') },
        { path: 'x_override.tf', text: queue('  name = "c"') },
      ],
      resources: [resource(attributes)],
    });
    expect(override.left[0].why).toEqual({ code: 'overridden' });
    const json = await adoptValues({
      files: [
        {
          path: 'main.tf.json',
          text: '{"resource":{"aws_sqs_queue":{"mail":{"name":"a"}}}}',
        },
      ],
      resources: [resource(attributes)],
    });
    expect(json.files).toEqual([]);
    expect(json.left[0].why).toEqual({ code: 'json' });
  });
});

describe('ignoring what differs', () => {
  it('names arguments and keys of tags, in order', async () => {
    const { after, left } = await adopt(
      queue('  name = "x"'),
      [
        { path: 'tags["a b"]', actual: '"1"' },
        { path: 'delay_seconds', actual: '30', wanted: '5' },
        { path: 'ingress[0].port', actual: '(sensitive value)' },
      ],
      {},
      ignoreChanges,
    );
    expect(left).toEqual([]);
    expect(after).toContain(
      'ignore_changes = [delay_seconds, ingress, tags["a b"]]',
    );
  });

  it('leaves what cannot be ignored', async () => {
    const { after, left } = await adopt(
      queue('  name = "x"'),
      [{ path: 'tags_all.Team', actual: '"1"' }],
      {},
      ignoreChanges,
    );
    expect(after).toBe(queue('  name = "x"'));
    expect(left[0]).toMatchObject({
      path: 'tags_all.Team',
      why: { code: 'computed', name: 'tags_all' },
    });
  });
});
