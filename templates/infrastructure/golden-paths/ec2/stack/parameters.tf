# What the platform team publishes for the stacks of this account.
data "aws_ssm_parameter" "shared" {
  for_each = toset(concat(
    env.production ? ["alerts/critical-topic-arn", "alerts/warning-topic-arn"] : [],
    intent.ingress.waf == null ? [] : ["dns/certificate-arn"],
    intent.ingress.kind == "none" ? [] : ["dns/zone-id"],
    intent.ingress.kind != "none" && intent.ingress.waf == null && env.production ? ["ingress/${intent.ingress.kind}/arn-suffix"] : [],
    intent.ingress.kind != "none" && intent.ingress.waf == null ? [
      "ingress/${intent.ingress.kind}/dns-name",
      "ingress/${intent.ingress.kind}/listener-arn",
      "ingress/${intent.ingress.kind}/security-group-id",
      "ingress/${intent.ingress.kind}/zone-id",
    ] : [],
    intent.database == null && intent.cache == null && length(merge(intent.buckets, intent.queues, intent.topics, intent.secrets)) == 0 ? [] : ["kms/data-key-arn"],
    ["kms/logs-key-arn"],
    length(intent.buckets) == 0 && intent.ingress.waf == null ? [] : ["logging/access-log-bucket"],
    intent.database == null && intent.cache == null ? [] : ["network/database-subnet-ids"],
    ["network/private-subnet-ids"],
    intent.ingress.waf == null ? [] : ["network/public-subnet-ids"],
    ["network/vpc-id"],
  ))

  name = "/shared/${each.key}"
}

locals {
  shared = { for name, parameter in data.aws_ssm_parameter.shared : name => parameter.insecure_value }
}
