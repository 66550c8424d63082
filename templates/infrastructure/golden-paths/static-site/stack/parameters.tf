# What the platform team publishes for the stacks of this account.
data "aws_ssm_parameter" "shared" {
  for_each = toset(concat(
    env.host == null ? [] : ["dns/cloudfront-certificate-arn", "dns/zone-id"],
    env.production || intent.ingress.waf != null || length(intent.ingress.allowedCidrs) > 0 ? ["kms/cloudfront-logs-key-arn"] : [],
    intent.dataClass == "public" ? [] : ["kms/data-key-arn"],
    ["logging/access-log-bucket"],
  ))

  name = "/shared/${each.key}"
}

locals {
  shared = { for name, parameter in data.aws_ssm_parameter.shared : name => parameter.insecure_value }
}
