mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "444444444444" }
  }

  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }

  mock_data "aws_region" {
    defaults = { region = "ap-northeast-2" }
  }
}

variables {
  name        = "authhub-prod"
  description = "Sessions of AuthHub"
  vpc_id      = "vpc-0a1b2c3d4e5f60718"
  subnet_ids  = ["subnet-0a1b2c3d4e5f60711", "subnet-0a1b2c3d4e5f60712"]
  kms_key_arn = "arn:aws:kms:ap-northeast-2:444444444444:key/11111111-2222-3333-4444-555555555555"
}

run "safe_defaults" {
  command = plan

  assert {
    condition     = tobool(aws_elasticache_replication_group.this.at_rest_encryption_enabled) && aws_elasticache_replication_group.this.kms_key_id == var.kms_key_arn
    error_message = "Data must be encrypted with the given key."
  }

  assert {
    condition     = aws_elasticache_replication_group.this.transit_encryption_enabled && aws_elasticache_replication_group.this.transit_encryption_mode == "required"
    error_message = "TLS must be required."
  }

  assert {
    condition     = aws_elasticache_replication_group.this.multi_az_enabled && aws_elasticache_replication_group.this.automatic_failover_enabled && aws_elasticache_replication_group.this.num_cache_clusters == 2
    error_message = "There must be a replica in another zone that takes over."
  }

  assert {
    condition     = aws_elasticache_replication_group.this.engine == "valkey" && aws_elasticache_parameter_group.this.family == "valkey8"
    error_message = "The engine must be Valkey 8."
  }

  assert {
    condition     = aws_elasticache_replication_group.this.snapshot_retention_limit == 7 && aws_elasticache_replication_group.this.final_snapshot_identifier == "authhub-prod-final"
    error_message = "Snapshots must be kept for a week, and one be taken on deletion."
  }

  assert {
    condition     = tobool(aws_elasticache_replication_group.this.auto_minor_version_upgrade)
    error_message = "Minor versions must come by themselves."
  }

  assert {
    condition     = aws_elasticache_user.this["app"].authentication_mode[0].type == "iam" && aws_elasticache_user.this["app"].user_id == aws_elasticache_user.this["app"].user_name
    error_message = "The user must sign in with IAM, for which id and name must be the same."
  }

  assert {
    condition     = strcontains(aws_elasticache_user.this["app"].access_string, "-@dangerous") && length(aws_elasticache_user.default) == 0
    error_message = "The user must not endanger the cache, and there must be no default user."
  }

  assert {
    condition     = toset(keys(aws_cloudwatch_log_group.this)) == toset(["engine-log", "slow-log"]) && alltrue([for group in aws_cloudwatch_log_group.this : group.retention_in_days == 365 && group.kms_key_id == var.kms_key_arn])
    error_message = "Logs must be kept for a year, encrypted."
  }

  assert {
    condition     = length(aws_vpc_security_group_ingress_rule.client) == 0
    error_message = "Clients must be asked for."
  }

  assert {
    condition     = jsondecode(output.connect_policy_json["app"]).Statement[0].Resource == ["arn:aws:elasticache:ap-northeast-2:444444444444:replicationgroup:authhub-prod", "arn:aws:elasticache:ap-northeast-2:444444444444:user:authhub-prod-app"]
    error_message = "The policy must open this cache to this user."
  }
}

run "redis_in_cluster_mode" {
  command = plan

  variables {
    engine       = "redis"
    cluster_mode = true
    shards       = 3
    replicas     = 2
    parameters   = { maxmemory-policy = "allkeys-lfu" }
  }

  assert {
    condition     = aws_elasticache_replication_group.this.num_node_groups == 3 && aws_elasticache_replication_group.this.replicas_per_node_group == 2
    error_message = "There must be three shards of three nodes."
  }

  assert {
    condition     = toset([for parameter in aws_elasticache_parameter_group.this.parameter : "${parameter.name}=${parameter.value}"]) == toset(["cluster-enabled=yes", "maxmemory-policy=allkeys-lfu"]) && aws_elasticache_parameter_group.this.name == "authhub-prod-redis7"
    error_message = "Cluster mode and the caller's parameters must be set."
  }

  assert {
    condition     = startswith(aws_elasticache_user.default[0].access_string, "off ") && aws_elasticache_user.default[0].user_name == "default"
    error_message = "The default user of Redis must be switched off."
  }

  assert {
    condition     = contains(aws_elasticache_user_group.this.user_ids, "authhub-prod-default") && contains(aws_elasticache_user_group.this.user_ids, "authhub-prod-app")
    error_message = "All users must be in the group."
  }
}

run "small_cache" {
  command = plan

  variables {
    replicas  = 0
    multi_az  = false
    snapshots = { retention_days = 0, final = false }
    logs      = { types = [] }
    users     = {}
    user_ids  = ["legacy-app"]
  }

  assert {
    condition     = aws_elasticache_replication_group.this.num_cache_clusters == 1 && !aws_elasticache_replication_group.this.automatic_failover_enabled && aws_elasticache_replication_group.this.final_snapshot_identifier == null
    error_message = "One node without snapshots must be possible."
  }

  assert {
    condition     = aws_elasticache_user_group.this.user_ids == toset(["legacy-app"])
    error_message = "Users made elsewhere must be admitted."
  }
}

run "clients" {
  command = plan

  variables {
    ingress_security_groups = { api = "sg-0a1b2c3d4e5f60721" }
    port                    = 6380
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.client["api"].from_port == 6380 && aws_vpc_security_group_ingress_rule.client["api"].referenced_security_group_id == "sg-0a1b2c3d4e5f60721"
    error_message = "The client must be admitted at the port of the cache only."
  }
}
