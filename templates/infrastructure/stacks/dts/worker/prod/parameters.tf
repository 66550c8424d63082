# What the platform team publishes for the stacks of this account.
data "aws_ssm_parameter" "shared" {
  for_each = toset([
    "network/vpc-id",
    "network/private-subnet-ids",
    "kms/data-key-arn",
    "kms/logs-key-arn",
    "ecs/cluster-arn",
    "ecs/cluster-name",
    "alerts/critical-topic-arn",
    "alerts/warning-topic-arn",
  ])

  name = "/shared/${each.key}"
}

locals {
  shared = { for name, parameter in data.aws_ssm_parameter.shared : name => parameter.insecure_value }
}
