locals {
  ecs_metric_alarms = merge([
    for ecs in var.ecs[*] : {
      ecs-cpu = {
        severity    = "warning"
        description = "The tasks of ${ecs.service_name} use more than ${ecs.cpu_percent} % of their CPU: scaling is at its end or too slow."
        namespace   = "AWS/ECS"
        metric      = "CPUUtilization"
        dimensions  = { ClusterName = ecs.cluster_name, ServiceName = ecs.service_name }
        statistic   = "Average"
        comparison  = "GreaterThanThreshold"
        threshold   = ecs.cpu_percent
        period      = 60
        periods     = 15
        datapoints  = 12
        # Without tasks nothing is reported, and the alarm on missing tasks tells it.
        missing = "notBreaching"
      }
      ecs-memory = {
        # The kernel kills a task that goes over its limit.
        severity    = "critical"
        description = "A task of ${ecs.service_name} uses more than ${ecs.memory_percent} % of its memory and is about to be killed."
        namespace   = "AWS/ECS"
        metric      = "MemoryUtilization"
        dimensions  = { ClusterName = ecs.cluster_name, ServiceName = ecs.service_name }
        statistic   = "Maximum"
        comparison  = "GreaterThanThreshold"
        threshold   = ecs.memory_percent
        period      = 60
        periods     = 10
        datapoints  = 8
        # As for the CPU.
        missing = "notBreaching"
      }
    }
  ]...)

  ecs_math_alarms = merge([
    for ecs in var.ecs[*] : {
      ecs-running-below-desired = {
        severity    = "critical"
        description = "${ecs.service_name} runs fewer tasks than it should: they cannot start, or do not stay up."
        label       = "Missing tasks"
        expression  = "desired - FILL(running, 0)"
        metrics = {
          desired = { metric = "DesiredTaskCount", statistic = "Average" }
          running = { metric = "RunningTaskCount", statistic = "Average" }
        }
        namespace  = "ECS/ContainerInsights"
        dimensions = { ClusterName = ecs.cluster_name, ServiceName = ecs.service_name }
        comparison = "GreaterThanThreshold"
        threshold  = 0
        period     = 60
        # Longer than an ordinary deployment or scaling step.
        periods    = 15
        datapoints = 15
        # Without Container Insights the alarm is blind. It then shows as
        # "insufficient data" rather than as green or as a page in the night.
        missing = "missing"
      }
    }
  ]...)
}
