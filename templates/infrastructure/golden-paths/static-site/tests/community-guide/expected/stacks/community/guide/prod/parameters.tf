# What the platform team publishes for the stacks of this account.
data "aws_ssm_parameter" "shared" {
  for_each = toset([
    "dns/cloudfront-certificate-arn",
    "dns/zone-id",
    "kms/cloudfront-logs-key-arn",
    "logging/access-log-bucket",
  ])

  name = "/shared/${each.key}"
}

locals {
  shared = { for name, parameter in data.aws_ssm_parameter.shared : name => parameter.insecure_value }
}
