module "database" {
  source = "git::https://github.com/acme/infrastructure.git//modules/rds?ref=rds/v1.0.0"

  name           = "community-board-dev"
  engine         = "postgres"
  database_name  = "community_board"
  instance_class = "db.t4g.micro"
  multi_az       = false
  backup         = { retention_days = 1 }

  storage = {
    allocated_gib = 20
    # It grows by itself up to here, and never shrinks.
    max_gib = 100
  }

  # Production is not deleted by accident; elsewhere it would only be in the way.
  deletion_protection = false

  final_snapshot = { enabled = false }

  vpc_id      = local.shared["network/vpc-id"]
  subnet_ids  = split(",", local.shared["network/database-subnet-ids"])
  kms_key_arn = local.shared["kms/data-key-arn"]

  logs = {
    retention_days = 30
    kms_key_arn    = local.shared["kms/logs-key-arn"]
  }

  ingress_security_groups = { service = module.service.security_group_id }
}

module "bucket_images" {
  source = "git::https://github.com/acme/infrastructure.git//modules/s3-bucket?ref=s3-bucket/v1.0.0"

  name        = "acme-community-board-dev-images"
  kms_key_arn = local.shared["kms/data-key-arn"]
  access_log  = { bucket = local.shared["logging/access-log-bucket"] }
}

# Made and filled by people beforehand; Terraform knows where they are and never
# what is in them.
data "aws_secretsmanager_secret" "this" {
  for_each = toset(["community/mail-key"])

  name = each.key
}
