variable "environment" {
  description = "배포 환경"
  type        = string
  default     = "prod"

  validation {
    condition     = contains(["dev", "stage", "prod"], var.environment)
    error_message = "environment must be dev, stage or prod."
  }
}

variable "desired_count" {
  description = "동시에 실행할 변환 작업자 수"
  type        = number
  default     = 2
}
