# One container on an instance of its own. A change of its image or settings puts
# a new instance in the place of the old one.
module "service" {
  source = module("ec2-service")

  name                = env.resource_name
  instance_type       = env.instance
  port                = intent.port
  detailed_monitoring = env.production ? null : false

  # What it needs to know goes into the script as data, never as commands.
  user_data = templatefile("${path.module}/start.sh", {
    image     = env.image
    log_group = "/ec2/${env.resource_name}"
    region    = env.region
    secrets   = intent.secrets
    settings  = base64encode(join("", [for name, value in local.settings : "${name}=${replace(value, "/[\r\n]+/", " ")}\n"]))
  })

  network = {
    vpc_id     = local.shared["network/vpc-id"]
    subnet_ids = split(",", local.shared["network/private-subnet-ids"])
  }

  egress_rules = merge(
    { https = { description = "Packages, images and AWS", from_port = 443, cidr_ipv4 = "0.0.0.0/0" } },
    intent.database == null ? {} : { database = { description = "Database", from_port = module.database.port, security_group_id = module.database.security_group_id } },
    intent.cache == null ? {} : { cache = { description = "Cache", from_port = module.cache.port, security_group_id = module.cache.security_group_id } },
  )

  load_balancer = intent.ingress.kind == "none" ? null : merge(
    {
      listener_arn      = intent.ingress.waf == null ? local.shared["ingress/${intent.ingress.kind}/listener-arn"] : module.load_balancer.https_listener_arn
      security_group_id = intent.ingress.waf == null ? local.shared["ingress/${intent.ingress.kind}/security-group-id"] : module.load_balancer.security_group_id
      priority          = env.priority # of the name, or ingress.priority of service.yaml
      hosts             = [env.host]
    },
    { for name in intent.ingress.path == "/" ? [] : ["paths"] : name => [intent.ingress.path, "${trimsuffix(intent.ingress.path, "/")}/*"] },
    # A load balancer of its own lets nobody else in to begin with.
    { for name in intent.ingress.waf == null && length(intent.ingress.allowedCidrs) > 0 ? ["source_cidrs"] : [] : name => intent.ingress.allowedCidrs },
    { health_check = { path = intent.healthPath } },
  )

  scaling = { min = env.count.min, max = env.count.max, cpu_percent = env.count.cpuPercent }

  instance_policies = merge(
    # No password anywhere: the service signs in to its database with its role.
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

  secret_arns         = length(intent.secrets) == 0 ? null : values(data.aws_secretsmanager_secret.this)[*].arn
  kms_key_arns        = length(intent.secrets) == 0 ? null : [local.shared["kms/data-key-arn"]]
  ecr_repository_arns = strcontains(coalesce(env.image, "none"), ".dkr.ecr.") ? ["arn:aws:ecr:${split(".", env.image)[3]}:${split(".", env.image)[0]}:repository/${replace(env.image, "/^[^/]*/|[:@].*$/", "")}"] : null

  logs = {
    retention_in_days = env.log_retention_days
    kms_key_arn       = local.shared["kms/logs-key-arn"]
  }
}

locals {
  settings = merge(
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
}

module "dns" {
  include = intent.ingress.kind != "none"
  source  = module("dns-record")

  zone_id = local.shared["dns/zone-id"]
  name    = env.host

  alias = {
    name    = intent.ingress.waf == null ? local.shared["ingress/${intent.ingress.kind}/dns-name"] : module.load_balancer.dns_name
    zone_id = intent.ingress.waf == null ? local.shared["ingress/${intent.ingress.kind}/zone-id"] : module.load_balancer.zone_id
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

  alb = intent.ingress.kind == "none" ? null : merge(
    {
      load_balancer_arn_suffix = intent.ingress.waf == null ? local.shared["ingress/${intent.ingress.kind}/arn-suffix"] : module.load_balancer.arn_suffix
      target_groups            = { service = module.service.target_group_arn_suffix }
    },
    # The platform team watches the load balancer that services share.
    { for name in intent.ingress.waf == null ? ["owns_load_balancer"] : [] : name => false },
    { for name in intent.objectives.latency == null ? [] : ["latency_p95_seconds"] : name => min(intent.objectives.latency.seconds, 1) },
    { for name in intent.objectives.latency == null ? [] : ["latency_p99_seconds"] : name => intent.objectives.latency.seconds },
  )

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
