# Computes the nightly statements. It takes jobs from a queue, in order per tenant.
module "service" {
  source = "git::https://github.com/acme/infrastructure.git//modules/ecs-service?ref=ecs-service/v1.0.0"

  name         = "dts-worker-prod"
  cluster      = { arn = local.shared["ecs/cluster-arn"] }
  cpu          = 1024
  memory       = 4096
  architecture = "ARM64"

  container = {
    image          = "111111111111.dkr.ecr.ap-northeast-2.amazonaws.com/dts/worker:${var.image_tag}"
    user           = "1000"
    writable_paths = ["/tmp"]
    stop_timeout   = 120

    environment = { JOBS_QUEUE = module.jobs.url }
    secrets     = { API_KEY = module.tax_api_key.arn }
  }

  network = {
    vpc_id     = local.shared["network/vpc-id"]
    subnet_ids = split(",", local.shared["network/private-subnet-ids"])
  }

  egress_rules = {
    https = { description = "AWS and the tax service", from_port = 443, cidr_ipv4 = "0.0.0.0/0" }
  }

  scaling = {
    min = 2
    max = 12

    # 정산은 새벽 2시에 시작합니다.
    schedules = {
      night = { schedule = "cron(45 1 * * ? *)", min = 8, max = 12 }
      day   = { schedule = "cron(0 6 * * ? *)", min = 2, max = 12 }
    }
  }

  task_policies        = { consume = module.jobs.consume_policy_json }
  secrets_kms_key_arns = [local.shared["kms/data-key-arn"]]

  # portal.yaml has an exception until this is decided.
  logs = {
    retention_in_days = 180
    kms_key_arn       = local.shared["kms/logs-key-arn"]
  }
}

module "jobs" {
  source = "git::https://github.com/acme/infrastructure.git//modules/sqs?ref=sqs/v1.0.0"

  name                       = "dts-jobs-prod"
  fifo                       = true
  kms_key_arn                = local.shared["kms/data-key-arn"]
  visibility_timeout_seconds = 900
}

# Its value is put there by the billing team, never by Terraform.
module "tax_api_key" {
  source = "git::https://github.com/acme/infrastructure.git//modules/secret?ref=secret/v1.0.0"

  name        = "dts/prod/tax-api-key"
  description = "Key of the tax service"
  kms_key_arn = local.shared["kms/data-key-arn"]
}

module "alarms" {
  source = "git::https://github.com/acme/infrastructure.git//modules/alarm-set?ref=alarm-set/v1.0.0"

  name = "dts-worker-prod"

  notifications = {
    critical = [local.shared["alerts/critical-topic-arn"]]
    warning  = [local.shared["alerts/warning-topic-arn"]]
  }

  ecs = {
    cluster_name = local.shared["ecs/cluster-name"]
    service_name = module.service.name
  }

  queues             = { jobs = { queue_name = module.jobs.name, max_age_seconds = 1800 } }
  dead_letter_queues = { jobs = module.jobs.dead_letter_name }
}
