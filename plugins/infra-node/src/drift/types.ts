import type { DriftResource, LeftReason } from '@infra-portal/infra-common';
import type { FixedFile } from '../fixes';
import type { ModuleFile } from '../terraform/read/module';

/** A drifted attribute, or a whole resource, that is left as it is, and why. */
export interface LeftOut {
  address: string;
  path?: string;
  why: LeftReason;
}

/** What changes, and what does not. */
export interface Adopted {
  files: FixedFile[];
  left: LeftOut[];
}

/** A stack's own folder at one commit, and what drifted there. */
export interface AdoptInput {
  /** Files of the folder itself that Terraform reads. */
  files: readonly ModuleFile[];
  resources: readonly DriftResource[];
}
