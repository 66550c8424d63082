# What the platform team publishes for the stacks of this account.
data "aws_ssm_parameter" "shared" {
  for_each = toset([
    "kms/data-key-arn",
    "kms/logs-key-arn",
    "kubernetes/cluster-name",
    "kubernetes/node-image-id",
    "kubernetes/node-security-group-id",
    "network/database-subnet-ids",
    "network/private-subnet-ids",
    "network/vpc-id",
  ])

  name = "/shared/${each.key}"
}

locals {
  shared = { for name, parameter in data.aws_ssm_parameter.shared : name => parameter.insecure_value }
}
