locals {
  bytes_per_gib = 1073741824

  rds_metric_alarms = merge(flatten([
    for key, database in var.databases : [
      {
        "rds-${key}-cpu" = {
          severity    = "warning"
          description = "The CPU of database ${key} is above ${database.cpu_percent} %."
          namespace   = "AWS/RDS"
          metric      = "CPUUtilization"
          dimensions  = { DBInstanceIdentifier = database.identifier }
          statistic   = "Average"
          comparison  = "GreaterThanThreshold"
          threshold   = database.cpu_percent
          period      = 60
          periods     = 15
          datapoints  = 12
          # A silent database shows as "insufficient data": not as green, and
          # not as a page every night that a development database is stopped.
          missing = "missing"
        }
        "rds-${key}-storage" = {
          severity    = "critical"
          description = "Database ${key} has less than ${database.free_storage_percent} % of its disk left. It stops when the disk is full."
          namespace   = "AWS/RDS"
          metric      = "FreeStorageSpace"
          dimensions  = { DBInstanceIdentifier = database.identifier }
          statistic   = "Minimum"
          comparison  = "LessThanThreshold"
          threshold   = floor(database.allocated_storage_gib * local.bytes_per_gib * database.free_storage_percent / 100)
          period      = 300
          periods     = 3
          datapoints  = 3
          # A full disk stops the database and its metrics with it: the state
          # stays what it was.
          missing = "ignore"
        }
      },
      {
        for kind in(database.max_connections == null ? [] : ["connections"]) : "rds-${key}-${kind}" => {
          severity    = "critical"
          description = "Database ${key} has more than ${database.connections_percent} % of its ${database.max_connections} connections open. New ones will be refused."
          namespace   = "AWS/RDS"
          metric      = "DatabaseConnections"
          dimensions  = { DBInstanceIdentifier = database.identifier }
          statistic   = "Maximum"
          comparison  = "GreaterThanThreshold"
          threshold   = floor(database.max_connections * database.connections_percent / 100)
          period      = 60
          periods     = 5
          datapoints  = 5
          # A database that is down has no connections, and tells so by the others.
          missing = "notBreaching"
        }
      },
    ]
  ])...)

  rds_math_alarms = {
    for key, database in var.databases : "rds-${key}-replica-lag" => {
      severity    = "critical"
      description = "Read replica ${key} is more than ${database.replica_lag_seconds} s behind, or no longer replicates: readers see old data."
      label       = "Lag in seconds"
      # MySQL and MariaDB report -1 when replication has stopped.
      expression = "IF(lag < 0, ${database.replica_lag_seconds + 1}, lag)"
      metrics = {
        lag = { metric = "ReplicaLag", statistic = "Maximum" }
      }
      namespace  = "AWS/RDS"
      dimensions = { DBInstanceIdentifier = database.identifier }
      comparison = "GreaterThanThreshold"
      threshold  = database.replica_lag_seconds
      period     = 60
      periods    = 10
      datapoints = 10
      # A replica that says nothing of its lag is not to be trusted.
      missing = "breaching"
    } if database.replica
  }
}
