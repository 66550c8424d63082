import fs from 'node:fs';
import path from 'node:path';
import type { SourceFile } from '../source/files';
import { understand } from '../source/understand';

const root = path.join(__dirname, '../../../../../templates/infrastructure');

/** Objectives and rules of the starter, as if they came at a time. */
export function starterFiles(arrived = 0): SourceFile[] {
  return (
    fs.readdirSync(path.join(root, 'slo'), { recursive: true }) as string[]
  )
    .filter(name => name.endsWith('.yaml'))
    .map(name => ({
      path: `slo/${name}`,
      ...{
        text: fs.readFileSync(path.join(root, 'slo', name), 'utf8'),
        arrived,
      },
    }));
}

/** A source that holds files, which a test may change. */
export class FakeSource {
  #files: readonly SourceFile[];
  #isChanged = true;

  constructor(files: readonly SourceFile[]) {
    this.#files = files;
  }

  set files(files: readonly SourceFile[]) {
    this.#files = files;
    this.#isChanged = true;
  }

  async refresh() {
    const isChanged = this.#isChanged;
    this.#isChanged = false;
    return isChanged;
  }

  get found() {
    return understand('acme/infrastructure', this.#files);
  }
}
