# Billing for all tenants. Cognito signs people in before a request arrives, and
# OPA beside the API decides what each tenant may see.
module "service" {
  source = "git::https://github.com/acme/infrastructure.git//modules/ecs-service?ref=ecs-service/v1.0.0"

  name    = "dts-billing-api-prod"
  cluster = { arn = local.shared["ecs/cluster-arn"] }
  cpu     = 1024
  memory  = 2048

  container = {
    image          = "111111111111.dkr.ecr.ap-northeast-2.amazonaws.com/dts/billing-api:${var.image_tag}"
    port           = 8080
    user           = "1000"
    writable_paths = ["/tmp"]

    environment = {
      OPA_URL       = "http://localhost:8181/v1/data/billing/allow"
      DATABASE_HOST = module.database.host
      DATABASE_USER = "billing_api"
    }
  }

  sidecars = [{
    name         = "opa"
    image        = "111111111111.dkr.ecr.ap-northeast-2.amazonaws.com/platform/opa:1.10.1"
    start_first  = true
    port         = 8181
    memory       = 128
    command      = ["run", "--server", "--addr=localhost:8181", "/policies"]
    health_check = { command = ["CMD", "/opa", "eval", "true"] }
  }]

  network = {
    vpc_id     = local.shared["network/vpc-id"]
    subnet_ids = split(",", local.shared["network/private-subnet-ids"])
  }

  egress_rules = {
    https    = { description = "Registry, logs, secrets and payment providers", from_port = 443, cidr_ipv4 = "0.0.0.0/0" }
    database = { description = "PostgreSQL", from_port = 5432, security_group_id = module.database.security_group_id }
  }

  load_balancer = {
    listener_arn      = local.shared["ingress/public/listener-arn"]
    security_group_id = local.shared["ingress/public/security-group-id"]
    priority          = 200
    hosts             = ["billing.svc.acme.example"]

    authenticate_cognito = {
      user_pool_arn       = module.auth.user_pool_arn
      user_pool_client_id = module.auth.client_id
      user_pool_domain    = module.auth.domain
    }
  }

  deployment = {
    strategy       = "canary"
    canary_percent = 10
    bake_minutes   = 10
  }

  scaling = { min = 2, max = 6 }

  # No password anywhere: the API signs in to its database with its role.
  task_policies = {
    database = jsonencode({
      Version = "2012-10-17"
      Statement = [{
        Effect   = "Allow"
        Action   = "rds-db:connect"
        Resource = "${module.database.iam_user_arn_prefix}billing_api"
      }]
    })
  }

  logs = {
    retention_in_days = 365
    kms_key_arn       = local.shared["kms/logs-key-arn"]
  }
}

module "auth" {
  source = "git::https://github.com/acme/infrastructure.git//modules/cognito-auth?ref=cognito-auth/v1.0.0"

  name                = "dts-prod"
  load_balancer_hosts = ["billing.svc.acme.example"]
}

module "database" {
  source = "git::https://github.com/acme/infrastructure.git//modules/rds?ref=rds/v1.0.0"

  name          = "dts-billing-api-prod"
  database_name = "billing"

  instance_class = "db.m7g.large"
  backup         = { retention_days = 35 }

  vpc_id      = local.shared["network/vpc-id"]
  subnet_ids  = split(",", local.shared["network/database-subnet-ids"])
  kms_key_arn = local.shared["kms/data-key-arn"]

  logs = {
    retention_days = 365
    kms_key_arn    = local.shared["kms/logs-key-arn"]
  }

  ingress_security_groups = { api = module.service.security_group_id }
}

module "dns" {
  source = "git::https://github.com/acme/infrastructure.git//modules/dns-record?ref=dns-record/v1.0.0"

  zone_id = local.shared["dns/zone-id"]
  name    = "billing.svc.acme.example"

  alias = {
    name    = local.shared["ingress/public/dns-name"]
    zone_id = local.shared["ingress/public/zone-id"]
  }
}

# 워커 스택이 읽습니다.
resource "aws_ssm_parameter" "database_secret" {
  name  = "/dts/billing-api/database-secret-arn"
  type  = "String"
  value = module.database.master_secret_arn
}
