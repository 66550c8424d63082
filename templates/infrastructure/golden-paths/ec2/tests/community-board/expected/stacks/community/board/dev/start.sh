#!/bin/bash
# The first start of an instance. Terraform fills in names and settings; the log
# of this script is in /var/log/cloud-init-output.log.
set -euo pipefail

dnf install -y docker jq
systemctl enable --now docker

# Settings, then secrets, which only the instance's role may read.
install --mode=0600 /dev/null /etc/service.env
base64 --decode <<< '${settings}' >> /etc/service.env
%{ for name, secret in secrets ~}
value=$(aws secretsmanager get-secret-value --region '${region}' --secret-id '${secret.name}' --query SecretString --output text)
%{ if secret.key != null ~}
value=$(jq --raw-output --arg key '${secret.key}' '.[$key]' <<< "$value")
%{ endif ~}
printf '%s=%s\n' '${name}' "$value" >> /etc/service.env
%{ endfor ~}

%{ if strcontains(image, ".dkr.ecr.") ~}
aws ecr get-login-password --region '${region}' |
  docker login --username AWS --password-stdin '${split("/", image)[0]}'
%{ endif ~}

# The instance's network, so that the container has the instance's role while
# nothing further away can reach its credentials.
docker run --detach --name service --restart always --network host \
  --read-only --tmpfs /tmp --env-file /etc/service.env \
  --log-driver awslogs --log-opt awslogs-region='${region}' --log-opt awslogs-group='${log_group}' \
  '${image}'
