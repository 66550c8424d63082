module "database" {
  source = "git::https://github.com/acme/infrastructure.git//modules/rds?ref=rds/v1.0.0"

  name           = "dts-invoices-dev"
  engine         = "postgres"
  database_name  = "dts_invoices"
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

  proxy = { secret_arns = { service = module.database_user.arn } }

  ingress_security_groups = { service = module.service.security_group_id }
}

# The user that the proxy signs in as. Its value is put there by the team, never
# by Terraform.
module "database_user" {
  source = "git::https://github.com/acme/infrastructure.git//modules/secret?ref=secret/v1.0.0"

  name        = "dts/invoices/dev/database-user"
  description = "User of invoices in its database"
  kms_key_arn = local.shared["kms/data-key-arn"]
}

module "cache" {
  source = "git::https://github.com/acme/infrastructure.git//modules/elasticache?ref=elasticache/v1.0.0"

  name        = "dts-invoices-dev"
  description = "Cache of dts invoices"
  node_type   = "cache.t4g.micro"
  replicas    = 0
  multi_az    = false

  vpc_id      = local.shared["network/vpc-id"]
  subnet_ids  = split(",", local.shared["network/database-subnet-ids"])
  kms_key_arn = local.shared["kms/data-key-arn"]

  logs = {
    retention_days = 30
    kms_key_arn    = local.shared["kms/logs-key-arn"]
  }

  ingress_security_groups = { service = module.service.security_group_id }
}

module "topic_events" {
  source = "git::https://github.com/acme/infrastructure.git//modules/sns?ref=sns/v1.0.0"

  name        = "dts-invoices-dev-events"
  kms_key_arn = local.shared["kms/data-key-arn"]
}

# Made and filled by people beforehand; Terraform knows where they are and never
# what is in them.
data "aws_secretsmanager_secret" "this" {
  for_each = toset(["dts/payment-key"])

  name = each.key
}
