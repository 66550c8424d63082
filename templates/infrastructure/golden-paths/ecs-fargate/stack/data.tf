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

  proxy = env.database.proxy ? { secret_arns = { service = module.database_user.arn } } : null

  ingress_security_groups = { service = module.service.security_group_id }
}

# The user that the proxy signs in as. Its value is put there by the team, never
# by Terraform.
module "database_user" {
  include = env.database == null ? false : env.database.proxy
  source  = module("secret")

  name        = "${intent.product}/${intent.service}/${env.name}/database-user"
  description = "User of ${intent.service} in its database"
  kms_key_arn = local.shared["kms/data-key-arn"]
}

module "cache" {
  include = intent.cache != null
  source  = module("elasticache")

  name        = env.short_name
  description = "Cache of ${intent.product} ${intent.service}"
  node_type   = env.cache.node
  replicas    = env.cache.replicas
  multi_az    = env.cache.replicas > 0

  vpc_id      = local.shared["network/vpc-id"]
  subnet_ids  = split(",", local.shared["network/database-subnet-ids"])
  kms_key_arn = local.shared["kms/data-key-arn"]

  logs = {
    retention_days = env.log_retention_days
    kms_key_arn    = local.shared["kms/logs-key-arn"]
  }

  ingress_security_groups = { service = module.service.security_group_id }
}

module "bucket" {
  repeat = intent.buckets
  source = module("s3-bucket")

  name            = env.bucket_names[item.key]
  kms_key_arn     = local.shared["kms/data-key-arn"]
  versioning      = item.value.versioning ? null : false
  lifecycle_rules = item.value.expireDays == null ? null : { expire = { expiration_days = item.value.expireDays } }
  access_log      = { bucket = local.shared["logging/access-log-bucket"] }
}

module "queue" {
  repeat = intent.queues
  source = module("sqs")

  name                       = "${env.resource_name}-${item.key}"
  fifo                       = item.value.fifo ? true : null
  kms_key_arn                = local.shared["kms/data-key-arn"]
  visibility_timeout_seconds = item.value.visibilitySeconds
}

module "topic" {
  repeat = intent.topics
  source = module("sns")

  name        = "${env.resource_name}-${item.key}"
  fifo        = item.value.fifo ? true : null
  kms_key_arn = local.shared["kms/data-key-arn"]
}

# Made and filled by people beforehand; Terraform knows where they are and never
# what is in them.
data "aws_secretsmanager_secret" "this" {
  include  = length(intent.secrets) > 0
  for_each = toset([for name, secret in intent.secrets : secret.name])

  name = each.key
}
