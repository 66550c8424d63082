import { expandFiles } from './__testUtils__/expandFiles';

describe('providers', () => {
  const PROVIDERS = `
    locals { main = "ap-northeast-2" }
    provider "aws" {
      region = local.main
      default_tags { tags = { Team = "a", Kind = "default" } }
    }
    provider "aws" {
      alias  = "us"
      region = "us-east-1"
    }
  `;

  it('give regions and tags, also through modules', async () => {
    const { byAddress, region } = await expandFiles({
      'stack/main.tf': `${PROVIDERS}
        resource "aws_sqs_queue" "main" { tags = { Kind = "own" } }
        resource "aws_sqs_queue" "us" { provider = aws.us }
        resource "aws_sqs_queue" "eu" { region = "eu-west-1" }
        resource "random_id" "x" { byte_length = 2 }
        module "inherits" { source = "../m" }
        module "passed" {
          source    = "../m"
          providers = { aws = aws.us, aws.other = aws }
        }`,
      'm/main.tf': `
        terraform {
          required_providers {
            aws = { source = "hashicorp/aws", configuration_aliases = [aws.other] }
          }
        }
        resource "aws_sqs_queue" "x" {}
        resource "aws_sqs_queue" "other" { provider = aws.other }`,
    });
    const regions = Object.fromEntries(
      Object.entries(byAddress).map(([address, each]) => [
        address,
        each.region,
      ]),
    );
    expect(region).toBe('ap-northeast-2');
    expect(regions).toEqual({
      'aws_sqs_queue.eu': 'eu-west-1',
      'aws_sqs_queue.main': 'ap-northeast-2',
      'aws_sqs_queue.us': 'us-east-1',
      'module.inherits.aws_sqs_queue.other': undefined,
      'module.inherits.aws_sqs_queue.x': 'ap-northeast-2',
      'module.passed.aws_sqs_queue.other': 'ap-northeast-2',
      'module.passed.aws_sqs_queue.x': 'us-east-1',
      'random_id.x': undefined,
    });
    expect(byAddress['aws_sqs_queue.main'].values).toEqual({
      tags: { Kind: 'own' },
      tags_all: { Team: 'a', Kind: 'own' },
    });
    expect(byAddress['aws_sqs_queue.us'].values).toEqual({ tags_all: {} });
    expect(byAddress['module.inherits.aws_sqs_queue.x'].values).toEqual({
      tags_all: { Team: 'a', Kind: 'default' },
    });
  });

  it('leave the region open where the files do not tell it', async () => {
    const { byAddress, region } = await expandFiles(`
      variable "region" { type = string }
      provider "aws" { region = var.region }
      resource "aws_sqs_queue" "x" {}
    `);
    expect(region).toBeUndefined();
    expect(byAddress['aws_sqs_queue.x']).not.toHaveProperty('region');
  });
});
