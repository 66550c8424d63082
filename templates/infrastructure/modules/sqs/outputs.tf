output "arn" {
  description = "ARN of the queue."
  value       = aws_sqs_queue.this.arn
}

output "url" {
  description = "URL of the queue, for its clients."
  value       = aws_sqs_queue.this.url
}

output "name" {
  description = "Name of the queue with its suffix; the dimension QueueName of its metrics."
  value       = local.queue_name
}

output "dead_letter_arn" {
  description = "ARN of the dead-letter queue; null without one."
  value       = one(aws_sqs_queue.dead_letter[*].arn)
}

output "dead_letter_url" {
  description = "URL of the dead-letter queue; null without one."
  value       = one(aws_sqs_queue.dead_letter[*].url)
}

output "dead_letter_name" {
  description = "Name of the dead-letter queue; null without one. Its alarm belongs to alarm-set."
  value       = var.dead_letter.enabled ? local.dead_letter_name : null
}

output "send_policy_json" {
  description = "IAM policy to send messages, the key included; for an inline policy of a role."
  value       = local.send_policy
}

output "consume_policy_json" {
  description = "IAM policy to receive and delete messages, the key included; for an inline policy of a role."
  value       = local.consume_policy
}
