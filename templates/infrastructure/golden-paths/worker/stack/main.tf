module "service" {
  source = module("ecs-service")

  name    = env.resource_name
  cluster = { arn = local.shared["ecs/cluster-arn"] }
  cpu     = env.cpu
  memory  = env.memory

  container = merge(
    {
      image          = env.image
      writable_paths = ["/tmp"]
      # Time to finish the job at hand when a task has to go.
      stop_timeout = 120

      environment = merge(
        env.variables,
        intent.database == null ? {} : {
          DATABASE_HOST = module.database.host
          DATABASE_NAME = replace("${intent.product}_${intent.service}", "-", "_")
          DATABASE_USER = replace(intent.service, "-", "_")
        },
        intent.cache == null ? {} : {
          CACHE_URL  = module.cache.url
          CACHE_USER = module.cache.user_names["app"]
        },
        { for name, bucket in intent.buckets : "${upper(replace(name, "-", "_"))}_BUCKET" => module.bucket[name].name },
        { for name, queue in intent.queues : "${upper(replace(name, "-", "_"))}_QUEUE" => module.queue[name].url },
        { for name, topic in intent.topics : "${upper(replace(name, "-", "_"))}_TOPIC" => module.topic[name].arn },
      )
    },
    length(intent.secrets) == 0 ? {} : {
      secrets = {
        for name, secret in intent.secrets : name => secret.key == null ?
        data.aws_secretsmanager_secret.this[secret.name].arn :
        "${data.aws_secretsmanager_secret.this[secret.name].arn}:${secret.key}::"
      }
    },
  )

  network = {
    vpc_id     = local.shared["network/vpc-id"]
    subnet_ids = split(",", local.shared["network/private-subnet-ids"])
  }

  egress_rules = merge(
    { https = { description = "Registry, logs, queues and partners", from_port = 443, cidr_ipv4 = "0.0.0.0/0" } },
    intent.database == null ? {} : { database = { description = "Database", from_port = module.database.port, security_group_id = module.database.security_group_id } },
    intent.cache == null ? {} : { cache = { description = "Cache", from_port = module.cache.port, security_group_id = module.cache.security_group_id } },
  )

  scaling = merge(
    { min = env.count.min, max = env.count.max, cpu_percent = env.count.cpuPercent },
    length(intent.queues) == 0 ? {} : {
      backlog = {
        queues            = { for name, queue in intent.queues : name => module.queue[name].name }
        messages_per_task = intent.extra.messagesPerTask
      }
    },
  )

  task_policies = merge(
    # No password anywhere: the worker signs in to its database with its role.
    intent.database == null ? {} : {
      database = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect   = "Allow"
          Action   = "rds-db:connect"
          Resource = "${module.database.iam_user_arn_prefix}${replace(intent.service, "-", "_")}"
        }]
      })
    },
    intent.cache == null ? {} : { cache = module.cache.connect_policy_json["app"] },
    { for name, bucket in intent.buckets : "${name}-read" => module.bucket[name].read_policy_json },
    { for name, bucket in intent.buckets : "${name}-write" => module.bucket[name].write_policy_json },
    { for name, queue in intent.queues : "${name}-send" => module.queue[name].send_policy_json },
    { for name, queue in intent.queues : "${name}-consume" => module.queue[name].consume_policy_json },
    { for name, topic in intent.topics : "${name}-publish" => module.topic[name].publish_policy_json },
  )

  secrets_kms_key_arns = length(intent.secrets) == 0 ? null : [local.shared["kms/data-key-arn"]]

  logs = {
    retention_in_days = env.log_retention_days
    kms_key_arn       = local.shared["kms/logs-key-arn"]
  }
}

module "alarms" {
  include = env.production
  source  = module("alarm-set")

  name             = env.resource_name
  runbook_url      = "${trimsuffix(standards.modules.url, ".git")}/blob/main/runbooks/${intent.product}-${intent.service}.md"
  create_dashboard = true

  notifications = {
    critical = [local.shared["alerts/critical-topic-arn"]]
    warning  = [local.shared["alerts/warning-topic-arn"]]
  }

  ecs = {
    cluster_name = local.shared["ecs/cluster-name"]
    service_name = module.service.name
  }

  queues             = length(intent.queues) == 0 ? null : { for name, queue in intent.queues : name => { queue_name = module.queue[name].name, max_age_seconds = 1800 } }
  dead_letter_queues = length(intent.queues) == 0 ? null : { for name, queue in intent.queues : name => module.queue[name].dead_letter_name }

  databases = intent.database == null ? null : {
    main = {
      identifier            = module.database.identifier
      allocated_storage_gib = env.database.storageGib
    }
  }

  caches = intent.cache == null ? null : {
    main = {
      replication_group_id = module.cache.id
      node_count           = env.cache.replicas + 1
    }
  }
}
