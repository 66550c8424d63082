import fs from 'node:fs';
import path from 'node:path';
import { fromRoot } from '../lib/paths.mjs';

/** Where `install.mjs` puts programs. */
export const TOOL_BIN = fromRoot('.cache/tools/bin');

/** A program in the folder of installed tools, else on PATH. */
export function findTool(name, env = process.env) {
  const folders = [
    TOOL_BIN,
    ...(env.PATH ?? '').split(path.delimiter).filter(Boolean),
  ];
  return folders
    .map(folder => path.join(folder, name))
    .find(file => {
      try {
        fs.accessSync(file, fs.constants.X_OK);
        return fs.statSync(file).isFile();
      } catch {
        return false;
      }
    });
}

/** Terraform or, where it is missing, OpenTofu. */
export const findTerraform = () => findTool('terraform') ?? findTool('tofu');
