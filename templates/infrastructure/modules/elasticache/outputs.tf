output "id" {
  description = "Id of the replication group; the dimension ReplicationGroupId of its metrics."
  value       = aws_elasticache_replication_group.this.replication_group_id
}

output "arn" {
  description = "ARN of the replication group."
  value       = aws_elasticache_replication_group.this.arn
}

output "host" {
  description = "Host name that clients should use: the configuration endpoint in cluster mode, otherwise that of the primary node."
  value       = var.cluster_mode ? aws_elasticache_replication_group.this.configuration_endpoint_address : aws_elasticache_replication_group.this.primary_endpoint_address
}

output "reader_host" {
  description = "Host name that spreads reads over the replicas; null in cluster mode."
  value       = var.cluster_mode ? null : aws_elasticache_replication_group.this.reader_endpoint_address
}

output "port" {
  description = "Port of the cache."
  value       = var.port
}

output "url" {
  description = "URL of the cache, with TLS and without user: rediss://host:port."
  value       = format("rediss://%s:%d", var.cluster_mode ? aws_elasticache_replication_group.this.configuration_endpoint_address : aws_elasticache_replication_group.this.primary_endpoint_address, var.port)
}

output "member_clusters" {
  description = "Ids of the nodes; the dimension CacheClusterId of their metrics."
  value       = aws_elasticache_replication_group.this.member_clusters
}

output "security_group_id" {
  description = "Id of the security group of the cache."
  value       = aws_security_group.this.id
}

output "user_names" {
  description = "Names with which the users sign in, by key of users."
  value       = local.user_names
}

output "connect_policy_json" {
  description = "IAM policies to sign in, by key of users; for an inline policy of a role."
  value = {
    for key, user in local.user_names : key => jsonencode({
      Version = "2012-10-17"
      Statement = [{
        Sid      = "Connect"
        Effect   = "Allow"
        Action   = "elasticache:Connect"
        Resource = ["${local.arn_prefix}:replicationgroup:${var.name}", "${local.arn_prefix}:user:${user}"]
      }]
    })
  }
}

output "log_group_names" {
  description = "Names of the log groups, by type of log."
  value       = { for type, group in aws_cloudwatch_log_group.this : type => group.name }
}
