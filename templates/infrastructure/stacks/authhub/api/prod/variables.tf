variable "image_tag" {
  description = "Version of the API's image."
  type        = string
  default     = "1.4.0"
}
