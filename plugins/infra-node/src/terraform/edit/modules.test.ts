import { editHcl, HclEdit } from '.';

const file = 'main.tf';
const edit = (text: string, ...edits: HclEdit[]) =>
  editHcl({ file, text }, edits);
const a = (...lines: string[]) => `module "a" {\n${lines.join('\n')}\n}\n`;

const GIT = 'git::https://github.com/acme/infrastructure.git//modules/sqs';
const bump = (ref: string, name = 'a'): HclEdit => ({
  kind: 'setModuleRef',
  module: name,
  ref,
});

describe('the ref of a module', () => {
  it.each([
    [`${GIT}?ref=sqs/v1.0.0`, 'sqs/v1.2.0', `${GIT}?ref=sqs/v1.2.0`],
    [`${GIT}?depth=1&ref=main`, 'sqs/v1.2.0', `${GIT}?depth=1&ref=sqs/v1.2.0`],
    [`${GIT}?ref=sqs%2Fv1.0.0`, 'sqs/v1.0.0', `${GIT}?ref=sqs%2Fv1.0.0`],
    [GIT, 'v1', `${GIT}?ref=v1`],
    [`${GIT}?depth=1`, 'v1', `${GIT}?ref=v1&depth=1`],
    ['github.com/acme/x//m', 'v1', 'github.com/acme/x//m?ref=v1'],
    [
      GIT,
      '"; }\n${file("/etc/passwd")}%{',
      `${GIT}?ref=%22%3B%20%7D%0A%24%7Bfile(%22/etc/passwd%22)%7D%25%7B`,
    ],
    [GIT, 'a&b=c?#\u202e한', `${GIT}?ref=a%26b%3Dc%3F%23%E2%80%AE%ED%95%9C`],
  ])('in %s becomes %j', async (source, ref, expected) => {
    const text = a(`  source = "${source}" # pinned`, '  x      = 1');
    const result = await edit(text, bump(ref));
    expect(result).toBe(a(`  source = "${expected}" # pinned`, '  x      = 1'));
    expect(await edit(result, bump(ref))).toBe(result);
  });

  it.each([
    ['"./local"', 'v1', /main\.tf:2:7: .*is not from Git/],
    ['"${var.source}?ref=v1"', 'v1', /is an expression/],
    ['var.source', 'v1', /is an expression/],
    [`"${GIT}?ref=a&ref=b"`, 'v1', /more than one ref/],
    [`"${GIT}"`, '', /no name of a tag/],
    [`"${GIT}"`, '\ud800', /no name of a tag/],
  ])('in %s is refused', async (source, ref, message) => {
    const text = a(`  x = ${source}`).replace('x =', 'source =');
    await expect(edit(text, bump(ref))).rejects.toThrow(
      new RegExp(message.source.replace('2:7', '2:12')),
    );
  });

  it('changes in many modules of a file at once', async () => {
    const block = (n: number, v: string) =>
      `module "m${n}" {\n  source = "${GIT}?ref=sqs/${v}"\n}\n`;
    const text = (v: string) =>
      Array.from({ length: 1000 }, (_, n) => block(n, v)).join('\n');
    const edits = Array.from({ length: 1000 }, (_, n) =>
      bump('sqs/v1.1.0', `m${n}`),
    );
    expect(await edit(text('v1.0.0'), ...edits)).toBe(text('v1.1.0'));
  });

  it('is kept when one of several edits cannot be made', async () => {
    const text = a(`  source = "${GIT}?ref=v1"`);
    await expect(edit(text, bump('v2'), bump('v2', 'b'))).rejects.toThrow(
      /no block module "b"/,
    );
  });

  it('follows on itself', async () => {
    const text = a(`  source = "${GIT}?ref=v1"`);
    expect(await edit(text, bump('v2'), bump('v3'))).toBe(
      text.replace('v1', 'v3'),
    );
  });
});

describe('the version of a module', () => {
  const version = (text: string): HclEdit => ({
    kind: 'setModuleVersion',
    module: 'a',
    version: text,
  });
  const registry = '  source  = "terraform-aws-modules/rds/aws"';

  it('is set or added', async () => {
    const text = a(registry, '  version = "~> 6.0" # c', '  x       = 1');
    expect(await edit(text, version('~> 7.0'))).toBe(text.replace('6', '7'));
    expect(
      await edit(a(registry.replace('  =', ' =')), version('~> 7.0')),
    ).toBe(a(registry, '  version = "~> 7.0"'));
  });

  it('is not for modules of Git', async () => {
    await expect(edit(a(`  source = "${GIT}"`), version('1'))).rejects.toThrow(
      /not from a registry/,
    );
  });
});
