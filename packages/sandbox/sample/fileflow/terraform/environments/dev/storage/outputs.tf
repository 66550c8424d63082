output "bucket_name" {
  description = "버킷 이름"
  value       = module.files.name
}
