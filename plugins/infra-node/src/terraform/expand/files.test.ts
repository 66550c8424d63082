import { expandFiles } from './__testUtils__/expandFiles';

describe('files', () => {
  it('in JSON are read as far as they go', async () => {
    const { byAddress, problems } = await expandFiles({
      'stack/main.tf.json': JSON.stringify({
        locals: { size: 3 },
        provider: {
          aws: {
            region: 'us-east-1',
            default_tags: { tags: { Team: 'a' } },
          },
        },
        resource: {
          aws_instance: {
            x: {
              for_each: '${toset(["a"])}',
              instance_type: 't4g.${each.key}',
              root_block_device: {
                volume_size: '${local.size}',
                kms_key_id: '${aws_kms_key.x.arn}',
              },
              tags: { Name: 'n' },
            },
          },
          aws_kms_key: { x: {} },
        },
      }),
    });
    expect(problems).toEqual([]);
    expect(byAddress['aws_instance.x["a"]']).toMatchObject({
      region: 'us-east-1',
      values: {
        instance_type: 't4g.a',
        root_block_device: [{ volume_size: 3 }],
        tags: { Name: 'n' },
        tags_all: { Name: 'n', Team: 'a' },
      },
      unknown: ['root_block_device.kms_key_id'],
      links: { 'root_block_device.kms_key_id': ['aws_kms_key.x'] },
    });
  });

  it('keep the place of each resource', async () => {
    const { byAddress } = await expandFiles({
      'stack/main.tf':
        '\n\nresource "aws_a" "x" {}\nmodule "m" { source = "../m" }',
      'm/a.tf': '\nresource "aws_a" "x" {}',
    });
    expect(byAddress['aws_a.x']).toMatchObject({
      file: 'stack/main.tf',
      line: 3,
    });
    expect(byAddress['module.m.aws_a.x']).toMatchObject({
      file: 'm/a.tf',
      line: 2,
    });
  });

  it('that cannot be read are problems, and the rest counts', async () => {
    const { addresses, problems } = await expandFiles({
      'stack/a.tf': 'resource "aws_a" {',
      'stack/b.tf': 'resource "aws_a" "x" {}',
      'stack/terraform.tfvars': '=',
    });
    expect(addresses).toEqual(['aws_a.x']);
    expect(problems.map(each => each.message)).toEqual([
      expect.stringContaining('stack/terraform.tfvars:1:1'),
      expect.stringContaining('stack/a.tf:1'),
    ]);
  });

  it('of overrides win', async () => {
    const { byAddress } = await expandFiles({
      'stack/a.tf': 'resource "aws_a" "x" {\n  count = 1\n  size = 1\n}',
      'stack/override.tf': 'resource "aws_a" "x" {\n  count = 2\n  size = 2\n}',
    });
    expect(byAddress['aws_a.x[1]'].values).toEqual({ size: 2 });
  });

  it('that are not there are a problem', async () => {
    const { resources, problems } = await expandFiles({ 'other/a.tf': '' });
    expect(resources).toEqual([]);
    expect(problems).toEqual([{ message: 'stack has no files of Terraform.' }]);
  });
});
