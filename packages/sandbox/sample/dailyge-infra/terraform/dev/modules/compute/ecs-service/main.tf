variable "name" {
  type = string
}

variable "cluster_id" {
  type = string
}

variable "image" {
  type = string
}

variable "port" {
  type = number
}

variable "memory" {
  type    = number
  default = 512
}

resource "aws_ecs_task_definition" "this" {
  family                   = var.name
  requires_compatibilities = ["EC2"]
  container_definitions = jsonencode([{
    name         = var.name
    image        = var.image
    memory       = var.memory
    essential    = true
    portMappings = [{ containerPort = var.port }]
    environment = [
      # 애플리케이션이 죽으면 힙 덤프를 남기고, 사이드카가 S3로 올립니다.
      { name = "JAVA_TOOL_OPTIONS", value = "-XX:+HeapDumpOnOutOfMemoryError -XX:HeapDumpPath=/dumps" },
    ]
  }])
}

resource "aws_ecs_service" "this" {
  name            = var.name
  cluster         = var.cluster_id
  task_definition = aws_ecs_task_definition.this.arn
  desired_count   = 1
  launch_type     = "EC2"

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
}
