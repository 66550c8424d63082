module "converter" {
  source = module("ecs-service")

  name    = env.resource_name
  cluster = { arn = data.aws_ssm_parameter.shared["/shared/ecs/cluster-arn"].insecure_value }
  cpu     = env.cpu
  memory  = env.memory

  container = {
    image          = env.image
    writable_paths = ["/tmp"]
    stop_timeout   = 120

    environment = merge(
      env.variables,
      {
        JOBS_QUEUE   = module.jobs.url
        FILES_BUCKET = local.files_bucket
      },
    )
  }

  network = {
    vpc_id     = data.aws_ssm_parameter.shared["/shared/network/vpc-id"].insecure_value
    subnet_ids = split(",", data.aws_ssm_parameter.shared["/shared/network/private-subnet-ids"].insecure_value)
  }

  egress_rules = {
    https = { description = "AWS and the registry", from_port = 443, cidr_ipv4 = "0.0.0.0/0" }
  }

  scaling = {
    min = env.count.min
    max = env.count.max

    backlog = {
      queues            = { jobs = module.jobs.name }
      messages_per_task = 20
    }
  }

  task_policies = {
    jobs  = module.jobs.consume_policy_json
    files = data.aws_iam_policy_document.files.json
  }

  logs = {
    retention_in_days = env.log_retention_days
    kms_key_arn       = data.aws_ssm_parameter.shared["/shared/kms/logs-key-arn"].insecure_value
  }
}

module "jobs" {
  source = module("sqs")

  name                       = "${env.resource_name}-jobs"
  kms_key_arn                = data.aws_ssm_parameter.shared["/shared/kms/data-key-arn"].insecure_value
  visibility_timeout_seconds = intent.extra.secondsPerJob
}

# storage 스택이 만든 버킷입니다.
data "aws_iam_policy_document" "files" {
  statement {
    sid       = "ReadAndWriteFiles"
    actions   = ["s3:GetObject", "s3:PutObject"]
    resources = ["${data.aws_ssm_parameter.shared["/fileflow/${env.name}/files-bucket-arn"].insecure_value}/*"]
  }

  statement {
    sid       = "UseTheirKey"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [data.aws_ssm_parameter.shared["/shared/kms/data-key-arn"].insecure_value]
  }
}

data "aws_ssm_parameter" "shared" {
  for_each = toset([
    "/fileflow/${env.name}/files-bucket-arn",
    "/shared/ecs/cluster-arn",
    "/shared/kms/data-key-arn",
    "/shared/kms/logs-key-arn",
    "/shared/network/private-subnet-ids",
    "/shared/network/vpc-id",
  ])

  name = each.key
}

locals {
  files_bucket = trimprefix(data.aws_ssm_parameter.shared["/fileflow/${env.name}/files-bucket-arn"].insecure_value, "arn:aws:s3:::")
}
