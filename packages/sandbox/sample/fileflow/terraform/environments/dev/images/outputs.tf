output "repository_url" {
  description = "이미지를 올리는 주소"
  value       = aws_ecr_repository.converter.repository_url
}
