locals {
  sqs_metric_alarms = merge(
    {
      for key, queue in var.queues : "sqs-${key}-age" => {
        severity    = "critical"
        description = "The oldest message of queue ${key} waits for more than ${queue.max_age_seconds} s: its consumers are down or too slow."
        namespace   = "AWS/SQS"
        metric      = "ApproximateAgeOfOldestMessage"
        dimensions  = { QueueName = queue.queue_name }
        statistic   = "Maximum"
        comparison  = "GreaterThanThreshold"
        threshold   = queue.max_age_seconds
        period      = 60
        periods     = 5
        datapoints  = 5
        # SQS stops reporting for a queue that was idle for hours.
        missing = "notBreaching"
      }
    },
    {
      for key, name in var.dead_letter_queues : "sqs-${key}-dead-letters" => {
        severity    = "critical"
        description = "Messages were given up and lie in dead-letter queue ${key}: correct the cause, then redrive them."
        namespace   = "AWS/SQS"
        metric      = "ApproximateNumberOfMessagesVisible"
        dimensions  = { QueueName = name }
        statistic   = "Maximum"
        comparison  = "GreaterThanThreshold"
        threshold   = 0
        period      = 300
        periods     = 1
        datapoints  = 1
        # As above: an idle queue is an empty one.
        missing = "notBreaching"
      }
    },
  )
}
