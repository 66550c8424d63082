output "vpc_id" {
  description = "Id of the VPC; stacks read it from /shared/network/vpc-id."
  value       = module.network.vpc_id
}

output "nat_public_ips" {
  description = "Addresses that partners see, for their allow-lists."
  value       = module.network.nat_public_ips
}
