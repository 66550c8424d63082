module "service" {
  source = module("ecs-service")

  name               = env.resource_name
  launch_type        = "EC2"
  capacity_providers = [{ name = module.capacity.capacity_provider_name }]
  # The image has to be built for the processor of the instances.
  architecture       = can(regex("^[a-z]+[0-9]+g", env.instance)) ? "ARM64" : "X86_64"
  container_insights = env.production ? null : "enabled"
  cpu                = env.cpu
  memory             = env.memory

  container = merge(
    {
      image          = env.image
      port           = intent.port
      writable_paths = ["/tmp"]

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
        { for name in intent.auth.opa ? ["OPA_URL"] : [] : name => "http://localhost:8181" },
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

  # Decides what a caller may do; the service asks it before it answers.
  sidecars = intent.auth.opa ? [{
    name         = "opa"
    image        = "${standards.environments.shared.account}.dkr.ecr.${standards.regions.default}.amazonaws.com/platform/opa:1.10.1"
    start_first  = true
    port         = 8181
    memory       = 128
    health_check = { command = ["CMD", "/opa", "eval", "true"] }

    # The pipeline of the service publishes the bundle; OPA looks for a new one
    # every minute, and refuses everything until it has the first.
    command = [
      "run",
      "--server",
      "--addr=localhost:8181",
      "--set=services.bundles.url=https://${module.policies.domain_name}",
      "--set=services.bundles.credentials.s3_signing.metadata_credentials.aws_region=${env.region}",
      "--set=bundles.service.service=bundles",
      "--set=bundles.service.resource=bundle.tar.gz",
      "--set=bundles.service.polling.min_delay_seconds=60",
      "--set=bundles.service.polling.max_delay_seconds=90",
    ]
  }] : null

  network = {
    vpc_id     = local.shared["network/vpc-id"]
    subnet_ids = split(",", local.shared["network/private-subnet-ids"])
  }

  egress_rules = merge(
    { https = { description = "Registry, logs, secrets and partners", from_port = 443, cidr_ipv4 = "0.0.0.0/0" } },
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
    intent.auth.cognito ? { authenticate_cognito = module.sign_in.authenticate_action } : {},
  )

  scaling = { min = env.count.min, max = env.count.max, cpu_percent = env.count.cpuPercent }

  deployment = intent.deployment.strategy == "rolling" ? null : merge(
    {
      strategy     = replace(intent.deployment.strategy, "-", "_")
      bake_minutes = intent.deployment.bakeMinutes
    },
    { for name in intent.deployment.strategy == "canary" ? ["canary_percent"] : [] : name => intent.deployment.canaryPercent },
  )

  task_policies = merge(
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
    intent.auth.opa ? { policies = module.policies.read_policy_json } : {},
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
      target_groups = merge(
        { service = module.service.target_group_arn_suffix },
        intent.deployment.strategy == "rolling" ? {} : { alternate = module.service.alternate_target_group_arn_suffix },
      )
    },
    # The platform team watches the load balancer that services share.
    { for name in intent.ingress.waf == null ? ["owns_load_balancer"] : [] : name => false },
    { for name in intent.objectives.latency == null ? [] : ["latency_p95_seconds"] : name => min(intent.objectives.latency.seconds, 1) },
    { for name in intent.objectives.latency == null ? [] : ["latency_p99_seconds"] : name => intent.objectives.latency.seconds },
    # One of the two groups is empty between deployments.
    { for name in intent.deployment.strategy == "rolling" ? [] : ["minimum_healthy_hosts"] : name => 0 },
  )

  ecs = {
    cluster_name = module.service.cluster_name
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
