output "node_addresses" {
  description = "Private address of each node, for the inventory of Ansible."
  value       = { for name, node in aws_instance.node : name => node.private_ip }
}
