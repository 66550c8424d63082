import type { HumanDuration } from '@backstage/types';

export interface Config {
  infraPortal?: {
    goldenPath?: {
      /** Simulated plans in previews. */
      plan?: {
        /**
         * Whether repositories may be planned where this machine cannot keep
         * Terraform apart from the rest. Whoever can write to a repository can
         * then read what the portal can. Default: false.
         */
        trusted?: boolean;
        /** Time for one stack. Default: 30 seconds. */
        timeout?: HumanDuration | string;
      };
    };
  };
}
