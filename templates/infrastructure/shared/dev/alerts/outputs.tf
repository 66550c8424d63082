output "topic_arns" {
  description = "Topics by severity; stacks read them from /shared/alerts/<severity>-topic-arn."
  value       = { for severity, topic in module.topic : severity => topic.arn }
}
