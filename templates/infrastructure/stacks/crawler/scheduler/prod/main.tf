# Decides what is collected next, and collects it. Nobody calls it.
module "service" {
  source = "git::https://github.com/acme/infrastructure.git//modules/ecs-service?ref=ecs-service/v1.0.0"

  name         = "crawler-scheduler-prod"
  cluster      = { arn = local.shared["ecs/cluster-arn"] }
  cpu          = 512
  memory       = 1024
  architecture = "ARM64"

  # A task that is interrupted gives its page back to the queue.
  capacity_providers = [
    { name = "FARGATE", base = 1, weight = 1 },
    { name = "FARGATE_SPOT", weight = 4 },
  ]

  container = {
    image          = "111111111111.dkr.ecr.ap-northeast-2.amazonaws.com/crawler/scheduler:${var.image_tag}"
    user           = "1000"
    writable_paths = ["/tmp"]

    environment = {
      PAGES_QUEUE  = module.pages.url
      PAGES_BUCKET = module.results.name
    }
  }

  network = {
    vpc_id     = local.shared["network/vpc-id"]
    subnet_ids = split(",", local.shared["network/private-subnet-ids"])
  }

  egress_rules = {
    https = { description = "Shops and AWS", from_port = 443, cidr_ipv4 = "0.0.0.0/0" }
    http  = { description = "Shops that have no HTTPS", from_port = 80, cidr_ipv4 = "0.0.0.0/0" }
  }

  task_policies = {
    send    = module.pages.send_policy_json
    consume = module.pages.consume_policy_json
    write   = module.results.write_policy_json
  }

  scaling = { min = 2, max = 10 }

  logs = {
    retention_in_days = 365
    kms_key_arn       = local.shared["kms/logs-key-arn"]
  }
}

module "pages" {
  source = "git::https://github.com/acme/infrastructure.git//modules/sqs?ref=sqs/v1.0.0"

  name                       = "crawler-pages-prod"
  kms_key_arn                = local.shared["kms/data-key-arn"]
  visibility_timeout_seconds = 120
}

# 수집한 페이지 원본. 파싱이 끝나면 30일 뒤에 지웁니다.
module "results" {
  source = "git::https://github.com/acme/infrastructure.git//modules/s3-bucket?ref=s3-bucket/v1.0.0"

  name        = "acme-crawler-results-prod"
  kms_key_arn = local.shared["kms/data-key-arn"]
  access_log  = { bucket = local.shared["logging/access-log-bucket"] }

  # A page that was collected again replaces the one before.
  noncurrent_version_days = 3

  lifecycle_rules = {
    expire = { expiration_days = 30 }
  }
}

module "alarms" {
  source = "git::https://github.com/acme/infrastructure.git//modules/alarm-set?ref=alarm-set/v1.0.0"

  name          = "crawler-scheduler-prod"
  notifications = { critical = [local.shared["alerts/critical-topic-arn"]] }

  ecs = {
    cluster_name = local.shared["ecs/cluster-name"]
    service_name = module.service.name
  }

  queues = {
    pages = { queue_name = module.pages.name, max_age_seconds = 3600 }
  }

  dead_letter_queues = { pages = module.pages.dead_letter_name }
}
