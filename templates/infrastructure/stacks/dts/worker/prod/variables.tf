variable "image_tag" {
  description = "Version of the worker's image."
  type        = string
  default     = "2.8.0"
}
