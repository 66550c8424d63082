# What the platform team publishes for the stacks of this account.
data "aws_ssm_parameter" "shared" {
  for_each = toset(concat(
    [
      "ecs/cluster-arn",
      "kms/data-key-arn",
      "kms/logs-key-arn",
      "network/private-subnet-ids",
      "network/vpc-id",
    ],
    intent.database == null && intent.cache == null ? [] : ["network/database-subnet-ids"],
    intent.ingress.kind == "none" ? [] : [
      "dns/zone-id",
      "ingress/${intent.ingress.kind}/dns-name",
      "ingress/${intent.ingress.kind}/listener-arn",
      "ingress/${intent.ingress.kind}/security-group-id",
      "ingress/${intent.ingress.kind}/zone-id",
    ],
    length(intent.buckets) == 0 ? [] : ["logging/access-log-bucket"],
    env.production ? ["alerts/critical-topic-arn", "ecs/cluster-name"] : [],
  ))

  name = "/shared/${each.key}"
}

locals {
  shared = { for name, parameter in data.aws_ssm_parameter.shared : name => parameter.insecure_value }
}
