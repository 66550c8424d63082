import { findingsOf, lines, type Files } from './__testUtils__/findingsOf';

const found = (files: Files) => lines(findingsOf(files));

describe('arguments and blocks', () => {
  it('finds nothing in a sound configuration', () => {
    expect(
      found(`
terraform {
  required_version = ">= 1.11, < 2.0"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
  backend "s3" {
    key          = "network/terraform.tfstate"
    use_lockfile = true
  }
}
provider "aws" {
  region = "ap-northeast-2"
  default_tags {
    tags = local.tags
  }
}
locals {
  tags  = { Team = "platform" }
  ports = [80, 443]
}
variable "name" {
  type        = string
  description = "이름"
  default     = "web"
  validation {
    condition     = can(regex("^[a-z]+$", var.name))
    error_message = "The name is lower-case letters."
  }
}
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
  lifecycle {
    prevent_destroy = true
    ignore_changes  = [tags]
    postcondition {
      condition     = self.id != ""
      error_message = "No id."
    }
  }
}
resource "aws_security_group" "web" {
  name   = var.name
  vpc_id = aws_vpc.main.id
  dynamic "ingress" {
    for_each = local.ports
    iterator = port
    content {
      from_port = port.value
      to_port   = port.value
      protocol  = "tcp"
    }
  }
}
resource "terraform_data" "once" {
  count = 2
  input = count.index
  provisioner "local-exec" {
    when    = destroy
    command = "echo \${self.output}"
  }
}
check "alive" {
  data "aws_vpc" "again" {
    id = aws_vpc.main.id
  }
  assert {
    condition     = data.aws_vpc.again.id == aws_vpc.main.id
    error_message = "Gone."
  }
}
output "vpc" {
  value      = aws_vpc.main.id
  depends_on = [aws_security_group.web]
}
`),
    ).toEqual([]);
  });

  it.each<[string, string, string[]]>([
    [
      'an unknown argument, with what was meant',
      'resource "aws_sqs_queue" "q" {\n  nmae = "q"\n}',
      [
        'main.tf:2:3 unknown-argument: aws_sqs_queue.q has no argument "nmae" (did you mean "name"?)',
      ],
    ],
    [
      'an unknown block',
      'resource "aws_vpc" "v" {\n  timeout {}\n}',
      ['main.tf:2:3 unknown-block: aws_vpc.v has no block "timeout"'],
    ],
    [
      'an argument that is gone, with what took its place',
      'resource "aws_s3_bucket" "b" {\n  acl = "private"\n}',
      [
        'main.tf:2:3 deprecated-argument: aws_s3_bucket.b: "acl" is deprecated (use aws_s3_bucket_ownership_controls, and aws_s3_bucket_acl only where ACLs are needed)',
      ],
    ],
    [
      'a required argument that is not there',
      'resource "aws_db_instance" "d" {\n}',
      [
        'main.tf:1:1 missing-argument: aws_db_instance.d needs the argument "instance_class" (add instance_class = …)',
      ],
    ],
    [
      'a required block that is not there',
      'resource "aws_eks_cluster" "k" {\n  name     = "k"\n  role_arn = "arn"\n}',
      [
        'main.tf:1:1 missing-block: aws_eks_cluster.k needs the block "vpc_config" (add vpc_config { … })',
      ],
    ],
    [
      'a required argument deep inside',
      'resource "aws_eks_cluster" "k" {\n  name = "k"\n  role_arn = "a"\n  vpc_config {\n  }\n}',
      [
        'main.tf:4:3 missing-argument: aws_eks_cluster.k: vpc_config needs the argument "subnet_ids" (add subnet_ids = …)',
      ],
    ],
    [
      'two blocks where one may be',
      'resource "aws_ecs_service" "s" {\n  name = "s"\n  network_configuration {\n    subnets = []\n  }\n  network_configuration {\n    subnets = []\n  }\n}',
      [
        'main.tf:6:3 block-count: aws_ecs_service.s takes at most one block "network_configuration" (keep one of them)',
      ],
    ],
    [
      'a block with an equals sign',
      'resource "aws_ecs_service" "s" {\n  name = "s"\n  network_configuration = {}\n}',
      [
        'main.tf:3:3 block-as-argument: aws_ecs_service.s: "network_configuration" is a block (write network_configuration { … } without the equals sign)',
      ],
    ],
    [
      'an argument without an equals sign',
      'resource "aws_vpc" "v" {\n  tags {\n    a = "b"\n  }\n}',
      [
        'main.tf:2:3 argument-as-block: aws_vpc.v: "tags" is an argument (write tags = …)',
      ],
    ],
    [
      'what only the provider sets',
      'resource "aws_vpc" "v" {\n  arn = "x"\n}',
      [
        'main.tf:2:3 computed-argument: aws_vpc.v: "arn" is given by the provider, and cannot be set (leave it out)',
      ],
    ],
    [
      'a label that a block does not take',
      'resource "aws_ecs_service" "s" {\n  name = "s"\n  network_configuration "x" {\n    subnets = []\n  }\n}',
      [
        'main.tf:3:25 wrong-labels: aws_ecs_service.s: network_configuration takes no label',
      ],
    ],
    [
      'a provider argument that is not',
      'provider "aws" {\n  regoin = "ap-northeast-2"\n}',
      [
        'main.tf:2:3 unknown-argument: provider "aws" has no argument "regoin" (did you mean "region"?)',
      ],
    ],
    [
      'a lifecycle argument that is not',
      'resource "aws_vpc" "v" {\n  lifecycle {\n    prevent_destory = true\n    ignore_changes = [tagss]\n  }\n}',
      [
        'main.tf:3:5 unknown-argument: lifecycle has no argument "prevent_destory" (did you mean "prevent_destroy"?)',
        'main.tf:4:23 unknown-attribute: ignore_changes: the resource has no argument "tagss" (did you mean "tags"?)',
      ],
    ],
    [
      'count and for_each together',
      'resource "aws_vpc" "v" {\n  count = 1\n  for_each = {}\n}',
      [
        'main.tf:3:3 count-and-for-each: aws_vpc.v sets both count and for_each (keep one of them)',
      ],
    ],
    [
      'for_each over a list',
      'resource "aws_vpc" "v" {\n  for_each = ["a"]\n}',
      [
        'main.tf:2:14 wrong-type: aws_vpc.v: for_each is a list where a map or a set of strings is expected (write toset(…) around a list of strings)',
      ],
    ],
    [
      'a type that the provider does not have',
      'resource "random_pasword" "p" {}\ndata "http" "h" {\n  url = ""\n}',
      [
        'main.tf:1:10 unknown-type: the provider hashicorp/random has no resource "random_pasword" (did you mean "random_password"?)',
      ],
    ],
    [
      'a variable with an argument that is not',
      'variable "a" {\n  defualt = 1\n}',
      [
        'main.tf:2:3 unknown-argument: variable "a" has no argument "defualt" (did you mean "default"?)',
      ],
    ],
    [
      'an output without a value',
      'output "a" {}',
      [
        'main.tf:1:1 missing-argument: output "a" needs the argument "value" (add value = …)',
      ],
    ],
    [
      'a block of locals',
      'locals {\n  a {}\n}',
      ['main.tf:2:3 unknown-block: locals has no block "a" (write a = …)'],
    ],
  ])('finds %s', (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('says nothing of types that no schema knows', () => {
    expect(
      found(`
resource "aws_no_such_thing" "x" {
  anything = 1
  and { more = "" }
}
resource "google_storage_bucket" "b" { anything = 1 }`),
    ).toEqual([]);
  });

  it('says nothing of a provider that only has the name of a known one', () => {
    expect(
      found(`
terraform {
  required_providers {
    random = { source = "acme/random" }
  }
}
resource "random_pasword" "p" { anything = 1 }`),
    ).toEqual([]);
  });
});

describe('dynamic blocks', () => {
  const service = (inner: string) =>
    `resource "aws_ecs_service" "s" {\n  name = "s"\n${inner}\n}`;

  it('stand for the block that they make', () => {
    expect(
      found(
        service(`  dynamic "load_balancer" {
    for_each = [1]
    content {
      container_name = load_balancer.value
      contianer_port = 80
    }
  }`),
      ),
    ).toEqual([
      'main.tf:3:3 missing-argument: aws_ecs_service.s: load_balancer needs the argument "container_port" (add container_port = …)',
      'main.tf:7:7 unknown-argument: aws_ecs_service.s: load_balancer has no argument "contianer_port" (did you mean "container_port"?)',
    ]);
  });

  it('count as there, and not as one', () => {
    expect(
      found(`resource "aws_eks_cluster" "k" {
  name     = "k"
  role_arn = "r"
  dynamic "vpc_config" {
    for_each = [1]
    content { subnet_ids = [] }
  }
}`),
    ).toEqual([]);
  });

  it.each([
    ['dynamic {}', 'wrong-labels: aws_ecs_service.s: a dynamic block'],
    [
      'dynamic "load_balancer" {\n content {}\n}',
      'needs the argument "for_each"',
    ],
    ['dynamic "load_balancer" { for_each = [] }', 'needs one block "content"'],
    [
      'dynamic "load_balancr" {\n for_each = []\n content {}\n}',
      'has no block "load_balancr" (did you mean "load_balancer"?)',
    ],
    [
      'dynamic "load_balancer" {\n for_each = []\n elb_name = ""\n content {}\n}',
      'has no argument "elb_name" (put it into the content block)',
    ],
    [
      'dynamic "lifecycle" {\n for_each = []\n content {}\n}',
      'no block "lifecycle"',
    ],
  ])('%s is reported', (inner, message) => {
    expect(found(service(inner)).join('\n')).toContain(message);
  });

  it('are not for blocks of Terraform itself', () => {
    expect(found('variable "a" {\n  dynamic "validation" {\n  }\n}')).toEqual([
      'main.tf:2:3 unknown-block: variable "a" has no block "dynamic"',
    ]);
  });
});
