import { SeedClient } from './client';
import { WorkingCopy } from './workingCopy';

/** Three months of pull requests, made at their times. */
export async function seedHistory(
  _client: SeedClient,
  _copy: WorkingCopy,
  _repository: string,
  _start: Date,
  _progress: (message: string) => void,
) {}
