locals {
  has_notifications = var.notifications.eventbridge || length(var.notifications.queues) + length(var.notifications.topics) + length(var.notifications.functions) > 0
}

resource "aws_s3_bucket_notification" "this" {
  count = local.has_notifications ? 1 : 0

  region = var.region

  bucket      = aws_s3_bucket.this.id
  eventbridge = var.notifications.eventbridge

  dynamic "queue" {
    for_each = var.notifications.queues

    content {
      id            = queue.key
      queue_arn     = queue.value.arn
      events        = queue.value.events
      filter_prefix = queue.value.prefix
      filter_suffix = queue.value.suffix
    }
  }

  dynamic "topic" {
    for_each = var.notifications.topics

    content {
      id            = topic.key
      topic_arn     = topic.value.arn
      events        = topic.value.events
      filter_prefix = topic.value.prefix
      filter_suffix = topic.value.suffix
    }
  }

  dynamic "lambda_function" {
    for_each = var.notifications.functions

    content {
      id                  = lambda_function.key
      lambda_function_arn = lambda_function.value.arn
      events              = lambda_function.value.events
      filter_prefix       = lambda_function.value.prefix
      filter_suffix       = lambda_function.value.suffix
    }
  }
}
