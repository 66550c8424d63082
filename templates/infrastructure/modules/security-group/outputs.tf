output "id" {
  description = "Id of the security group."
  value       = aws_security_group.this.id
}

output "arn" {
  description = "ARN of the security group."
  value       = aws_security_group.this.arn
}

output "name" {
  description = "Full name of the security group, with AWS's suffix."
  value       = aws_security_group.this.name
}

output "ingress_rule_ids" {
  description = "Ids of the ingress rules, by name."
  value       = { for name, rule in aws_vpc_security_group_ingress_rule.this : name => rule.security_group_rule_id }
}

output "egress_rule_ids" {
  description = "Ids of the egress rules, by name."
  value       = { for name, rule in aws_vpc_security_group_egress_rule.this : name => rule.security_group_rule_id }
}
