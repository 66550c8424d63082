variable "name" {
  description = "Name of the service, for example authhub-api-prod."
  type        = string
}

variable "image" {
  description = "Container image with its tag."
  type        = string
}

variable "region" {
  description = "AWS region."
  type        = string
  default     = "ap-northeast-2"
}

variable "cluster_arn" {
  description = "ARN of the ECS cluster."
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets the tasks run in."
  type        = list(string)
}

variable "cpu" {
  description = "CPU units; 1024 is one virtual CPU."
  type        = number
  default     = 256
}

variable "memory" {
  description = "Memory in MiB."
  type        = number
  default     = 512
}

variable "desired_count" {
  description = "How many tasks run."
  type        = number
  default     = 1
}

variable "log_retention_days" {
  description = "Days that logs are kept."
  type        = number
  default     = 30
}
