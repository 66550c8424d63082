import { editHcl } from '.';

const file = 'main.tf';
const block = { type: 'resource', labels: ['aws_sqs_queue', 'mail'] };
const ignore = (text: string, ...names: string[]) =>
  editHcl(
    { file, text },
    names.map(name => ({ kind: 'ignoreChanges', block, name })),
  );
const queue = (...lines: string[]) =>
  ['resource "aws_sqs_queue" "mail" {', ...lines, '}', ''].join('\n');

describe('what Terraform leaves alone', () => {
  it.each([
    [
      'begins behind all else',
      queue('  name = "mail" # c'),
      queue(
        '  name = "mail" # c',
        '',
        '  lifecycle {',
        '    ignore_changes = [delay_seconds]',
        '  }',
      ),
    ],
    [
      'begins in an empty block',
      'resource "aws_sqs_queue" "mail" {}\n',
      queue('  lifecycle {', '    ignore_changes = [delay_seconds]', '  }'),
    ],
    [
      'begins in a block of one line',
      'resource "aws_sqs_queue" "mail" { name = "mail" }\n',
      queue(
        '  name = "mail"',
        '',
        '  lifecycle {',
        '    ignore_changes = [delay_seconds]',
        '  }',
      ),
    ],
    [
      'joins a lifecycle',
      queue('  lifecycle {', '    prevent_destroy = true # c', '  }'),
      queue(
        '  lifecycle {',
        '    prevent_destroy = true # c',
        '    ignore_changes  = [delay_seconds]',
        '  }',
      ),
    ],
    [
      'joins a lifecycle of one line',
      queue('  lifecycle { prevent_destroy = true }'),
      queue(
        '  lifecycle {',
        '    prevent_destroy = true',
        '    ignore_changes  = [delay_seconds]',
        '  }',
      ),
    ],
    [
      'joins a list on one line, in order',
      queue('  lifecycle {', '    ignore_changes = [a, z] # c', '  }'),
      queue(
        '  lifecycle {',
        '    ignore_changes = [a, delay_seconds, z] # c',
        '  }',
      ),
    ],
    [
      'joins the end of a list without an order',
      queue('  lifecycle {', '    ignore_changes = [z, a]', '  }'),
      queue(
        '  lifecycle {',
        '    ignore_changes = [z, a, delay_seconds]',
        '  }',
      ),
    ],
    [
      'joins lines, and keeps comments with theirs',
      queue(
        '  lifecycle {',
        '    ignore_changes = [',
        '      a, # of a',
        '      # of z',
        '      z, # behind z',
        '    ]',
        '  }',
      ),
      queue(
        '  lifecycle {',
        '    ignore_changes = [',
        '      a, # of a',
        '      delay_seconds,',
        '      # of z',
        '      z, # behind z',
        '    ]',
        '  }',
      ),
    ],
    [
      'joins the last line, with a comma',
      queue(
        '  lifecycle {',
        '    ignore_changes = [',
        '      a # of a',
        '    ]',
        '  }',
      ),
      queue(
        '  lifecycle {',
        '    ignore_changes = [',
        '      a, # of a',
        '      delay_seconds',
        '    ]',
        '  }',
      ),
    ],
    [
      'fills an empty list',
      queue('  lifecycle {', '    ignore_changes = [ ]', '  }'),
      queue('  lifecycle {', '    ignore_changes = [delay_seconds]', '  }'),
    ],
    [
      'is all of it already',
      queue('  lifecycle {', '    ignore_changes = all', '  }'),
      queue('  lifecycle {', '    ignore_changes = all', '  }'),
    ],
  ])('%s', async (_title, text, expected) => {
    const result = await ignore(text, 'delay_seconds');
    expect(result).toBe(expected);
    expect(await ignore(result, 'delay_seconds')).toBe(expected);
  });

  it('may be keys of maps, and several', async () => {
    expect(await ignore(queue('  name = "a"'), 'tags["b c"]', 'name')).toBe(
      queue(
        '  name = "a"',
        '',
        '  lifecycle {',
        '    ignore_changes = [name, tags["b c"]]',
        '  }',
      ),
    );
  });

  it('keeps the line breaks of the file', async () => {
    const text = queue('  name = "a"').replaceAll('\n', '\r\n');
    const result = await ignore(text, 'name');
    expect(result.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it.each([
    [
      queue('  lifecycle {', '    ignore_changes = var.x', '  }'),
      /is no list\. Add to it by hand/,
    ],
    [
      queue('  lifecycle {', '    ignore_changes = [ /* c */ ]', '  }'),
      /empty but for a comment/,
    ],
    ['', /no block resource "aws_sqs_queue" "mail"/],
  ])('is refused in %j', async (text, message) => {
    await expect(ignore(text, 'name')).rejects.toThrow(message);
  });

  it('takes names alone', async () => {
    for (const name of ['a]\nx = [', 'a, b', '', '"a']) {
      await expect(ignore(queue(), name)).rejects.toThrow(
        /by hand|as Terraform/,
      );
    }
  });
});
