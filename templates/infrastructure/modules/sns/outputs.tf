output "arn" {
  description = "ARN of the topic; the action of an alarm."
  value       = aws_sns_topic.this.arn
}

output "name" {
  description = "Name of the topic with its suffix; the dimension TopicName of its metrics."
  value       = local.topic_name
}

output "subscription_arns" {
  description = "ARNs of the subscriptions, by name."
  value       = { for name, subscription in aws_sns_topic_subscription.this : name => subscription.arn }
}

output "publish_policy_json" {
  description = "IAM policy to publish, the key included; for an inline policy of a role."
  value = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Sid = "Publish", Effect = "Allow", Action = ["sns:Publish"], Resource = local.topic_arn },
      {
        Sid       = "Encrypt"
        Effect    = "Allow"
        Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource  = var.kms_key_arn
        Condition = { StringEquals = { "kms:ViaService" = "sns.${local.region}.amazonaws.com" } }
      },
    ]
  })
}
