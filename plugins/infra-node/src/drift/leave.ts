import type { LeftCode, LeftReason } from '@infra-portal/infra-common';

/** Thrown inside only: why something that drifted is left as it is. */
export class Leave extends Error {
  readonly why: LeftReason;

  constructor(code: LeftCode, name?: string) {
    super(code);
    this.name = 'Leave';
    this.why = { code, ...(name !== undefined && { name }) };
  }
}
