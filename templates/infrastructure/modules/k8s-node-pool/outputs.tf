output "instance_ids" {
  description = "Ids of the fixed nodes, by name; empty for a group."
  value       = { for name, node in aws_instance.this : name => node.id }
}

output "private_ips" {
  description = "Private addresses of the fixed nodes, by name; empty for a group."
  value       = { for name, node in aws_instance.this : name => node.private_ip }
}

output "data_volume_ids" {
  description = "Ids of the data volumes, by node and volume."
  value       = { for name, volume in aws_ebs_volume.data : name => volume.id }
}

output "autoscaling_group_name" {
  description = "Name of the Auto Scaling group; null for fixed nodes."
  value       = one(aws_autoscaling_group.this[*].name)
}

output "autoscaling_group_arn" {
  description = "ARN of the Auto Scaling group, for the cluster autoscaler's policy; null for fixed nodes."
  value       = one(aws_autoscaling_group.this[*].arn)
}

output "security_group_id" {
  description = "Security group of this pool's nodes."
  value       = aws_security_group.this.id
}

output "role_arn" {
  description = "ARN of the nodes' role, for resource policies."
  value       = aws_iam_role.this.arn
}

output "role_name" {
  description = "Name of the nodes' role, for more policies."
  value       = aws_iam_role.this.name
}

output "kubelet_arguments" {
  description = "Labels and taints as the kubelet gets them, for playbooks."
  value       = local.kubelet_arguments
}
