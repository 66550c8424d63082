# What the platform team publishes for the stacks of this account.
data "aws_ssm_parameter" "shared" {
  for_each = toset([
    "alerts/critical-topic-arn",
    "alerts/warning-topic-arn",
    "dns/zone-id",
    "ingress/public/arn-suffix",
    "ingress/public/dns-name",
    "ingress/public/listener-arn",
    "ingress/public/security-group-id",
    "ingress/public/zone-id",
    "kms/data-key-arn",
    "kms/logs-key-arn",
    "logging/access-log-bucket",
    "network/database-subnet-ids",
    "network/private-subnet-ids",
    "network/vpc-id",
  ])

  name = "/shared/${each.key}"
}

locals {
  shared = { for name, parameter in data.aws_ssm_parameter.shared : name => parameter.insecure_value }
}
