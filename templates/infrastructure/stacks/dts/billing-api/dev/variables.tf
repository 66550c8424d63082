variable "image_tag" {
  description = "Version of the API's image."
  type        = string
  default     = "5.2.1"
}
