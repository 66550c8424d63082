module "database" {
  include = intent.database != null
  source  = module("rds")

  name           = env.resource_name
  engine         = env.database.engine
  database_name  = replace("${intent.product}_${intent.service}", "-", "_")
  instance_class = env.database.instance
  multi_az       = env.database.multiAz
  backup         = { retention_days = env.database.backupDays }

  storage = {
    allocated_gib = env.database.storageGib
    # It grows by itself up to here, and never shrinks.
    max_gib = min(env.database.storageGib * 5, 65536)
  }

  # Production is not deleted by accident; elsewhere it would only be in the way.
  deletion_protection = env.production ? null : false

  final_snapshot = env.production ? null : { enabled = false }

  vpc_id      = local.shared["network/vpc-id"]
  subnet_ids  = split(",", local.shared["network/database-subnet-ids"])
  kms_key_arn = local.shared["kms/data-key-arn"]

  logs = {
    retention_days = env.log_retention_days
    kms_key_arn    = local.shared["kms/logs-key-arn"]
  }

  # Database Insights are not for the smallest instances of MySQL.
  monitoring = env.database.engine == "mysql" && can(regex("[.](micro|small)$", env.database.instance)) ? { insights = false } : null

  ingress_security_groups = { nodes = local.shared["kubernetes/node-security-group-id"] }
}

# The user of the service in its database, which its pods sign in as. Made and
# kept by the team; Terraform makes the place only.
module "database_user" {
  include = intent.database != null
  source  = module("secret")

  name        = "${intent.product}/${intent.service}/${env.name}/database-user"
  description = "User of ${intent.service} in its database: username and password"
  kms_key_arn = local.shared["kms/data-key-arn"]
}

# The pods read from here where the database is.
resource "aws_ssm_parameter" "endpoint" {
  include = intent.database != null
  for_each = {
    database-host = module.database.host
    database-name = replace("${intent.product}_${intent.service}", "-", "_")
  }

  name  = "/${intent.product}/${intent.service}/${env.name}/${each.key}"
  type  = "String"
  value = each.value
}
