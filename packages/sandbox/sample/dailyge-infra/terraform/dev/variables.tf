variable "api_version" {
  description = "Tag of the API's image."
  type        = string
  default     = "1.8.2"
}
