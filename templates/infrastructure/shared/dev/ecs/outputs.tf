output "cluster_arn" {
  description = "ARN of the cluster; services read it from /shared/ecs/cluster-arn."
  value       = aws_ecs_cluster.this.arn
}
