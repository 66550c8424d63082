# AuthHub's API: issues and checks tokens for all products.
module "service" {
  source = "git::https://github.com/acme/infrastructure.git//modules/ecs-service?ref=ecs-service/v1.0.0"

  name         = "authhub-api-dev"
  cluster      = { arn = local.shared["ecs/cluster-arn"] }
  cpu          = 256
  memory       = 512
  architecture = "ARM64"

  # Development may be interrupted; it costs a third.
  capacity_providers = [{ name = "FARGATE_SPOT" }]

  container = {
    image          = "111111111111.dkr.ecr.ap-northeast-2.amazonaws.com/authhub/api:${var.image_tag}"
    port           = 8080
    user           = "1000"
    writable_paths = ["/tmp"]

    environment = {
      SPRING_PROFILES_ACTIVE = "dev"
      DATABASE_HOST          = module.database.host
      DATABASE_USER          = "authhub_api"
      DATABASE_NAME          = "authhub"
    }
  }

  network = {
    vpc_id     = local.shared["network/vpc-id"]
    subnet_ids = split(",", local.shared["network/private-subnet-ids"])
  }

  egress_rules = {
    https    = { description = "Registry, logs, secrets and identity providers", from_port = 443, cidr_ipv4 = "0.0.0.0/0" }
    database = { description = "PostgreSQL", from_port = 5432, security_group_id = module.database.security_group_id }
  }

  load_balancer = {
    listener_arn      = local.shared["ingress/public/listener-arn"]
    security_group_id = local.shared["ingress/public/security-group-id"]
    priority          = 100
    hosts             = ["auth.dev.acme.example"]
    health_check      = { path = "/health/ready" }
  }

  scaling = { min = 1, max = 2 }

  # No password anywhere: the API signs in to its database with its role.
  task_policies = {
    database = jsonencode({
      Version = "2012-10-17"
      Statement = [{
        Effect   = "Allow"
        Action   = "rds-db:connect"
        Resource = "${module.database.iam_user_arn_prefix}authhub_api"
      }]
    })
  }

  logs = {
    retention_in_days = 30
    kms_key_arn       = local.shared["kms/logs-key-arn"]
  }
}

module "database" {
  source = "git::https://github.com/acme/infrastructure.git//modules/rds?ref=rds/v1.0.0"

  name          = "authhub-api-dev"
  database_name = "authhub"

  instance_class      = "db.t4g.micro"
  multi_az            = false
  deletion_protection = false
  backup              = { retention_days = 1 }
  final_snapshot      = { enabled = false }

  vpc_id      = local.shared["network/vpc-id"]
  subnet_ids  = split(",", local.shared["network/database-subnet-ids"])
  kms_key_arn = local.shared["kms/data-key-arn"]

  logs = {
    retention_days = 30
    kms_key_arn    = local.shared["kms/logs-key-arn"]
  }

  ingress_security_groups = { api = module.service.security_group_id }
}

module "dns" {
  source = "git::https://github.com/acme/infrastructure.git//modules/dns-record?ref=dns-record/v1.0.0"

  zone_id = local.shared["dns/zone-id"]
  name    = "auth.dev.acme.example"

  alias = {
    name    = local.shared["ingress/public/dns-name"]
    zone_id = local.shared["ingress/public/zone-id"]
  }
}
