module "service" {
  source = "git::https://github.com/acme/infrastructure.git//modules/ecs-service?ref=ecs-service/v1.1.0"

  name               = "community-feed-dev"
  launch_type        = "EC2"
  capacity_providers = [{ name = module.capacity.capacity_provider_name }]
  # The image has to be built for the processor of the instances.
  architecture       = "ARM64"
  container_insights = "enabled"
  cpu                = 256
  memory             = 512

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
    hosts             = ["feed.dev.acme.example"]
    health_check      = { path = "/health" }
  }

  scaling = { min = 1, max = 2, cpu_percent = 60 }

  deployment = {
    strategy     = "blue_green"
    bake_minutes = 5
  }

  task_policies = { cache = module.cache.connect_policy_json["app"] }

  logs = {
    retention_in_days = 30
    kms_key_arn       = local.shared["kms/logs-key-arn"]
  }
}

module "dns" {
  source = "git::https://github.com/acme/infrastructure.git//modules/dns-record?ref=dns-record/v1.0.0"

  zone_id = local.shared["dns/zone-id"]
  name    = "feed.dev.acme.example"

  alias = {
    name    = module.load_balancer.dns_name
    zone_id = module.load_balancer.zone_id
  }
}

