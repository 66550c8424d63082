import { WinstonLogger } from '@backstage/backend-defaults/rootLogger';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { format, transports } from 'winston';
import { findSecrets } from './findSecrets';

/**
 * Backstage's logger and its settings (`backend.logger`, `LOG_LEVEL`), told
 * about secrets in a quicker way; see {@link findSecrets}.
 */
const rootLoggerFactory = createServiceFactory({
  service: coreServices.rootLogger,
  deps: { config: coreServices.rootConfig },
  factory({ config }) {
    const settings = config.getOptionalConfig('backend.logger');
    const logger = WinstonLogger.create({
      meta: {
        service: 'infra-portal',
        ...settings?.getOptional<Record<string, string>>('meta'),
      },
      level:
        process.env.LOG_LEVEL || settings?.getOptionalString('level') || 'info',
      format:
        process.env.NODE_ENV === 'production'
          ? format.json()
          : WinstonLogger.colorFormat(),
      transports: [new transports.Console()],
    });
    logger.addRedactions(findSecrets(config.getOptional()));
    config.subscribe?.(() =>
      logger.addRedactions(findSecrets(config.getOptional())),
    );
    logger.setLevelOverrides(settings?.getOptional('overrides') ?? []);
    return logger;
  },
});

export default rootLoggerFactory;
