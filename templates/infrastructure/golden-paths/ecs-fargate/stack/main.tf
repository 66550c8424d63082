module "service" {
  source = module("ecs-service")

  name    = env.resource_name
  cluster = { arn = local.shared["ecs/cluster-arn"] }
  cpu     = env.cpu
  memory  = env.memory

  container = {
    image          = var.image
    port           = intent.port
    writable_paths = ["/tmp"]

    environment = merge(
      env.variables,
      intent.database == null ? {} : {
        DATABASE_HOST = module.database.host
        DATABASE_NAME = replace(intent.product, "-", "")
        DATABASE_USER = replace(intent.service, "-", "_")
      },
      intent.cache == null ? {} : { CACHE_HOST = module.cache.host },
      { for name, bucket in intent.buckets : "${upper(replace(name, "-", "_"))}_BUCKET" => module.bucket[name].name },
      { for name, queue in intent.queues : "${upper(replace(name, "-", "_"))}_QUEUE" => module.queue[name].url },
      { for name, topic in intent.topics : "${upper(replace(name, "-", "_"))}_TOPIC" => module.topic[name].arn },
    )

    secrets = {
      for name, secret in intent.secrets : name =>
      "arn:aws:secretsmanager:${env.region}:${env.account}:secret:${secret.name}${secret.key == null ? "" : ":${secret.key}::"}"
    }
  }

  network = {
    vpc_id     = local.shared["network/vpc-id"]
    subnet_ids = split(",", local.shared["network/private-subnet-ids"])
  }

  egress_rules = merge(
    { https = { description = "Registry, logs, secrets and partners", from_port = 443, cidr_ipv4 = "0.0.0.0/0" } },
    intent.database == null ? {} : { database = { description = "Database", from_port = module.database.port, security_group_id = module.database.security_group_id } },
    intent.cache == null ? {} : { cache = { description = "Cache", from_port = module.cache.port, security_group_id = module.cache.security_group_id } },
  )

  load_balancer = intent.ingress.kind == "none" ? null : {
    listener_arn      = local.shared["ingress/${intent.ingress.kind}/listener-arn"]
    security_group_id = local.shared["ingress/${intent.ingress.kind}/security-group-id"]
    priority          = env.priority
    hosts             = [env.host]
    paths             = intent.ingress.path == "/" ? [] : [intent.ingress.path, "${trimsuffix(intent.ingress.path, "/")}/*"]
    source_cidrs      = intent.ingress.allowedCidrs
    health_check      = { path = intent.healthPath }
  }

  scaling = { min = env.count.min, max = env.count.max, cpu_percent = env.count.cpuPercent }

  deployment = {
    strategy       = replace(intent.deployment.strategy, "-", "_")
    bake_minutes   = intent.deployment.bakeMinutes
    canary_percent = intent.deployment.canaryPercent
  }

  # No password anywhere: the service signs in to its database with its role.
  task_policies = merge(
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
    { for name, bucket in intent.buckets : "${name}-read" => module.bucket[name].read_policy_json },
    { for name, bucket in intent.buckets : "${name}-write" => module.bucket[name].write_policy_json },
    { for name, queue in intent.queues : "${name}-send" => module.queue[name].send_policy_json },
    { for name, queue in intent.queues : "${name}-consume" => module.queue[name].consume_policy_json },
    { for name, topic in intent.topics : "${name}-publish" => module.topic[name].publish_policy_json },
  )

  secrets_kms_key_arns = [local.shared["kms/data-key-arn"]]

  logs = {
    retention_in_days = env.log_retention_days
    kms_key_arn       = local.shared["kms/logs-key-arn"]
  }
}

module "dns" {
  include = intent.ingress.kind != "none"
  source  = module("dns-record")

  zone_id = local.shared["dns/zone-id"]
  name    = env.host

  alias = {
    name    = local.shared["ingress/${intent.ingress.kind}/dns-name"]
    zone_id = local.shared["ingress/${intent.ingress.kind}/zone-id"]
  }
}

module "alarms" {
  include = env.production
  source  = module("alarm-set")

  name             = env.resource_name
  notifications    = { critical = [local.shared["alerts/critical-topic-arn"]] }
  create_dashboard = true

  ecs = {
    cluster_name = local.shared["ecs/cluster-name"]
    service_name = module.service.name
  }
}
