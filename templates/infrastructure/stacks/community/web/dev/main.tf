# 커뮤니티 서비스: EC2 한 대, PostgreSQL, 이미지 버킷. 프리 티어 크기로 시작합니다.
module "service" {
  source = "git::https://github.com/acme/infrastructure.git//modules/ec2-service?ref=ec2-service/v1.0.0"

  name          = "community-web-dev"
  instance_type = "t4g.micro"
  port          = 8080

  user_data = <<-SCRIPT
    #!/bin/bash
    set -euo pipefail
    dnf install -y docker
    systemctl enable --now docker
    docker run --detach --restart always --publish 8080:8080 \
      --env DATABASE_HOST=${module.database.host} \
      --env IMAGES_BUCKET=${module.images.name} \
      ghcr.io/acme/community-web:${var.image_tag}
  SCRIPT

  network = {
    vpc_id     = local.shared["network/vpc-id"]
    subnet_ids = split(",", local.shared["network/private-subnet-ids"])
  }

  egress_rules = {
    https    = { description = "Packages, images and AWS", from_port = 443, cidr_ipv4 = "0.0.0.0/0" }
    database = { description = "PostgreSQL", from_port = 5432, security_group_id = module.database.security_group_id }
  }

  load_balancer = {
    listener_arn      = local.shared["ingress/public/listener-arn"]
    security_group_id = local.shared["ingress/public/security-group-id"]
    priority          = 300
    hosts             = ["community.dev.acme.example"]
  }

  instance_policies = {
    read  = module.images.read_policy_json
    write = module.images.write_policy_json
  }

  secret_arns  = [module.database.master_secret_arn]
  kms_key_arns = [local.shared["kms/data-key-arn"]]

  scaling = { min = 1, max = 1 }

  logs = {
    retention_in_days = 30
    kms_key_arn       = local.shared["kms/logs-key-arn"]
  }
}

module "database" {
  source = "git::https://github.com/acme/infrastructure.git//modules/rds?ref=rds/v1.0.0"

  name                = "community-web-dev"
  database_name       = "community"
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

  ingress_security_groups = { web = module.service.security_group_id }
}

module "images" {
  source = "git::https://github.com/acme/infrastructure.git//modules/s3-bucket?ref=s3-bucket/v1.0.0"

  name        = "acme-community-images-dev"
  kms_key_arn = local.shared["kms/data-key-arn"]
  access_log  = { bucket = local.shared["logging/access-log-bucket"] }
}

module "dns" {
  source = "git::https://github.com/acme/infrastructure.git//modules/dns-record?ref=dns-record/v1.0.0"

  zone_id = local.shared["dns/zone-id"]
  name    = "community.dev.acme.example"

  alias = {
    name    = local.shared["ingress/public/dns-name"]
    zone_id = local.shared["ingress/public/zone-id"]
  }
}
