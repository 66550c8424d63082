locals {
  alb_math_alarms = merge([
    for alb in var.alb[*] : merge(
      {
        for key, suffix in alb.target_groups : "alb-${key}-5xx-rate" => {
          severity    = "critical"
          description = "More than ${alb.error_rate_percent} % of the requests to ${key} are answered with a 5xx status by the service."
          label       = "5xx of ${key} in percent"
          # Errors have no data point in a minute without one; the rate is not
          # judged in a minute with too few requests.
          expression = "IF(requests >= ${alb.minimum_requests}, 100 * FILL(errors, 0) / requests, 0)"
          metrics = {
            errors   = { metric = "HTTPCode_Target_5XX_Count", statistic = "Sum" }
            requests = { metric = "RequestCount", statistic = "Sum" }
          }
          namespace  = "AWS/ApplicationELB"
          dimensions = { LoadBalancer = alb.load_balancer_arn_suffix, TargetGroup = suffix }
          comparison = "GreaterThanThreshold"
          threshold  = alb.error_rate_percent
          period     = 60
          periods    = 5
          datapoints = 3
          # No request, no error.
          missing = "notBreaching"
        }
      },
      {
        for key in(alb.owns_load_balancer ? ["alb-elb-5xx-rate"] : []) : key => {
          severity    = "critical"
          description = "The load balancer itself answers more than ${alb.error_rate_percent} % of the requests with a 5xx status: no target could, or it timed out."
          label       = "5xx of the load balancer in percent"
          # RequestCount leaves out requests for which no target was chosen, so
          # the answers of the load balancer are added to the whole.
          expression = "IF(FILL(requests, 0) + FILL(errors, 0) >= ${alb.minimum_requests}, 100 * FILL(errors, 0) / (FILL(requests, 0) + FILL(errors, 0)), 0)"
          metrics = {
            errors   = { metric = "HTTPCode_ELB_5XX_Count", statistic = "Sum" }
            requests = { metric = "RequestCount", statistic = "Sum" }
          }
          namespace  = "AWS/ApplicationELB"
          dimensions = { LoadBalancer = alb.load_balancer_arn_suffix }
          comparison = "GreaterThanThreshold"
          threshold  = alb.error_rate_percent
          period     = 60
          periods    = 5
          datapoints = 3
          # No request, no error.
          missing = "notBreaching"
        }
      },
    )
  ]...)

  alb_metric_alarms = merge([
    for alb in var.alb[*] : merge(flatten([
      for key, suffix in alb.target_groups : [
        {
          for percentile, seconds in { p95 = alb.latency_p95_seconds, p99 = alb.latency_p99_seconds } :
          "alb-${key}-latency-${percentile}" => {
            severity    = percentile == "p99" ? "critical" : "warning"
            description = "${percentile} of the response time of ${key} is above ${seconds} s."
            namespace   = "AWS/ApplicationELB"
            metric      = "TargetResponseTime"
            dimensions  = { LoadBalancer = alb.load_balancer_arn_suffix, TargetGroup = suffix }
            statistic   = percentile
            comparison  = "GreaterThanThreshold"
            threshold   = seconds
            period      = 60
            periods     = 10
            datapoints  = 7
            # No request, nobody waits.
            missing = "notBreaching"
          }
        },
        {
          "alb-${key}-unhealthy-hosts" = {
            severity    = "warning"
            description = "A target of ${key} fails its health check."
            namespace   = "AWS/ApplicationELB"
            metric      = "UnHealthyHostCount"
            dimensions  = { LoadBalancer = alb.load_balancer_arn_suffix, TargetGroup = suffix }
            # The worst that any load balancer node sees.
            statistic  = "Maximum"
            comparison = "GreaterThanThreshold"
            threshold  = 0
            period     = 60
            # Longer than a replaced task or instance takes to come up.
            periods    = 10
            datapoints = 10
            # Reported only while targets are registered: no target, none ill.
            # That there is none is said by the alarm on healthy hosts.
            missing = "notBreaching"
          }
        },
        {
          for kind in(alb.minimum_healthy_hosts > 0 ? ["healthy-hosts"] : []) : "alb-${key}-${kind}" => {
            severity    = "critical"
            description = "${key} has fewer than ${alb.minimum_healthy_hosts} healthy targets."
            namespace   = "AWS/ApplicationELB"
            metric      = "HealthyHostCount"
            dimensions  = { LoadBalancer = alb.load_balancer_arn_suffix, TargetGroup = suffix }
            statistic   = "Minimum"
            comparison  = "LessThanThreshold"
            threshold   = alb.minimum_healthy_hosts
            period      = 60
            periods     = 5
            datapoints  = 5
            # Nothing is reported when no target is registered: that is the
            # very thing to tell.
            missing = "breaching"
          }
        },
      ]
    ])...)
  ]...)
}
