import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { importCommit } from './fastImport.mjs';

const ENVIRONMENTS = ['dev', 'stg', 'prod', 'shared'];

/** The five files of one stack, about a kilobyte each; no two are alike. */
export function stackFiles(number) {
  const product = `product-${String(Math.floor(number / 20)).padStart(4, '0')}`;
  const service = `service-${Math.floor((number % 20) / 4)}`;
  const environment = ENVIRONMENTS[number % 4];
  const dir = `stacks/${product}/${service}/${environment}`;
  const name = `${product}-${service}-${environment}`;
  const repeat = (count, make) =>
    Array.from({ length: count }, (_, i) => make(i)).join('\n');
  return {
    [`${dir}/versions.tf`]: `# ${name}
terraform {
  required_version = ">= 1.11, < 2.0"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
  backend "s3" {
    bucket       = "acme-terraform-state-${environment}"
    key          = "${dir}/terraform.tfstate"
    region       = "ap-northeast-2"
    encrypt      = true
    use_lockfile = true
  }
}

provider "aws" {
  region = "ap-northeast-2"
  default_tags {
    tags = local.tags
  }
}
`,
    [`${dir}/main.tf`]: `# ${name}: 서비스
module "service" {
  source = "git::https://github.com/acme/infrastructure.git//modules/ecs-service?ref=ecs-service/v1.${
    number % 7
  }.0"

  name        = "${name}"
  cluster_arn = data.aws_ssm_parameter.cluster.value
  image       = "\${var.repository}:\${var.image_tag}"
  environment = { for key, value in var.settings : upper(key) => tostring(value) if value != null }
  cpu         = var.size == "large" ? 1024 : 256
}

data "aws_ssm_parameter" "cluster" {
  name = "/shared/ecs/${environment}/cluster-arn"
}
${repeat(
  3,
  i => `
resource "aws_sqs_queue" "work_${i}" {
  name                       = "${name}-work-${i}"
  visibility_timeout_seconds = ${30 + i}
  kms_master_key_id          = module.service.kms_key_arn
}`,
)}
`,
    [`${dir}/variables.tf`]: repeat(
      6,
      i => `variable "setting_${i}" {
  description = "Setting ${i} of ${name}"
  type        = map(object({ size = optional(number, ${i}), names = list(string) }))
  default     = {}
}
`,
    ),
    [`${dir}/locals.tf`]: `locals {
  name = "${name}"
  tags = {
    Environment = "${environment}"
    Service     = "${service}"
    Project     = "${product}"
    ManagedBy   = "terraform"
  }
  policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [{"Effect": "Allow", "Action": "sqs:*", "Resource": "\${join(",", [for queue in aws_sqs_queue.work_0 : queue.arn])}"}]
    }
  EOT
}
`,
    [`${dir}/outputs.tf`]: repeat(
      5,
      i => `output "value_${i}" {
  description = "Value ${i} of ${name}"
  value       = try(module.service.values[${i}].arn, null)
}
`,
    ),
  };
}

/** Makes a bare repository of so many stacks, if it is not there yet. */
export async function makeStackRepository(folder, stacks) {
  const done = `${folder}/made-by-bench-2`;
  if (fs.existsSync(done)) return;
  fs.rmSync(folder, { recursive: true, force: true });
  await git(['init', '--quiet', '--bare', folder]);
  await importCommit(folder, {
    head: 'commit refs/heads/main\ncommitter Bench <bench@localhost> 0 +0000\ndata 5\nbench\n',
    files: allFiles(stacks),
  });
  fs.writeFileSync(done, '');
}

/** The files of so many stacks, one after the other. */
export function* allFiles(stacks) {
  for (let number = 0; number < stacks; number += 1) {
    yield* Object.entries(stackFiles(number));
  }
}

/** Output of a git command. */
export async function git(args) {
  const child = spawn('git', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const chunks = [];
  for await (const chunk of child.stdout) chunks.push(chunk);
  const [code] = await ended;
  if (code !== 0) throw new Error(`git ${args[0]} ended with ${code}`);
  return Buffer.concat(chunks).toString();
}

/** Texts of blobs, in order, by one git process. */
export async function* readBlobs(folder, blobs) {
  const child = spawn('git', ['-C', folder, 'cat-file', '--batch'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(`${blobs.join('\n')}\n`);
  let rest = Buffer.alloc(0);
  for await (const chunk of child.stdout) {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    for (;;) {
      const line = rest.indexOf(10);
      if (line < 0) break;
      const size = Number(rest.toString('latin1', 0, line).split(' ')[2]);
      if (rest.length < line + size + 2) break;
      yield rest.toString('utf8', line + 1, line + 1 + size);
      rest = rest.subarray(line + size + 2);
    }
  }
}
