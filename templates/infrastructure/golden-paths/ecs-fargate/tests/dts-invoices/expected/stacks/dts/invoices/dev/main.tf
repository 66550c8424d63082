module "service" {
  source = "git::https://github.com/acme/infrastructure.git//modules/ecs-service?ref=ecs-service/v1.1.0"

  name    = "dts-invoices-dev"
  cluster = { arn = local.shared["ecs/cluster-arn"] }
  cpu     = 512
  memory  = 1024

  container = {
    image          = "111111111111.dkr.ecr.ap-northeast-2.amazonaws.com/dts/invoices:2.0.1"
    port           = 8080
    writable_paths = ["/tmp"]

    environment = {
      DATABASE_HOST = module.database.host
      DATABASE_NAME = "dts_invoices"
      DATABASE_USER = "invoices"
      CACHE_URL     = module.cache.url
      CACHE_USER    = module.cache.user_names["app"]
      OPA_URL       = "http://localhost:8181"
      EVENTS_TOPIC  = module.topic_events.arn
    }
    secrets = { PAYMENT_KEY = data.aws_secretsmanager_secret.this["dts/payment-key"].arn }
  }

  # Decides what a caller may do; the service asks it before it answers.
  sidecars = [{
    name         = "opa"
    image        = "111111111111.dkr.ecr.ap-northeast-2.amazonaws.com/platform/opa:1.10.1"
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
      "--set=services.bundles.credentials.s3_signing.metadata_credentials.aws_region=ap-northeast-2",
      "--set=bundles.service.service=bundles",
      "--set=bundles.service.resource=bundle.tar.gz",
      "--set=bundles.service.polling.min_delay_seconds=60",
      "--set=bundles.service.polling.max_delay_seconds=90",
    ]
  }]

  network = {
    vpc_id     = local.shared["network/vpc-id"]
    subnet_ids = split(",", local.shared["network/private-subnet-ids"])
  }

  egress_rules = {
    https    = { description = "Registry, logs, secrets and partners", from_port = 443, cidr_ipv4 = "0.0.0.0/0" }
    database = { description = "Database", from_port = module.database.port, security_group_id = module.database.security_group_id }
    cache    = { description = "Cache", from_port = module.cache.port, security_group_id = module.cache.security_group_id }
  }

  load_balancer = {
    listener_arn         = local.shared["ingress/public/listener-arn"]
    security_group_id    = local.shared["ingress/public/security-group-id"]
    priority             = 27895 # of the name, or ingress.priority of service.yaml
    hosts                = ["invoices.dev.acme.example"]
    paths                = ["/api", "/api/*"]
    health_check         = { path = "/health" }
    authenticate_cognito = module.sign_in.authenticate_action
  }

  scaling = { min = 1, max = 2, cpu_percent = 60 }

  deployment = {
    strategy       = "canary"
    bake_minutes   = 10
    canary_percent = 10
  }

  task_policies = {
    # No password anywhere: the service signs in to its database with its role.
    database = jsonencode({
      Version = "2012-10-17"
      Statement = [{
        Effect   = "Allow"
        Action   = "rds-db:connect"
        Resource = "${module.database.iam_user_arn_prefix}invoices"
      }]
    })
    cache          = module.cache.connect_policy_json["app"]
    policies       = module.policies.read_policy_json
    events-publish = module.topic_events.publish_policy_json
  }

  secrets_kms_key_arns = [local.shared["kms/data-key-arn"]]

  logs = {
    retention_in_days = 30
    kms_key_arn       = local.shared["kms/logs-key-arn"]
  }
}

module "dns" {
  source = "git::https://github.com/acme/infrastructure.git//modules/dns-record?ref=dns-record/v1.0.0"

  zone_id = local.shared["dns/zone-id"]
  name    = "invoices.dev.acme.example"

  alias = {
    name    = local.shared["ingress/public/dns-name"]
    zone_id = local.shared["ingress/public/zone-id"]
  }
}

