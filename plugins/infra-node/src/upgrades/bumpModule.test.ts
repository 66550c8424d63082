import { bumpModule } from '.';

const GIT = 'git::https://github.com/acme/modules.git//sqs';
const file = 'main.tf';

const call = (source: string, ...more: string[]) =>
  [`module "q" {`, `  source  = "${source}"`, ...more, '}', ''].join('\n');

const bumped = (text: string, key: string) =>
  bumpModule({ file, text }, { keys: new Set([key]), to: '2.0.0' });

const OF_GIT = 'github.com/acme/modules//sqs';
const OF_REGISTRY = 'registry:registry.terraform.io/acme/sqs/aws//.';

describe('moving a call to a newer version', () => {
  it.each([
    ['1.2.0', '2.0.0'],
    ['v1.2.0', 'v2.0.0'],
    ['sqs/v1.2.0', 'sqs/v2.0.0'],
  ])('changes the ref %s only', async (before, after) => {
    const text = call(`${GIT}?ref=${before}`, '  name = "a" # by hand');
    const made = await bumped(text, OF_GIT);
    expect(made).toEqual({
      ...{ from: ['1.2.0'], problems: [] },
      after: text.replace(`ref=${before}"`, `ref=${after}"`),
    });
  });

  it.each([
    ['1.2.0', '2.0.0'],
    ['= 1.2.0', '= 2.0.0'],
    ['=1.2.0-rc1', '=2.0.0'],
  ])('changes the version %s of a registry only', async (before, after) => {
    const text = call(
      'acme/sqs/aws',
      `  version = "${before}" # by hand`,
      '  name = "1.2.0"',
    );
    const made = await bumped(text, OF_REGISTRY);
    expect(made.after).toBe(
      text.replace(`version = "${before}"`, `version = "${after}"`),
    );
    expect(made.from).toHaveLength(1);
  });

  it('knows registries of others', async () => {
    const text = call('app.acme.example/acme/sqs/aws', '  version = "1.0.0"');
    const key = 'registry:app.acme.example/acme/sqs/aws//.';
    expect((await bumped(text, key)).after).toContain('"2.0.0"');
    expect((await bumped(text, OF_REGISTRY)).after).toBeUndefined();
  });

  it.each([
    ['a range', call('acme/sqs/aws', '  version = "~> 1.2"')],
    ['two bounds', call('acme/sqs/aws', '  version = ">= 1.2.0, < 2.0.0"')],
    ['no version', call('acme/sqs/aws')],
    ['an expression', call('acme/sqs/aws', '  version = local.v')],
    ['the same version', call('acme/sqs/aws', '  version = "2.0.0"')],
    ['a newer one', call('acme/sqs/aws', '  version = "2.1.0"')],
    ['another module', call('acme/sns/aws', '  version = "1.0.0"')],
  ])('leaves %s', async (_what, text) => {
    expect(await bumped(text, OF_REGISTRY)).toEqual({ from: [], problems: [] });
  });
});
