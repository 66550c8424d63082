import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  infraPortal: {
    infrastructure: {
      /**
       * Further repositories that hold services and stacks, as web addresses.
       */
      repositories?: string[];
    };
    stacks?: {
      /**
       * Repositories that hold stacks and no golden paths, as web addresses:
       * they are looked at, and nothing is proposed to them.
       */
      repositories?: string[];
    };
    github?: {
      /**
       * The secret that GitHub signs webhooks with. Without it webhooks are
       * refused, and changes are found by polling.
       * @visibility secret
       */
      webhookSecret?: string;
      /**
       * How often the repositories are looked at for what no webhook told.
       * Default: every minute.
       */
      poll?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
    mirror?: {
      /**
       * Folder of the bare clones of the repositories; each replica has its
       * own. Default: a folder of the system for temporary files.
       */
      directory?: string;
    };
  };
}
