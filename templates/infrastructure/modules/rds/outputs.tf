output "identifier" {
  description = "Identifier of the instance; the dimension DBInstanceIdentifier of its metrics."
  value       = aws_db_instance.this.identifier
}

output "arn" {
  description = "ARN of the instance."
  value       = aws_db_instance.this.arn
}

output "host" {
  description = "Host name that clients should use: the proxy's if there is one, otherwise the instance's."
  value       = local.has_proxy ? one(aws_db_proxy.this[*].endpoint) : aws_db_instance.this.address
}

output "address" {
  description = "Host name of the instance itself, past the proxy."
  value       = aws_db_instance.this.address
}

output "endpoint" {
  description = "Host name and port of the instance itself (host:port)."
  value       = aws_db_instance.this.endpoint
}

output "proxy_endpoint" {
  description = "Host name of the proxy; null without one."
  value       = one(aws_db_proxy.this[*].endpoint)
}

output "read_replica_addresses" {
  description = "Host names of the read replicas, by name."
  value       = { for key, replica in aws_db_instance.replica : key => replica.address }
}

output "port" {
  description = "Port of instance, replicas and proxy."
  value       = local.port
}

output "database_name" {
  description = "Name of the database made with the instance; null if none."
  value       = var.database_name
}

output "engine" {
  description = "Engine: postgres or mysql."
  value       = var.engine
}

output "master_username" {
  description = "Name of the master user."
  value       = var.master_username
}

output "master_secret_arn" {
  description = "ARN of the secret with the master user's password, made and rotated by RDS; null when the caller brought the password."
  value       = local.password_is_managed ? try(aws_db_instance.this.master_user_secret[0].secret_arn, null) : null
}

output "security_group_id" {
  description = "Id of the security group of the database."
  value       = aws_security_group.database.id
}

output "proxy_security_group_id" {
  description = "Id of the security group of the proxy; null without one."
  value       = one(aws_security_group.proxy[*].id)
}

output "iam_user_arn_prefix" {
  description = "Prefix of the ARNs for rds-db:connect through host: append the name of a database user."
  value = format(
    "arn:%s:rds-db:%s:%s:dbuser:%s/",
    local.partition,
    local.region,
    local.account_id,
    local.has_proxy ? try(element(split(":", one(aws_db_proxy.this[*].arn)), 6), "") : aws_db_instance.this.resource_id,
  )
}

output "parameter_group_name" {
  description = "Name of the parameter group."
  value       = aws_db_parameter_group.this.name
}

output "log_group_names" {
  description = "Names of the log groups of instance, replicas and proxy."
  value       = concat(sort(keys(aws_cloudwatch_log_group.database)), aws_cloudwatch_log_group.proxy[*].name)
}
