# 모듈이 생기기 전에 직접 작성했습니다.
resource "aws_ecr_repository" "converter" {
  name                 = "fileflow/converter-dev"
  image_tag_mutability = "IMMUTABLE"

  encryption_configuration {
    encryption_type = "KMS"
  }

  image_scanning_configuration {
    scan_on_push = true
  }

  tags = local.tags
}

resource "aws_ecr_lifecycle_policy" "converter" {
  repository = aws_ecr_repository.converter.name

  policy = jsonencode({
    rules = [
      {
        rulePriority = 1
        description  = "Untagged images"
        selection = {
          tagStatus   = "untagged"
          countType   = "sinceImagePushed"
          countUnit   = "days"
          countNumber = 7
        }
        action = { type = "expire" }
      },
      {
        rulePriority = 2
        description  = "All but the newest images"
        selection = {
          tagStatus   = "any"
          countType   = "imageCountMoreThan"
          countNumber = 100
        }
        action = { type = "expire" }
      },
    ]
  })
}

# 이미지 빌드가 남기는 로그
resource "aws_cloudwatch_log_group" "builds" {
  name              = "/fileflow/dev/image-builds"
  retention_in_days = 30

  tags = local.tags
}

locals {
  tags = {
    Environment = "dev"
    Service     = "fileflow-images"
    Project     = "fileflow"
    Team        = "developers"
    ManagedBy   = "terraform"
  }
}
