module "database" {
  source = "git::https://github.com/acme/infrastructure.git//modules/rds?ref=rds/v1.0.0"

  name           = "community-chat-dev"
  engine         = "postgres"
  database_name  = "community_chat"
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

  ingress_security_groups = { nodes = local.shared["kubernetes/node-security-group-id"] }
}

# The user of the service in its database, which its pods sign in as. Made and
# kept by the team; Terraform makes the place only.
module "database_user" {
  source = "git::https://github.com/acme/infrastructure.git//modules/secret?ref=secret/v1.0.0"

  name        = "community/chat/dev/database-user"
  description = "User of chat in its database: username and password"
  kms_key_arn = local.shared["kms/data-key-arn"]
}

# The pods read from here where the database is.
resource "aws_ssm_parameter" "endpoint" {
  for_each = {
    database-host = module.database.host
    database-name = "community_chat"
  }

  name  = "/community/chat/dev/${each.key}"
  type  = "String"
  value = each.value
}
