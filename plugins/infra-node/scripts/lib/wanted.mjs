import fs from 'node:fs';
import path from 'node:path';

const BLOCK = /^\s*(resource|data|ephemeral)\s+"([a-z0-9_]+)"\s+"/gm;
const TERRAFORM_FILE = /\.(tf|tftest\.hcl|hcl)$/;

const address = (kind, type) =>
  kind === 'resource' ? type : `${kind}.${type}`;

/** Types of the blocks of a Terraform text: `aws_vpc`, `data.aws_region`. */
export function typesInText(text) {
  return [...text.matchAll(BLOCK)].map(([, kind, type]) => address(kind, type));
}

/** Types of all Terraform files below a folder; none when it is not there. */
export function typesInFolder(folder) {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true })
    .filter(name => TERRAFORM_FILE.test(name))
    .flatMap(name =>
      typesInText(fs.readFileSync(path.join(folder, name), 'utf8')),
    );
}

/** Types of a list: one a line, `#` begins a comment. */
export function typesInList(text) {
  return text
    .split('\n')
    .map(line => line.replace(/#.*/, '').trim())
    .filter(Boolean);
}
