import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  infraPortal: {
    permissions?: {
      /**
       * Groups whose members may change everything in the portal: register
       * and remove catalog locations, edit templates, see every task.
       * Entity refs such as `group:default/platform`.
       * Default: `['group:default/platform']`.
       */
      platformGroups?: string[];
    };
    infrastructure: {
      /**
       * The company's infrastructure repository, as its web address:
       * `https://github.com/<owner>/<name>`. Templates propose changes to it.
       */
      repository: string;
    };
    catalog?: {
      locations?: {
        /**
         * When files and addresses that descriptions are read from are read
         * again. Default: 15 seconds after a start, then every 30 minutes.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    };
    health?: {
      /**
       * Addresses of neighbours whose reachability is shown (never required)
       * in the readiness answer, by name. A neighbour counts as reachable when
       * it answers anything below 500 within two seconds.
       */
      neighbours?: {
        [name: string]: string;
      };
    };
  };
}
