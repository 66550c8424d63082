module "database" {
  include = intent.database != null
  source  = module("rds")

  name                = env.resource_name
  engine              = env.database.engine
  database_name       = replace(intent.product, "-", "")
  instance_class      = env.database.instance
  storage             = { allocated_gib = env.database.storageGib, max_gib = env.database.storageGib * 5 }
  multi_az            = env.database.multiAz
  deletion_protection = env.database.protected
  backup              = { retention_days = env.database.backupDays }
  final_snapshot      = { enabled = env.database.protected }

  vpc_id      = local.shared["network/vpc-id"]
  subnet_ids  = split(",", local.shared["network/database-subnet-ids"])
  kms_key_arn = local.shared["kms/data-key-arn"]

  logs = {
    retention_days = env.log_retention_days
    kms_key_arn    = local.shared["kms/logs-key-arn"]
  }

  ingress_security_groups = { service = module.service.security_group_id }
}

module "cache" {
  include = intent.cache != null
  source  = module("elasticache")

  name        = env.resource_name
  description = "Cache of ${intent.product} ${intent.service}"
  node_type   = env.cache.node
  replicas    = env.cache.replicas
  multi_az    = env.cache.replicas > 0

  vpc_id      = local.shared["network/vpc-id"]
  subnet_ids  = split(",", local.shared["network/database-subnet-ids"])
  kms_key_arn = local.shared["kms/data-key-arn"]

  ingress_security_groups = { service = module.service.security_group_id }
}

module "bucket" {
  repeat = intent.buckets
  source = module("s3-bucket")

  name        = "${standards.organisation.name}-${env.resource_name}-${item.key}"
  kms_key_arn = local.shared["kms/data-key-arn"]
  versioning  = item.value.versioning
  access_log  = { bucket = local.shared["logging/access-log-bucket"] }

  lifecycle_rules = item.value.expireDays == null ? null : { expire = { expiration_days = item.value.expireDays } }
}

module "queue" {
  repeat = intent.queues
  source = module("sqs")

  name                       = "${env.resource_name}-${item.key}"
  fifo                       = item.value.fifo
  kms_key_arn                = local.shared["kms/data-key-arn"]
  visibility_timeout_seconds = item.value.visibilitySeconds
}

module "topic" {
  repeat = intent.topics
  source = module("sns")

  name        = "${env.resource_name}-${item.key}"
  fifo        = item.value.fifo
  kms_key_arn = local.shared["kms/data-key-arn"]
}
