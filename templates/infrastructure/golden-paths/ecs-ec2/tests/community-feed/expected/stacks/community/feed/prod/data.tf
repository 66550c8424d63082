module "cache" {
  source = "git::https://github.com/acme/infrastructure.git//modules/elasticache?ref=elasticache/v1.0.0"

  name        = "community-feed-prod"
  description = "Cache of community feed"
  node_type   = "cache.t4g.small"
  replicas    = 1
  multi_az    = true

  vpc_id      = local.shared["network/vpc-id"]
  subnet_ids  = split(",", local.shared["network/database-subnet-ids"])
  kms_key_arn = local.shared["kms/data-key-arn"]

  logs = {
    retention_days = 365
    kms_key_arn    = local.shared["kms/logs-key-arn"]
  }

  ingress_security_groups = { service = module.service.security_group_id }
}

