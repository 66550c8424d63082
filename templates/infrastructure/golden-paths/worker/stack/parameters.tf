# What the platform team publishes for the stacks of this account.
data "aws_ssm_parameter" "shared" {
  for_each = toset(concat(
    env.production ? ["alerts/critical-topic-arn", "alerts/warning-topic-arn"] : [],
    ["ecs/cluster-arn"],
    env.production ? ["ecs/cluster-name"] : [],
    intent.database == null && intent.cache == null && length(merge(intent.buckets, intent.queues, intent.topics, intent.secrets)) == 0 ? [] : ["kms/data-key-arn"],
    ["kms/logs-key-arn"],
    length(intent.buckets) == 0 ? [] : ["logging/access-log-bucket"],
    intent.database == null && intent.cache == null ? [] : ["network/database-subnet-ids"],
    ["network/private-subnet-ids", "network/vpc-id"],
  ))

  name = "/shared/${each.key}"
}

locals {
  shared = { for name, parameter in data.aws_ssm_parameter.shared : name => parameter.insecure_value }
}
