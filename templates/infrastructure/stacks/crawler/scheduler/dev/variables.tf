variable "image_tag" {
  description = "Version of the scheduler's image."
  type        = string
  default     = "3.1.0"
}
