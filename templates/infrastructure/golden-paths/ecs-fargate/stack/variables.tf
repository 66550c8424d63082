variable "image" {
  description = "Image of the service."
  type        = string
  default     = env.image
}
