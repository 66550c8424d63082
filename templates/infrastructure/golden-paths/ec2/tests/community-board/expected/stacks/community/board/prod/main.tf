# One container on an instance of its own. A change of its image or settings puts
# a new instance in the place of the old one.
module "service" {
  source = "git::https://github.com/acme/infrastructure.git//modules/ec2-service?ref=ec2-service/v1.0.0"

  name          = "community-board-prod"
  instance_type = "t4g.medium"
  port          = 8080

  # What it needs to know goes into the script as data, never as commands.
  user_data = templatefile("${path.module}/start.sh", {
    image     = "ghcr.io/acme/community-board:1.0.0"
    log_group = "/ec2/community-board-prod"
    region    = "ap-northeast-2"
    secrets = {
      MAIL_KEY = {
        key  = "key"
        name = "community/mail-key"
      }
    }
    settings = base64encode(join("", [for name, value in local.settings : "${name}=${replace(value, "/[\r\n]+/", " ")}\n"]))
  })

  network = {
    vpc_id     = local.shared["network/vpc-id"]
    subnet_ids = split(",", local.shared["network/private-subnet-ids"])
  }

  egress_rules = {
    https    = { description = "Packages, images and AWS", from_port = 443, cidr_ipv4 = "0.0.0.0/0" }
    database = { description = "Database", from_port = module.database.port, security_group_id = module.database.security_group_id }
  }

  load_balancer = {
    listener_arn      = local.shared["ingress/public/listener-arn"]
    security_group_id = local.shared["ingress/public/security-group-id"]
    priority          = 10844 # of the name, or ingress.priority of service.yaml
    hosts             = ["board.svc.acme.example"]
    health_check      = { path = "/actuator/health" }
  }

  scaling = { min = 2, max = 4, cpu_percent = 60 }

  instance_policies = {
    # No password anywhere: the service signs in to its database with its role.
    database = jsonencode({
      Version = "2012-10-17"
      Statement = [{
        Effect   = "Allow"
        Action   = "rds-db:connect"
        Resource = "${module.database.iam_user_arn_prefix}board"
      }]
    })
    images-read  = module.bucket_images.read_policy_json
    images-write = module.bucket_images.write_policy_json
  }

  secret_arns  = values(data.aws_secretsmanager_secret.this)[*].arn
  kms_key_arns = [local.shared["kms/data-key-arn"]]

  logs = {
    retention_in_days = 365
    kms_key_arn       = local.shared["kms/logs-key-arn"]
  }
}

locals {
  settings = {
    SPRING_PROFILES_ACTIVE = "aws"
    DATABASE_HOST          = module.database.host
    DATABASE_NAME          = "community_board"
    DATABASE_USER          = "board"
    IMAGES_BUCKET          = module.bucket_images.name
  }
}

module "dns" {
  source = "git::https://github.com/acme/infrastructure.git//modules/dns-record?ref=dns-record/v1.0.0"

  zone_id = local.shared["dns/zone-id"]
  name    = "board.svc.acme.example"

  alias = {
    name    = local.shared["ingress/public/dns-name"]
    zone_id = local.shared["ingress/public/zone-id"]
  }
}

module "alarms" {
  source = "git::https://github.com/acme/infrastructure.git//modules/alarm-set?ref=alarm-set/v1.0.0"

  name             = "community-board-prod"
  runbook_url      = "https://github.com/acme/infrastructure/blob/main/runbooks/community-board.md"
  create_dashboard = true

  notifications = {
    critical = [local.shared["alerts/critical-topic-arn"]]
    warning  = [local.shared["alerts/warning-topic-arn"]]
  }

  alb = {
    load_balancer_arn_suffix = local.shared["ingress/public/arn-suffix"]
    target_groups            = { service = module.service.target_group_arn_suffix }
    # The platform team watches the load balancer that services share.
    owns_load_balancer = false
  }

  databases = {
    main = {
      identifier            = module.database.identifier
      allocated_storage_gib = 20
    }
  }
}
