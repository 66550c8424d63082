# What the platform team publishes for the stacks of this account.
data "aws_ssm_parameter" "shared" {
  for_each = toset([
    "network/vpc-id",
    "network/private-subnet-ids",
    "network/database-subnet-ids",
    "kms/data-key-arn",
    "kms/logs-key-arn",
    "ingress/public/listener-arn",
    "ingress/public/security-group-id",
    "ingress/public/dns-name",
    "ingress/public/zone-id",
    "dns/zone-id",
    "logging/access-log-bucket",
  ])

  name = "/shared/${each.key}"
}

locals {
  shared = { for name, parameter in data.aws_ssm_parameter.shared : name => parameter.insecure_value }
}
