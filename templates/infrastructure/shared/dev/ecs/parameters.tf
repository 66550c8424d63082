data "aws_ssm_parameter" "data_key" {
  name = "/shared/kms/data-key-arn"
}

data "aws_ssm_parameter" "logs_key" {
  name = "/shared/kms/logs-key-arn"
}

resource "aws_ssm_parameter" "output" {
  for_each = {
    "cluster-arn"  = aws_ecs_cluster.this.arn
    "cluster-name" = aws_ecs_cluster.this.name
  }

  name  = "/shared/ecs/${each.key}"
  type  = "String"
  value = each.value
}
