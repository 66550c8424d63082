module "service" {
  source = "git::https://github.com/acme/infrastructure.git//modules/ecs-service?ref=ecs-service/v1.1.0"

  name    = "dts-statements-dev"
  cluster = { arn = local.shared["ecs/cluster-arn"] }
  cpu     = 256
  memory  = 512

  container = {
    image          = "ghcr.io/acme/dts-statements:1.4.0"
    writable_paths = ["/tmp"]
    # Time to finish the job at hand when a task has to go.
    stop_timeout = 120

    environment = {
      DATABASE_HOST     = module.database.host
      DATABASE_NAME     = "dts_statements"
      DATABASE_USER     = "statements"
      STATEMENTS_BUCKET = module.bucket_statements.name
      JOBS_QUEUE        = module.queue_jobs.url
    }
    secrets = {
      TAX_API_KEY = "${data.aws_secretsmanager_secret.this["dts/tax-api-key"].arn}:value::"
    }
  }

  network = {
    vpc_id     = local.shared["network/vpc-id"]
    subnet_ids = split(",", local.shared["network/private-subnet-ids"])
  }

  egress_rules = {
    https    = { description = "Registry, logs, queues and partners", from_port = 443, cidr_ipv4 = "0.0.0.0/0" }
    database = { description = "Database", from_port = module.database.port, security_group_id = module.database.security_group_id }
  }

  scaling = {
    min         = 1
    max         = 2
    cpu_percent = 60
    backlog = {
      queues            = { jobs = module.queue_jobs.name }
      messages_per_task = 100
    }
  }

  task_policies = {
    # No password anywhere: the worker signs in to its database with its role.
    database = jsonencode({
      Version = "2012-10-17"
      Statement = [{
        Effect   = "Allow"
        Action   = "rds-db:connect"
        Resource = "${module.database.iam_user_arn_prefix}statements"
      }]
    })
    statements-read  = module.bucket_statements.read_policy_json
    statements-write = module.bucket_statements.write_policy_json
    jobs-send        = module.queue_jobs.send_policy_json
    jobs-consume     = module.queue_jobs.consume_policy_json
  }

  secrets_kms_key_arns = [local.shared["kms/data-key-arn"]]

  logs = {
    retention_in_days = 30
    kms_key_arn       = local.shared["kms/logs-key-arn"]
  }
}

