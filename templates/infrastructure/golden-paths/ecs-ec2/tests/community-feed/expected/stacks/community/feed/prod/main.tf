module "service" {
  source = "git::https://github.com/acme/infrastructure.git//modules/ecs-service?ref=ecs-service/v1.1.0"

  name               = "community-feed-prod"
  launch_type        = "EC2"
  capacity_providers = [{ name = module.capacity.capacity_provider_name }]
  # The image has to be built for the processor of the instances.
  architecture = "ARM64"
  cpu          = 512
  memory       = 3072

  container = {
    image          = "ghcr.io/acme/community-feed:3.1.0"
    port           = 8080
    writable_paths = ["/tmp"]

    environment = {
      CACHE_URL  = module.cache.url
      CACHE_USER = module.cache.user_names["app"]
    }
  }

  network = {
    vpc_id     = local.shared["network/vpc-id"]
    subnet_ids = split(",", local.shared["network/private-subnet-ids"])
  }

  egress_rules = {
    https = { description = "Registry, logs, secrets and partners", from_port = 443, cidr_ipv4 = "0.0.0.0/0" }
    cache = { description = "Cache", from_port = module.cache.port, security_group_id = module.cache.security_group_id }
  }

  load_balancer = {
    listener_arn      = module.load_balancer.https_listener_arn
    security_group_id = module.load_balancer.security_group_id
    priority          = 41755 # of the name, or ingress.priority of service.yaml
    hosts             = ["feed.svc.acme.example"]
    health_check      = { path = "/health" }
  }

  scaling = { min = 2, max = 4, cpu_percent = 60 }

  deployment = {
    strategy     = "blue_green"
    bake_minutes = 5
  }

  task_policies = { cache = module.cache.connect_policy_json["app"] }

  logs = {
    retention_in_days = 365
    kms_key_arn       = local.shared["kms/logs-key-arn"]
  }
}

module "dns" {
  source = "git::https://github.com/acme/infrastructure.git//modules/dns-record?ref=dns-record/v1.0.0"

  zone_id = local.shared["dns/zone-id"]
  name    = "feed.svc.acme.example"

  alias = {
    name    = module.load_balancer.dns_name
    zone_id = module.load_balancer.zone_id
  }
}

module "alarms" {
  source = "git::https://github.com/acme/infrastructure.git//modules/alarm-set?ref=alarm-set/v1.0.0"

  name             = "community-feed-prod"
  runbook_url      = "https://github.com/acme/infrastructure/blob/main/runbooks/community-feed.md"
  create_dashboard = true

  notifications = {
    critical = [local.shared["alerts/critical-topic-arn"]]
    warning  = [local.shared["alerts/warning-topic-arn"]]
  }

  alb = {
    load_balancer_arn_suffix = module.load_balancer.arn_suffix
    target_groups = {
      service   = module.service.target_group_arn_suffix
      alternate = module.service.alternate_target_group_arn_suffix
    }
    # One of the two groups is empty between deployments.
    minimum_healthy_hosts = 0
  }

  ecs = {
    cluster_name = module.service.cluster_name
    service_name = module.service.name
  }

  caches = {
    main = {
      replication_group_id = module.cache.id
      node_count           = 2
    }
  }
}
