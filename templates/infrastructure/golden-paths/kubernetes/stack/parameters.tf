# What the platform team publishes for the stacks of this account.
data "aws_ssm_parameter" "shared" {
  for_each = toset(concat(
    env.production && intent.database != null ? ["alerts/critical-topic-arn", "alerts/warning-topic-arn"] : [],
    intent.database == null ? [] : ["kms/data-key-arn", "kms/logs-key-arn"],
    intent.extra.ownNodes ? ["kubernetes/cluster-name", "kubernetes/node-image-id"] : [],
    ["kubernetes/node-security-group-id"],
    intent.database == null ? [] : ["network/database-subnet-ids"],
    intent.extra.ownNodes ? ["network/private-subnet-ids"] : [],
    ["network/vpc-id"],
  ))

  name = "/shared/${each.key}"
}

locals {
  shared = { for name, parameter in data.aws_ssm_parameter.shared : name => parameter.insecure_value }
}
