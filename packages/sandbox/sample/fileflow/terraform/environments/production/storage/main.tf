# 업로드된 원본과 변환된 파일을 보관하는 버킷
module "files" {
  source = "git::https://github.com/acme/infrastructure.git//modules/s3-bucket?ref=main"

  name        = "acme-fileflow-files-prod"
  kms_key_arn = data.aws_ssm_parameter.data_key.insecure_value

  tags = local.tags
}

data "aws_ssm_parameter" "data_key" {
  name = "/shared/kms/data-key-arn"
}

# worker 스택이 읽습니다.
resource "aws_ssm_parameter" "bucket" {
  name  = "/fileflow/prod/files-bucket-arn"
  type  = "String"
  value = module.files.arn
  tags  = local.tags
}

locals {
  tags = {
    Environment = "prod"
    Service     = "fileflow-storage"
    Project     = "fileflow"
    Team        = "developers"
    ManagedBy   = "terraform"
  }
}
