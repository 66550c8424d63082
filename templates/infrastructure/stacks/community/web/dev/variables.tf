variable "image_tag" {
  description = "Version of the image."
  type        = string
  default     = "1.4.2"
}
