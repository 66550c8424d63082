# What the platform team publishes for the stacks of this account.
data "aws_ssm_parameter" "shared" {
  for_each = toset([
    "network/vpc-id",
    "network/public-subnet-ids",
    "network/private-subnet-ids",
    "kms/data-key-arn",
    "kms/logs-key-arn",
    "ecs/cluster-arn",
    "atlantis/certificate-arn",
    "logging/access-log-bucket",
  ])

  name = "/shared/${each.key}"
}

locals {
  shared = { for name, parameter in data.aws_ssm_parameter.shared : name => parameter.insecure_value }
}
