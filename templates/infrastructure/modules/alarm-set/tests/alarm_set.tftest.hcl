mock_provider "aws" {
  mock_data "aws_region" {
    defaults = { region = "ap-northeast-2" }
  }
}

variables {
  name = "authhub-api-prod"
  notifications = {
    critical = ["arn:aws:sns:ap-northeast-2:444444444444:critical"]
    warning  = ["arn:aws:sns:ap-northeast-2:444444444444:warning"]
  }
  alb = {
    load_balancer_arn_suffix = "app/authhub/50dc6c495c0c9188"
    target_groups            = { api = "targetgroup/authhub-api/73e2d6bc24d8a067" }
  }
}

run "nothing_given_makes_nothing" {
  command = plan
  variables {
    alb = null
  }
  assert {
    condition     = length(local.every_key) == 0 && length(aws_cloudwatch_dashboard.this) == 0
    error_message = "Without identifiers there must be no alarm and no dashboard."
  }
}

run "load_balancer" {
  command = plan
  assert {
    condition = local.every_key == tolist([
      "alb-api-5xx-rate", "alb-api-healthy-hosts", "alb-api-latency-p95", "alb-api-latency-p99",
      "alb-api-unhealthy-hosts", "alb-elb-5xx-rate",
    ])
    error_message = "The load balancer's alarms are not the documented ones."
  }
  assert {
    condition = alltrue([
      for query in aws_cloudwatch_metric_alarm.math["alb-api-5xx-rate"].metric_query :
      query.expression == "IF(requests >= 20, 100 * FILL(errors, 0) / requests, 0)" if query.return_data
    ])
    error_message = "The error rate must be judged from 20 requests on, with no error counted as 0."
  }
  assert {
    condition     = length([for query in aws_cloudwatch_metric_alarm.math["alb-api-5xx-rate"].metric_query : query if query.return_data]) == 1
    error_message = "Exactly one query of an alarm may return data."
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.metric["alb-api-latency-p99"].extended_statistic == "p99" && aws_cloudwatch_metric_alarm.metric["alb-api-latency-p99"].statistic == null
    error_message = "Latency must be a percentile."
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.metric["alb-api-healthy-hosts"].treat_missing_data == "breaching"
    error_message = "A target group without any target must be an alarm."
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.metric["alb-api-latency-p95"].alarm_actions == toset(["arn:aws:sns:ap-northeast-2:444444444444:warning"])
    error_message = "Warnings go to the warning topic."
  }
}

run "shared_load_balancer_and_scale_to_zero" {
  command = plan
  variables {
    alb = {
      load_balancer_arn_suffix = "app/authhub/50dc6c495c0c9188"
      target_groups            = { api = "targetgroup/authhub-api/73e2d6bc24d8a067" }
      owns_load_balancer       = false
      minimum_healthy_hosts    = 0
    }
  }
  assert {
    condition     = !contains(local.every_key, "alb-elb-5xx-rate") && !contains(local.every_key, "alb-api-healthy-hosts")
    error_message = "A shared load balancer's errors and an empty target group must not alarm."
  }
}

run "warnings_default_to_the_critical_topics" {
  command = plan
  variables {
    notifications = { critical = ["arn:aws:sns:ap-northeast-2:444444444444:critical"] }
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.metric["alb-api-latency-p95"].ok_actions == toset(["arn:aws:sns:ap-northeast-2:444444444444:critical"])
    error_message = "Without warning topics the critical ones are told."
  }
}

run "service_database_queue_and_cache" {
  command = plan
  variables {
    alb                = null
    runbook_url        = "https://example.com/runbook"
    ecs                = { cluster_name = "authhub", service_name = "api" }
    databases          = { main = { identifier = "authhub", allocated_storage_gib = 100, max_connections = 200 }, reader = { identifier = "authhub-r", allocated_storage_gib = 100, replica = true } }
    queues             = { mail = { queue_name = "mail" } }
    dead_letter_queues = { mail = "mail-dlq" }
    caches             = { sessions = { replication_group_id = "sess", node_count = 1 }, tokens = { replication_group_id = "tok", node_count = 1, shard_count = 2 } }
    disabled_alarms    = ["ecs-cpu"]
    create_dashboard   = true
  }
  assert {
    condition = sort(concat(keys(aws_cloudwatch_metric_alarm.metric), keys(aws_cloudwatch_metric_alarm.math))) == tolist([
      "ecs-memory", "ecs-running-below-desired",
      "elasticache-sessions-001-evictions", "elasticache-sessions-001-memory",
      "elasticache-tokens-0001-001-evictions", "elasticache-tokens-0001-001-memory",
      "elasticache-tokens-0002-001-evictions", "elasticache-tokens-0002-001-memory",
      "rds-main-connections", "rds-main-cpu", "rds-main-storage",
      "rds-reader-cpu", "rds-reader-replica-lag", "rds-reader-storage",
      "sqs-mail-age", "sqs-mail-dead-letters",
    ])
    error_message = "The alarms are not the documented ones."
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.metric["rds-main-storage"].threshold == 16106127360
    error_message = "15 % of 100 GiB is 15 GiB in bytes."
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.metric["rds-main-connections"].threshold == 160
    error_message = "80 % of 200 connections."
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.metric["elasticache-tokens-0002-001-memory"].dimensions == tomap({ CacheClusterId = "tok-0002-001" })
    error_message = "Nodes in cluster mode are <group>-<shard>-<node>."
  }
  assert {
    condition     = endswith(aws_cloudwatch_metric_alarm.metric["sqs-mail-age"].alarm_description, "Runbook: https://example.com/runbook")
    error_message = "Every alarm must carry the runbook."
  }
  assert {
    condition     = length(aws_cloudwatch_dashboard.this) == 1
    error_message = "The dashboard was asked for."
  }
}

run "rejects_bad_name" {
  command = plan
  variables { name = "AuthHub_API" }
  expect_failures = [var.name]
}

run "rejects_no_topic" {
  command = plan
  variables { notifications = { critical = [] } }
  expect_failures = [var.notifications]
}

run "rejects_fifo_topic" {
  command = plan
  variables { notifications = { critical = ["arn:aws:sns:ap-northeast-2:444444444444:alerts.fifo"] } }
  expect_failures = [var.notifications]
}

run "rejects_plain_http_runbook" {
  command = plan
  variables { runbook_url = "http://example.com" }
  expect_failures = [var.runbook_url]
}

run "rejects_unknown_disabled_alarm" {
  command = plan
  variables { disabled_alarms = ["alb-web-5xx-rate"] }
  expect_failures = [var.disabled_alarms]
}

run "rejects_load_balancer_arn" {
  command = plan
  variables { alb = { load_balancer_arn_suffix = "arn:aws:elasticloadbalancing:ap-northeast-2:444444444444:loadbalancer/app/a/1", target_groups = {} } }
  expect_failures = [var.alb]
}

run "rejects_target_group_arn" {
  command = plan
  variables { alb = { load_balancer_arn_suffix = "app/a/1", target_groups = { api = "arn:aws:x" } } }
  expect_failures = [var.alb]
}

run "rejects_alb_without_alarms" {
  command = plan
  variables { alb = { load_balancer_arn_suffix = "app/a/1", target_groups = {}, owns_load_balancer = false } }
  expect_failures = [var.alb]
}

run "rejects_error_rate_of_100" {
  command = plan
  variables { alb = { load_balancer_arn_suffix = "app/a/1", target_groups = {}, error_rate_percent = 100 } }
  expect_failures = [var.alb]
}

run "rejects_p95_above_p99" {
  command = plan
  variables { alb = { load_balancer_arn_suffix = "app/a/1", target_groups = {}, latency_p95_seconds = 5 } }
  expect_failures = [var.alb]
}

run "rejects_no_minimum_of_requests" {
  command = plan
  variables { alb = { load_balancer_arn_suffix = "app/a/1", target_groups = {}, minimum_requests = 0 } }
  expect_failures = [var.alb]
}

run "rejects_ecs_percent" {
  command = plan
  variables { ecs = { cluster_name = "c", service_name = "s", cpu_percent = 120 } }
  expect_failures = [var.ecs]
}

run "rejects_database_percent" {
  command = plan
  variables { databases = { main = { identifier = "d", allocated_storage_gib = 100, cpu_percent = 0 } } }
  expect_failures = [var.databases]
}

run "rejects_database_size" {
  command = plan
  variables { databases = { main = { identifier = "d", allocated_storage_gib = 1 } } }
  expect_failures = [var.databases]
}

run "rejects_queue_age" {
  command = plan
  variables { queues = { mail = { queue_name = "q", max_age_seconds = 5 } } }
  expect_failures = [var.queues]
}

run "rejects_cache_nodes" {
  command = plan
  variables { caches = { main = { replication_group_id = "c", node_count = 9 } } }
  expect_failures = [var.caches]
}

run "rejects_cache_percent" {
  command = plan
  variables { caches = { main = { replication_group_id = "c", memory_percent = 100 } } }
  expect_failures = [var.caches]
}
