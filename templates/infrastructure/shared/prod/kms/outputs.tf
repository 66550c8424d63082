output "key_arns" {
  description = "ARNs of the keys, by class of data."
  value       = { for name, key in module.key : name => key.arn }
}
